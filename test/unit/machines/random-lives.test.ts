/**
 * The charts of a server's life and of a client's connection are the specification: whatever change happens in random runs of all
 * profiles, they allow.
 */
import { expect, test } from 'vitest';
import { generate } from '../../../src/cli/fuzz/play.ts';
import { PROFILES } from '../../../src/cli/fuzz/profile.ts';
import {
  CONNECTION_TRANSITIONS,
  connectionEventOf,
  type ConnectionState,
} from '../../../src/client/transitions.ts';
import { nextConnection } from '../../../src/machines/client-connection.ts';
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

/** Follows every client in the same way. */
class Connections {
  readonly refused: string[] = [];
  readonly taken = new Set<string>();
  changes = 0;
  readonly #states = new Map<string, ConnectionState>();

  hear(event: Event): void {
    if (typeof event.who !== 'string') return;
    const from = this.#states.get(event.who) ?? 'gone';
    const change = connectionEventOf(event, from);
    if (change === null) return;
    const to = nextConnection(from, change);
    this.changes++;
    if (to === null) {
      this.refused.push(`client ${event.who} at event ${event.id}: ${from}, ${change}`);
    } else {
      this.#states.set(event.who, to);
      this.taken.add(`${from}, ${change}`);
    }
  }
}

const everTaken = new Set<string>();
const connectionsTaken = new Set<string>();

test.each(PROFILES)(
  'the lives of servers and the connections of clients in random runs of profile %s',
  (profile) => {
    let changes = 0;
    let moves = 0;
    for (let seed = 1; seed <= RUNS_OF_EACH; seed++) {
      const lives = new Lives();
      const connections = new Connections();
      generate(seed, { profile, servers: [], off: [], events: 2_000 }, (event) => {
        lives.hear(event);
        connections.hear(event);
      });
      expect([...lives.refused, ...connections.refused], `seed ${seed}`).toEqual([]);
      moves += connections.changes;
      for (const change of connections.taken) connectionsTaken.add(change);
      changes += lives.changes;
      for (const change of lives.taken) everTaken.add(change);
    }
    expect(changes).toBeGreaterThan(RUNS_OF_EACH * 20);
    expect(moves).toBeGreaterThan(RUNS_OF_EACH * 10);
  },
);

test('between them they take nearly every way that the charts have', () => {
  const never = LIFE_TRANSITIONS.map(({ from, event }) => `${from}, ${event}`).filter(
    (change) => !everTaken.has(change),
  );
  expect(never).toEqual(NEVER);
  const unmoved = CONNECTION_TRANSITIONS.map(({ from, event }) => `${from}, ${event}`).filter(
    (change) => !connectionsTaken.has(change),
  );
  expect(unmoved.filter((change) => ![...RARE, ...UNSET].includes(change))).toEqual([]);
});

/** The fuzzer starts no server that is configured to stand alone. */
const NEVER: readonly string[] = ['looking, stood-alone'];
/** Clients that end in the middle of something, or when they have ended in another way: in so few runs not always. */
const RARE: readonly string[] = [
  'connected-read-only, auth-failed',
  'associating, closed',
  'connected-read-only, closed',
  'expired, closed',
  'auth-failed, closed',
  'associating, crashed',
  'connected-read-only, crashed',
  'expired, crashed',
  'auth-failed, crashed',
];

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
/** The fuzzer sets no clients so that they give up by themselves: `test/unit/client/timings.test.ts` does. */
const UNSET: readonly string[] = ['connecting, gave-up', 'associating, gave-up'];
