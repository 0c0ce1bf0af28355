import { describe, expect, it } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type ClientSetup, type Program } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { beliefsOf } from '../../../src/views/locks/beliefs.ts';
import { locksView, type LockQueue, type Place } from '../../../src/views/locks/locks-view.ts';
import { played } from '../views-election/played.ts';

const contender = (name: string, server: number, holdMs = 800): ClientSetup => ({
  name,
  server,
  timeoutMs: 6_000,
  program: { kind: 'lock', path: '/stock', holdMs, restMs: 100 },
});
const clients = ['a', 'b', 'c'].map((name, i) => contender(name, i + 1));

type Script = readonly (readonly [number, Command])[];
const queueAt = (ms: number, script: Script = [], setup = { clients }): LockQueue =>
  locksView(played(setup, script, ms))[0]!;
const holderAt = (ms: number): string => queueAt(ms).places[0]!.client!;

describe('the locks view', () => {
  it('has no queue without a client that wants one', () => {
    expect(locksView(played({}, [], 1_000))).toEqual([]);
  });

  it('shows one holder, and each of the others watching the place before its own', () => {
    const queue = queueAt(2_400);
    expect(queue).toMatchObject({ path: '/stock', kind: 'lock', seenBy: 5, away: [], ghosts: [] });
    expect(queue.places.map(({ holds }) => holds)).toEqual([true, false, false]);
    expect(queue.places.map(({ client }) => client).sort()).toEqual(['a', 'b', 'c']);
    const [first, second, third] = queue.places.map(({ node }) => node);
    expect(queue.watches).toHaveLength(2);
    expect(queue.watches).toEqual(
      expect.arrayContaining([
        { by: second, on: first },
        { by: third, on: second },
      ]),
    );
    expect(queue.places.map(({ wakes }) => wakes)).toEqual([null, 'next', null]);
    expect(beliefsOf(queue)).toEqual({ right: [queue.places[0]!.client], wrong: [] });
    for (const place of queue.places) {
      expect(place.leftMs).toBeGreaterThan(0);
      expect(place.left).toBeGreaterThan(0);
      expect(place.left).toBeLessThanOrEqual(1);
    }
  });

  it('knows what the first in line knows, and who is just being told', () => {
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
    const seen = new Set<string>();
    for (let ms = 2_400; ms < 4_600; ms += 5) {
      timeline.playTo(ms * 1_000, 100_000);
      const queue = locksView(timeline.frame)[0]!;
      const [first] = queue.places;
      seen.add(`${first!.belief} ${first!.wakes ?? ''}`.trim());
      expect(beliefsOf(queue).wrong).toEqual([]);
    }
    expect([...seen].sort()).toEqual(['holds', 'releases', 'waits', 'waits told']);
  });

  it('keeps the place of a client that is gone until the leader ends its session', () => {
    const [first] = queueAt(2_400).places;
    const gone = [2_400, { do: 'remove-client', client: first!.client! }] as const;
    const soon = queueAt(3_000, [gone]).places[0]!;
    expect(soon).toMatchObject({ node: first!.node, client: null, holds: true });
    expect(queueAt(12_000, [gone]).places.map(({ node }) => node)).not.toContain(first!.node);
  });

  it('shows a holder that slept through the end of its session beside the queue: it still believes', () => {
    const client = holderAt(2_400);
    const { node } = queueAt(2_400).places[0]!;
    const pause = [2_400, { do: 'pause', actor: client }] as const;
    const asleep = queueAt(5_000, [pause]);
    expect(asleep.places[0]).toMatchObject({ client, holds: true, belief: 'holds', paused: true });
    expect(asleep.ghosts).toEqual([]);
    const late = queueAt(14_000, [pause]);
    expect(late.ghosts).toEqual([{ key: node, client, node, paused: true }]);
    expect(late.places.map((place) => place.client)).not.toContain(client);
    expect(late.away).not.toContain(client);
    expect(beliefsOf(late).wrong).toEqual([client]);
    const awake = queueAt(16_000, [pause, [14_000, { do: 'resume', actor: client }]]);
    expect(awake.ghosts).toEqual([]);
  });

  it('is as it was when time goes back', () => {
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
    timeline.playTo(2_400_000, 100_000);
    const before = locksView(timeline.frame);
    timeline.playTo(2_400_001, 100_000);
    timeline.act({ do: 'pause', actor: before[0]!.places[0]!.client! });
    timeline.playTo(14_000_000, 100_000);
    expect(locksView(timeline.frame)[0]!.ghosts).toHaveLength(1);
    timeline.seek(2_400_000);
    expect(locksView(timeline.frame)).toEqual(before);
  });
});

