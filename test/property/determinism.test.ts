/** Same seed and actions, same run; a copy is a world of its own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/kernel/digest.ts';
import type { Command } from '../../src/simulation/command.ts';
import { copyWorld } from '../../src/simulation/copy-world.ts';
import { createWorld } from '../../src/simulation/create-world.ts';
import { digestWorld } from '../../src/simulation/digest-world.ts';
import type { Event } from '../../src/simulation/facts.ts';
import { perform } from '../../src/simulation/perform.ts';
import { DEFAULT_SETUP, type Setup } from '../../src/simulation/setup.ts';
import { step } from '../../src/simulation/step.ts';
import type { World } from '../../src/simulation/world.ts';

const SERVERS = 3;

const setupOf = (seed: number): Setup => ({
  ...DEFAULT_SETUP,
  seed: String(seed),
  servers: SERVERS,
  startsMs: [0, 0, 100],
  tickMs: 200,
  clients: [
    { name: 'w', server: null, timeoutMs: 2_000, program: { kind: 'writer', everyMs: 50 } },
    {
      name: 'l',
      server: 2,
      timeoutMs: 2_000,
      program: { kind: 'lock', path: '/lock', holdMs: 100, restMs: 50 },
    },
    {
      name: 'm',
      server: 1,
      timeoutMs: 2_000,
      program: { kind: 'lock', path: '/lock', holdMs: 100, restMs: 50 },
    },
  ],
});

const server = fc.integer({ min: 1, max: SERVERS });
const command: fc.Arbitrary<Command> = fc.oneof(
  server.map((sid) => ({ do: 'crash', server: sid }) as const),
  server.map((sid) => ({ do: 'restart', server: sid }) as const),
  server.map((sid) => ({ do: 'isolate', server: sid }) as const),
  fc.constant({ do: 'heal' } as const),
);
const acts = fc.array(fc.record({ steps: fc.nat(300), command }), { maxLength: 8 });
type Acts = readonly { readonly steps: number; readonly command: Command }[];

function forward(world: World, steps: number, sink: Event[]): void {
  for (let i = 0; i < steps; i++) step(world, Number.MAX_SAFE_INTEGER, sink);
}

function play(world: World, acts: Acts): Event[] {
  const events: Event[] = [];
  for (const act of acts) {
    forward(world, act.steps, events);
    perform(world, world.now, act.command, events);
  }
  forward(world, 300, events);
  return events;
}

test('the same seed and actions give the same events and the same digest', () => {
  fc.assert(
    fc.property(fc.nat(), acts, (seed, script) => {
      const [one, other] = [createWorld(setupOf(seed)), createWorld(setupOf(seed))];
      expect(digest(play(one, script))).toBe(digest(play(other, script)));
      expect(digestWorld(one)).toBe(digestWorld(other));
    }),
    { numRuns: 60 },
  );
});

test('another seed gives another run', () => {
  const [one, other] = [createWorld(setupOf(1)), createWorld(setupOf(2))];
  expect(digest(play(one, []))).not.toBe(digest(play(other, [])));
  expect(digestWorld(one)).not.toBe(digestWorld(other));
});

test('a client more does not change the election', () => {
  const election = (setup: Setup): unknown[] => {
    const events: Event[] = [];
    const world = createWorld(setup);
    while (!events.some((event) => event.kind === 'established')) forward(world, 1, events);
    return events
      .filter((event) => ['vote-changed', 'decided', 'established'].includes(event.kind))
      .map(({ kind, who, at }) => [kind, who, at]);
  };
  const alone = election({ ...setupOf(5), clients: [] });
  expect(election(setupOf(5))).toEqual(alone);
});

describe('a copy', () => {
  test('goes on exactly as its original, whichever of them runs first', () => {
    fc.assert(
      fc.property(fc.nat(), acts, acts, (seed, before, after) => {
        const world = createWorld(setupOf(seed));
        play(world, before);
        const [first, second] = [copyWorld(world), copyWorld(world)];
        expect(digestWorld(first)).toBe(digestWorld(world));
        const events = digest(play(first, after));
        expect(digest(play(world, after))).toBe(events);
        expect(digest(play(second, after))).toBe(events);
        expect([digestWorld(first), digestWorld(second)]).toEqual([
          digestWorld(world),
          digestWorld(world),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test('shares nothing that can change: neither of the two disturbs the other', () => {
    fc.assert(
      fc.property(fc.nat(), acts, acts, (seed, before, after) => {
        const world = createWorld(setupOf(seed));
        play(world, before);
        const copy = copyWorld(world);
        const was = digestWorld(world);
        play(copy, after);
        expect(digestWorld(world)).toBe(was);
        const stands = digestWorld(copy);
        play(world, after.slice().reverse());
        expect(digestWorld(copy)).toBe(stands);
      }),
      { numRuns: 60 },
    );
  });
});
