import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/scenario/link.ts';
import { type Opened, openScenario } from '../../../src/scenario/open-scenario.ts';
import { openLink } from './open-link.ts';
import type { Problem } from '../../../src/scenario/problem.ts';
import { scenarioOf } from '../../../src/scenario/scenario-of.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { sample } from './make-scenario.ts';

const SECOND = 1_000_000;
const options = { pause: () => Promise.resolve() };

const open = async (scenario: Scenario): Promise<Opened> => {
  const outcome = await openScenario(scenario, options);
  if (!outcome.ok) throw new Error(outcome.problem.kind);
  return outcome.value;
};
const problemOf = async (scenario: Scenario, stepsMax = 100_000): Promise<Problem> => {
  const outcome = await openScenario(scenario, { ...options, stepsMax });
  if (outcome.ok) throw new Error('it was opened');
  return outcome.problem;
};
const linkOf = async (timeline: Timeline): Promise<string> => {
  const link = await encodeLink(scenarioOf(timeline, 'a title'));
  if (!link.ok) throw new Error(link.problem.kind);
  return link.value;
};

/** A run with a branch: 5 crashes at 3 s; before that, at 2.5 s, 4 crashes instead and comes back. */
function branched(): Timeline {
  const timeline = new Timeline(sample.setup);
  timeline.playTo(3 * SECOND);
  timeline.act({ do: 'crash', server: 5 });
  timeline.playTo(6 * SECOND);
  timeline.seek(2_512_345);
  timeline.act({ do: 'crash', server: 4 });
  timeline.playTo(4 * SECOND);
  timeline.act({ do: 'restart', server: 4 });
  timeline.playTo(7 * SECOND);
  return timeline;
}

describe('a link leads to the very place', () => {
  test.each<[string, (timeline: Timeline) => void]>([
    ['at the end', () => undefined],
    ['just after a command', (t) => t.goTo({ step: t.actions[1]!.step + 1, at: t.actions[1]!.at })],
    ['just before a command', (t) => t.goTo(t.actions[1]!)],
    ['between two steps', (t) => t.seek(5_000_001)],
    ['before the branch began', (t) => t.seek(SECOND)],
    ['at the start', (t) => t.toStart()],
    ['in the other branch', (t) => t.switchTo(0)],
  ])('%s', async (_, go) => {
    const timeline = branched();
    timeline.rename(1, 'four instead');
    go(timeline);
    const opened = await openLink(await linkOf(timeline), options);
    if (!opened.ok) throw new Error(opened.problem.kind);
    const there = opened.value.timeline;
    expect(there.position).toEqual(timeline.position);
    expect(digestWorld(there.frame.world)).toBe(digestWorld(timeline.frame.world));
    expect(there.frame.eventCount).toBe(timeline.frame.eventCount);
    expect(there.actions).toEqual(timeline.actions);
    expect(there.branches[0]!.name).toBe(timeline.branches[timeline.branch]!.name);
    expect(opened.value.scenario.title).toBe('a title');

    for (const run of [there, timeline]) run.playTo(9 * SECOND);
    expect(digestWorld(there.frame.world)).toBe(digestWorld(timeline.frame.world));
  });
});

test('a file in milliseconds gets exact places, and says the same again as a link', async () => {
  const { timeline, digest } = await open(sample);
  expect(timeline.position.at).toBe(4 * SECOND);
  expect(timeline.actions).toHaveLength(sample.actions.length);
  const again = await decodeLink(await linkOf(timeline));
  if (!again.ok) throw new Error(again.problem.kind);
  expect(again.value).toMatchObject({ digest, position: timeline.position });
  expect((await open(again.value)).digest).toBe(digest);
});

test('a scenario without a position stands just after its last action', async () => {
  const { timeline } = await open({ ...sample, position: undefined });
  const last = timeline.actions.at(-1)!;
  expect(timeline.position).toEqual({ step: last.step + 1, at: last.at });
});

test('it breathes on the way and tells how far it is', async () => {
  let pauses = 0;
  const fractions: number[] = [];
  const pause = (): Promise<void> => {
    pauses++;
    return Promise.resolve();
  };
  const scenario = { ...sample, position: { atMs: 120_000 } };
  await openScenario(scenario, { pause, progress: (fraction) => fractions.push(fraction) });
  expect(pauses).toBeGreaterThan(2);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
});

describe('what cannot be replayed gets a plain problem', () => {
  const shared = scenarioOf(branched());
  const first = { ...branched().actions[0]!, command: { do: 'heal' } } as const;
  const base = { ...sample, actions: [] };

  test.each<[string, Scenario, Partial<Problem>]>([
    [
      'another digest',
      { ...shared, digest: '0123456789abcdef' },
      { kind: 'digest-differs', expected: '0123456789abcdef', found: shared.digest! },
    ],
    [
      'another seed',
      { ...sample, digest: shared.digest, setup: { ...sample.setup, seed: 'other' } },
      { kind: 'digest-differs' },
    ],
    ['another position', { ...shared, position: { step: 10, at: 1 } }, { kind: 'digest-differs' }],
    [
      'an action after steps that are not taken by then',
      { ...base, actions: [{ ...first, step: 9_000, at: 1_000 }] },
      { kind: 'impossible-action', action: 1 },
    ],
    [
      'an action before steps that are taken by then',
      { ...base, actions: [{ ...first, step: 3, at: 5 * SECOND }] },
      { kind: 'impossible-action', action: 1 },
    ],
    [
      'actions that go back in time',
      { ...base, actions: [{ ...first }, { atMs: 1, command: { do: 'heal' } }] },
      { kind: 'impossible-action', action: 2 },
    ],
    [
      'a position a day later',
      { ...base, position: { atMs: 86_400_000 } },
      { kind: 'replay-too-long', stepsMax: 5_000 },
    ],
  ])('%s', async (_, scenario, expected) => {
    expect(await problemOf(scenario, 5_000)).toMatchObject(expected);
  });
});