describe('queues of other kinds', () => {
  const queueOf = (program: Program, count: number, ms: number, script: Script = []): LockQueue => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);
    const all = names.map((name, i): ClientSetup => ({
      name,
      server: (i % 5) + 1,
      timeoutMs: 6_000,
      program,
    }));
    return queueAt(ms, script, { clients: all });
  };
  const holdersOf = ({ places }: LockQueue): number => places.filter(({ holds }) => holds).length;

  it('a herd has one holder and a crowd without places, all of whom would be told', () => {
    const queue = queueOf({ ...PROGRAM_DEFAULTS['herd-lock'], holdMs: 20_000 }, 6, 4_000);
    expect(queue.places.map(({ holds }) => holds)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(queue.places[0]!.node).toBe('herd');
    expect(queue.places.slice(1).map(({ node }) => node)).toEqual(Array(5).fill(null));
    expect(queue.places.slice(1).every(({ wakes }) => wakes === 'next')).toBe(true);
    const [{ key }] = queue.places as [Place];
    expect(queue.watches.map(({ on }) => on)).toEqual(Array(5).fill(key));
    expect(beliefsOf(queue)).toEqual({ right: [queue.places[0]!.client], wrong: [] });
  });

  it('a semaphore has as many holders as permits, and whoever waits watches the list', () => {
    const queue = queueOf({ ...PROGRAM_DEFAULTS.semaphore, holdMs: 20_000 }, 6, 4_000);
    expect(holdersOf(queue)).toBe(2);
    expect(queue.watches).toHaveLength(4);
    expect(queue.watches.every(({ on }) => on === null)).toBe(true);
    expect(beliefsOf(queue).right).toHaveLength(2);
  });

  it('readers hold a shared lock together, and a writer alone', () => {
    const reads = { ...PROGRAM_DEFAULTS['shared-lock'], wants: 'read', holdMs: 20_000 } as const;
    expect(holdersOf(queueOf(reads, 4, 4_000))).toBe(4);
    const writes = { ...reads, wants: 'write' } as const;
    const queue = queueOf(writes, 4, 4_000);
    expect(holdersOf(queue)).toBe(1);
    expect(queue.places.map(({ part }) => part)).toEqual(Array(4).fill('write'));
  });

  it('a holder that somebody has asked to let go is seen to be asked', () => {
    const program = PROGRAM_DEFAULTS['revocable-lock'];
    const timeline = new Timeline({
      ...DEFAULT_SETUP,
      clients: ['a', 'b', 'c'].map((name) => ({ name, server: 1, timeoutMs: 6_000, program })),
    });
    const asked = new Set<boolean>();
    for (let ms = 1_000; ms < 8_000; ms += 10) {
      timeline.playTo(ms * 1_000, 100_000);
      const first = locksView(timeline.frame)[0]?.places[0];
      if (first !== undefined) asked.add(first.asked);
    }
    expect(asked).toEqual(new Set([false, true]));
  });

  it('the first candidate leads', () => {
    const queue = queueOf(PROGRAM_DEFAULTS.election, 4, 4_000);
    expect(queue.kind).toBe('election');
    expect(holdersOf(queue)).toBe(1);
    expect(beliefsOf(queue).right).toEqual([queue.places[0]!.client]);
  });

  it('what the holder uses shows its token, and refuses one who slept', () => {
    const program = { ...PROGRAM_DEFAULTS.lock, resource: 'store' };
    const timeline = new Timeline({
      ...DEFAULT_SETUP,
      clients: ['a', 'b', 'c'].map((name) => ({ name, server: 1, timeoutMs: 6_000, program })),
    });
    const now = (): LockQueue | undefined => locksView(timeline.frame)[0];
    const playUntil = (found: () => boolean): void => {
      for (let tries = 0; tries < 2_000 && !found(); tries++) {
        timeline.playTo(timeline.frame.at + 10_000, 100_000);
      }
      expect(found()).toBe(true);
    };
    playUntil(() => {
      const [last] = now()?.guarded?.accesses ?? [];
      return last !== undefined && last.client === now()!.places[0]?.client;
    });
    const client = now()!.places[0]!.client!;
    const token = now()!.guarded!.highest!;
    timeline.act({ do: 'pause', actor: client });
    playUntil(() => now()!.guarded!.highest! > token);
    expect(now()!.ghosts.map((ghost) => ghost.client)).toEqual([client]);
    timeline.act({ do: 'resume', actor: client });
    playUntil(() => now()!.guarded!.accesses.some(({ accepted }) => !accepted));
    const refused = now()!.guarded!.accesses.find(({ accepted }) => !accepted);
    expect(refused).toMatchObject({ client, token });
    playUntil(() => now()!.ghosts.length === 0);
  });
});
