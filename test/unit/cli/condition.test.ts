import { describe, expect, test } from 'vitest';
import { readCondition } from '../../../src/cli/condition.ts';
import { run } from '../../../src/cli/run.ts';
import type { World } from '../../../src/simulation/world.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { busy } from '../timeline/play.ts';

/** The world in which a run until `text` ends, and the kinds of its last step's events. */
function runUntil(text: string): { world: World; last: readonly string[]; met: boolean } {
  const condition = readCondition(text);
  let last: readonly string[] = [];
  const { world, met } = run(busy, [], condition, (events) => {
    last = events.map((event) => event.kind);
  });
  return { world, last, met };
}

describe('a run ends when its condition is met', () => {
  test.each([
    ['time=1.5s', 1_500_000],
    ['time=750ms', 750_000],
    ['time=0.05m', 3_000_000],
  ])('%s', (text, us) => {
    const { world, met } = runUntil(text);
    expect(met).toBe(true);
    expect(world.now).toBeLessThanOrEqual(us);
    expect(world.now).toBeGreaterThan(us - 500_000);
  });

  test('steps=123', () => {
    expect(runUntil('steps=123').world.steps).toBe(123);
  });

  test('event=committed, and the third one later', () => {
    const first = runUntil('event=committed');
    const third = runUntil('event=committed:3');
    expect(first.last).toContain('committed');
    expect(third.last).toContain('committed');
    expect(third.world.now).toBeGreaterThan(first.world.now);
  });

  test('role=leading:5', () => {
    const { world } = runUntil('role=leading:5');
    expect(world.peers[4]!.role).toBe('leading');
    expect(runUntil('role=leading').world.steps).toBe(world.steps);
  });

  test('zxid=1,5', () => {
    const leader = runUntil('zxid=1,5').world.peers.find((peer) => peer.role === 'leading');
    expect(leader?.knownCommitted).toBe(zxidOf(1, 5));
  });

  test('or after an hour of virtual time', () => {
    expect(runUntil('role=observing').met).toBe(false);
  });
});

test('the language of the page is understood too', () => {
  const text = 'count(event where kind = committed) >= 2 or violations > 0';
  expect(runUntil(text).last).toContain('committed');
});

test.each([
  '',
  'time=5',
  'time=s',
  'steps=x',
  'event=',
  'event=king',
  'role=king',
  'zxid=1',
  'now',
])('"%s" is no condition, and the place is marked', (text) => {
  expect(() => readCondition(text)).toThrow(/is not a condition\. [^]*\^/);
});
