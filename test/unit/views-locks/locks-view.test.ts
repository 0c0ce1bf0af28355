import { describe, expect, it } from 'vitest';
import type { ClientSetup } from '../../../src/simulation/setup.ts';
import type { EventOf } from '../../../src/simulation/facts.ts';
import { joinQueue, passing } from '../../../src/views/locks/join-queue.ts';
import { locksView } from '../../../src/views/locks/locks-view.ts';
import {
  FIRST_X,
  queueGeometry,
  ringPath,
  STEP_MIN,
  type PlaceMark,
} from '../../../src/views/locks/queue-geometry.ts';
import { played } from '../views-election/played.ts';

const clients = ['a', 'b', 'c'].map((name, i): ClientSetup => ({
  name,
  server: i + 1,
  timeoutMs: 6_000,
  program: { kind: 'lock', path: '/stock', holdMs: 800, restMs: 100 },
}));

describe('the locks view', () => {
  it('has no queue without a client that wants one', () => {
    expect(locksView(played({}, [], 1_000))).toEqual([]);
  });

  it('shows one holder, and each of the others watching the place before its own', () => {
    const frame = played({ clients }, [], 2_400);
    const [queue] = locksView(frame);
    expect(queue).toMatchObject({ path: '/stock', seenBy: 5, away: [] });
    expect(queue!.places.map((place) => place.holds)).toEqual([true, false, false]);
    expect(queue!.places.map((p) => p.client).sort()).toEqual(['a', 'b', 'c']);
    queue!.places.slice(1).forEach((place, i) => {
      expect(place.watches).toBe(queue!.places[i]!.node);
    });
    expect(queue!.believers).toEqual([{ client: queue!.places[0]!.client, true: true }]);
    for (const place of queue!.places) {
      expect(place.leftMs).toBeGreaterThan(0);
      expect(place.left).toBeGreaterThan(0);
      expect(place.left).toBeLessThanOrEqual(1);
    }
  });

  it('knows what the first in line knows', () => {
    const seen = new Map<string, number>();
    for (let ms = 2_400; ms < 4_600; ms += 30) {
      const [queue] = locksView(played({ clients }, [], ms));
      const first = queue!.first ?? 'nobody';
      seen.set(first, (seen.get(first) ?? 0) + 1);
      if (first === 'holds') expect(queue!.believers[0]!.client).toBe(queue!.places[0]!.client);
      expect(queue!.believers.length).toBeLessThanOrEqual(1);
    }
    expect([...seen.keys()].sort()).toEqual(['holds', 'releases', 'unaware']);
    expect(seen.get('holds')).toBeGreaterThan(seen.get('unaware')!);
  });

  it('counts one client woken by a release, not all that waited', () => {
    const frame = played({ clients }, [], 6_000);
    const [queue] = locksView(frame);
    const fired: EventOf<'watch-fired'>[] = [];
    for (let id = 0; id < frame.eventCount; id++) {
      const event = frame.events.at(id)!;
      if (event.kind === 'watch-fired' && event.event.type === 'NodeDeleted') fired.push(event);
    }
    expect(fired.length).toBeGreaterThan(2);
    expect(queue!.woken?.count).toBe(1);
    expect(queue!.woken?.waiting).toBeGreaterThanOrEqual(1);
  });

  it('keeps the place of a client that is gone until the leader ends its session', () => {
    const [first] = locksView(played({ clients }, [], 2_400))[0]!.places;
    const gone = [2_400, { do: 'remove-client', client: first!.client! }] as const;
    const soon = locksView(played({ clients }, [gone], 3_000))[0]!.places[0]!;
    expect(soon).toMatchObject({ node: first!.node, client: null, holds: true });
    expect(locksView(played({ clients }, [gone], 3_000))[0]!.first).toBe('gone');
    const later = locksView(played({ clients }, [gone], 12_000))[0]!.places;
    expect(later.map((place) => place.node)).not.toContain(first!.node);
  });
});

describe('the picture of a queue', () => {
  const place = (node: string): PlaceMark['place'] => ({
    node,
    sequence: 0,
    session: '',
    client: node,
    holds: false,
    watches: '',
    leftMs: null,
    left: null,
  });
  const marks = (nodes: string, available = 600): readonly PlaceMark[] =>
    queueGeometry({ places: Array.from(nodes, place) }, available).marks;

  it('spreads its places from the lock outwards and never closer than they are wide', () => {
    expect(marks('').length).toBe(0);
    expect(marks('a')[0]!.x).toBe(FIRST_X);
    const xs = marks('abcdefgh', 300).map((mark) => mark.x);
    for (const [i, x] of xs.entries()) {
      expect(x).toBeGreaterThanOrEqual(FIRST_X + i * STEP_MIN - 1e-9);
    }
  });

  it.each([
    { before: 'abc', after: 'bcd', enters: 'd', leaves: 'a', moves: 'bc' },
    { before: 'bcd', after: 'abc', enters: 'a', leaves: 'd', moves: 'bc' },
    { before: '', after: 'ab', enters: 'ab', leaves: '', moves: '' },
    { before: 'ab', after: '', enters: '', leaves: 'ab', moves: '' },
  ])('joins $before with $after', ({ before, after, ...expected }) => {
    const plan = joinQueue(marks(before), marks(after));
    for (const kind of ['enters', 'leaves', 'moves'] as const) {
      const keys = plan.filter((p) => p.kind === kind).map((p) => p.mark.key);
      expect(keys.join('')).toBe(expected[kind]);
    }
    expect(passing(plan, 1)).toEqual(marks(after));
    expect(
      passing(plan, 0)
        .map((mark) => mark.key)
        .sort()
        .join(''),
    ).toBe([...new Set(Array.from(before + after))].sort().join(''));
  });

  it('can be interrupted: it goes on from what is shown', () => {
    const half = passing(joinQueue(marks('ab'), marks('b')), 0.5);
    const back = joinQueue(half, marks('ab'));
    expect(back.find((p) => p.mark.key === 'a')!.from.opacity).toBeCloseTo(0.5);
    expect(passing(back, 1)).toEqual(marks('ab'));
  });

  it('draws a whole ring for a fresh session and nothing for one that is over', () => {
    expect(ringPath(1)).not.toBe(ringPath(0.5));
    expect(ringPath(0)).toMatch(/^M/);
  });
});
