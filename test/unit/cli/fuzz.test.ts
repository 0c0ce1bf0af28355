import { describe, expect, test } from 'vitest';
import { PATHS } from '../../../src/cli/fuzz/paths.ts';
import { Lives } from '../../../src/cli/fuzz/lives.ts';
import { mayDo } from '../../../src/cli/fuzz/may.ts';
import { readOptions } from '../../../src/cli/fuzz/options.ts';
import { generate, replay, type Wish } from '../../../src/cli/fuzz/play.ts';
import type { Act } from '../../../src/cli/fuzz/run.ts';
import { shrink } from '../../../src/cli/fuzz/shrink.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';

const WISH: Wish = { profile: 'all', servers: [3], off: [], events: 1_000 };

describe('a run of the fuzzer', () => {
  test('depends on its seed and on nothing else', () => {
    const [first, again, other] = [generate(7, WISH), generate(7, WISH), generate(8, WISH)];
    expect(again).toEqual(first);
    expect(other.performed).not.toEqual(first.performed);
  });

  test('keeps every promise while all rules hold, and counts what it met', () => {
    const outcomes = [1, 2, 3, 4, 5, 6].map((seed) => generate(seed, WISH));
    expect(outcomes.map(({ violation }) => violation)).toEqual(outcomes.map(() => null));
    const paths = outcomes.flatMap(({ coverage }) => Object.keys(coverage));
    expect(paths.filter((path) => PATHS.includes(path)).length).toBeGreaterThan(10);
    expect(outcomes.every(({ commits }) => commits > 0)).toBe(true);
  });

  test('finds a rule that is missing, and says the same with less', () => {
    const failed = [1, 2, 3, 4, 5, 6, 7, 8]
      .map((seed) => generate(seed, { ...WISH, off: ['commit-needs-quorum'], events: 2_000 }))
      .find(({ violation }) => violation !== null)!;
    const small = shrink(failed, 100);
    expect(small.violation?.checker).toBe(failed.violation?.checker);
    expect(small.acts.length).toBeLessThanOrEqual(failed.acts.length);
    expect(small.facts.map(({ id }) => id)).toEqual(small.violation?.events);
    expect(replay(small.setup, small.acts, small.end.at).violation).toEqual(small.violation);
  });
});

test('every run holds its servers to the chart of their life: an illegal change that is planted is found', () => {
  const life: Event[] = [];
  const { violation } = generate(1, WISH, (event) => void life.push(event));
  expect(violation).toBeNull();
  const found = (events: readonly Event[]): unknown[] => {
    const lives = new Lives();
    return events.flatMap((event) => lives.observe(event) ?? []);
  };
  expect(found(life)).toEqual([]);
  const serves = life.findIndex(
    (event) => event.kind === 'phase-entered' && event.phase === 'synchronization',
  );
  const planted = { ...life[serves], phase: 'broadcast' } as Event;
  expect(found(life.with(serves, planted))).toContainEqual({
    checker: 'the chart of a server’s life',
    message: expect.stringMatching(
      /^server . was .*discovery, .* no entered.*broadcast$/,
    ) as string,
    events: [planted.id],
  });
});

test('a voter’s disk is not wiped while somebody else may lack what is on it', () => {
  const world = createWorld({ ...DEFAULT_SETUP, servers: 3, observers: 1, startsMs: [] });
  expect(mayDo(world, { do: 'wipe', server: 1 })).toBe(false);
  expect(mayDo(world, { do: 'wipe', server: 4 })).toBe(true);
  expect(mayDo(world, { do: 'wipe', server: 9 })).toBe(false);
});

describe('arguments', () => {
  test('have defaults', () => {
    expect(readOptions([])).toMatchObject({ seedFrom: 1, runs: 100, profile: 'all', off: [] });
  });

  test('are read', () => {
    const args = ['--servers', '3,5', '--switch-off', 'fsync-before-ack', '--minutes', '2'];
    expect(readOptions(args)).toMatchObject({
      servers: [3, 5],
      off: ['fsync-before-ack'],
      minutes: 2,
    });
  });

  test.each([
    [['--runs', 'many'], /--runs takes a whole number/],
    [['--servers', '3,12'], /--servers takes a whole number from 1 to 7/],
    [['--profile', 'weather'], /--profile takes one of crash, net/],
    [['--switch-off', 'gravity'], /there is no rule "gravity"/],
    [['--fast'], /--fast/],
  ])('%j cannot be used', (args, says) => {
    expect(() => readOptions(args)).toThrow(says);
  });
});

test('a server that healing starts anew between its snapshot and its epoch is repaired first', () => {
  const setup: Setup = {
    ...DEFAULT_SETUP,
    servers: 2,
    startsMs: [null, 0],
    tickMs: 200,
    oracle: true,
    commitLogCount: 1,
    slowDisks: [{ server: 1, fsyncUs: { min: 200_000, max: 200_000 } }],
    clients: [
      { name: 'a', server: 2, timeoutMs: 4_000, program: { kind: 'writer', everyMs: 100 } },
    ],
  };
  const acts: readonly Act[] = [
    { atUs: 1, command: { do: 'set-oracle', server: 2, grants: true } },
    { atUs: 3_000_000, command: { do: 'restart', server: 1 } },
  ];
  const { violation, performed } = replay(setup, acts, 3_800_000);
  expect(performed.map(({ command }) => command)).toContainEqual({ do: 'repair-disk', server: 1 });
  expect(violation).toBeNull();
});
