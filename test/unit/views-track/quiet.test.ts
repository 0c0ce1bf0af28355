import { expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import { perform } from '../../../src/simulation/perform.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { step } from '../../../src/simulation/step.ts';
import type { World } from '../../../src/simulation/world.ts';
import { isQuiet, nextDueAt } from '../../../src/views/track/quiet.ts';

const S = 1_000_000;
const setup: Setup = { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] };

/** Runs to `untilUs`, and gives the kinds of events that happened in steps before which it was quiet. */
function run(world: World, untilUs: number): Event['kind'][] {
  const kinds: Event['kind'][] = [];
  for (;;) {
    const quiet = isQuiet(world);
    const events: Event[] = [];
    if (!step(world, untilUs, events)) return kinds;
    if (quiet) kinds.push(...events.map(({ kind }) => kind));
  }
}

const CONSEQUENCES: readonly Event['kind'][] = [
  'decided',
  'established',
  'epoch-chosen',
  'committed',
  'fsynced',
  'applied',
  'vote-changed',
];

test('nothing of consequence happens out of a quiet stretch', () => {
  const world = createWorld({
    ...setup,
    clients: [
      { name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'writer', everyMs: 700 } },
    ],
  });
  const kinds = run(world, 30 * S);
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => CONSEQUENCES.includes(kind))).toEqual([]);
});

test('an ensemble that nobody uses is quiet once its leader serves', () => {
  const world = createWorld(setup);
  expect(run(world, S / 10).length).toBeLessThan(10);
  expect(isQuiet(world)).toBe(false);
  run(world, 5 * S);
  expect(isQuiet(world)).toBe(true);
  expect(nextDueAt(world)).toBeGreaterThan(5 * S);
});

test('what waits at a cut does not keep it from being quiet', () => {
  const world = createWorld(setup);
  run(world, 5 * S);
  perform(world, 5 * S, { do: 'isolate', server: 1 }, []);
  const waits = (): boolean =>
    [...world.connections.values()].some(
      ({ forth, back }) => forth.waits !== null || back.waits !== null,
    );
  let quietAtACut = false;
  for (let ms = 0; ms < 8_000 && !quietAtACut; ms += 100) {
    run(world, 5 * S + ms * 1_000);
    quietAtACut = waits() && isQuiet(world);
  }
  expect(quietAtACut).toBe(true);
});
