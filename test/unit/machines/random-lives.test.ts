/**
 * The chart of a server's life is the specification: whatever role and phase change happens in random runs of all profiles, it allows,
 * and it ends where the server itself says that it stands.
 */
import { expect, test } from 'vitest';
import { generate } from '../../../src/cli/fuzz/play.ts';
import { PROFILES } from '../../../src/cli/fuzz/profile.ts';
import { nextLife } from '../../../src/machines/peer-life.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { lifeEventOf, LIFE_TRANSITIONS, type LifeState } from '../../../src/zab/transitions.ts';

const RUNS_OF_EACH = 40;

/** Follows every server; says what its chart does not allow. */
class Lives {
  readonly refused: string[] = [];
  readonly taken = new Set<string>();
  changes = 0;
  readonly #lives = new Map<number, LifeState>();

  hear(event: Event): void {
    if (typeof event.who !== 'number') return;
    const change = lifeEventOf(event as Parameters<typeof lifeEventOf>[0]);
    if (change === null) return;
    const from = this.#lives.get(event.who) ?? 'down';
    const to = nextLife(from, change);
    this.changes++;
    if (to === null) {
      this.refused.push(`server ${event.who} at event ${event.id}: ${from}, ${change}`);
    } else {
      this.#lives.set(event.who, to);
      this.taken.add(`${from}, ${change}`);
    }
  }
}

const everTaken = new Set<string>();

test.each(PROFILES)('the lives of servers in random runs of profile %s', (profile) => {
  let changes = 0;
  for (let seed = 1; seed <= RUNS_OF_EACH; seed++) {
    const lives = new Lives();
    generate(seed, { profile, servers: [], off: [], events: 2_000 }, (event) => lives.hear(event));
    expect(lives.refused, `seed ${seed}`).toEqual([]);
    changes += lives.changes;
    for (const change of lives.taken) everTaken.add(change);
  }
  expect(changes).toBeGreaterThan(RUNS_OF_EACH * 20);
});

test('between them they take nearly every way that the chart has', () => {
  const never = LIFE_TRANSITIONS.map(({ from, event }) => `${from}, ${event}`).filter(
    (change) => !everTaken.has(change),
  );
  expect(never).toEqual(NEVER);
});

/** The fuzzer starts no server that is configured to stand alone. */
const NEVER: readonly string[] = ['looking, stood-alone'];

test.each([
  ['a follower that leads at once', 'decided/following', 'entered/leading/broadcast'],
  [
    'a leader that serves before it is synchronized',
    'decided/leading',
    'entered/leading/broadcast',
  ],
  ['a learner that serves unsynchronized', 'decided/observing', 'entered/observing/broadcast'],
  ['a server that decides twice', 'decided/following', 'decided/leading'],
] as const)('refuses %s', (_, decided, planted) => {
  const state = nextLife('looking', decided)!;
  expect(nextLife(state, planted)).toBeNull();
});
