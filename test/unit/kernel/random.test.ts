import fc from 'fast-check';
import { expect, test } from 'vitest';
import { below, between, forkRandom, nextUint32, shuffled } from '../../../src/kernel/random.ts';

const draws = (seed: string, actor: string, count: number): number[] => {
  const random = forkRandom(seed, actor);
  return Array.from({ length: count }, () => nextUint32(random));
};

// Written down once: a change here changes every shared link and every golden trace.
test.each([
  ['zab', 'server 1', [1139751617, 3338208158, 1614761180, 2572627611]],
  ['zab', 'server 2', [3041695645, 2130220624, 2734875854, 77018884]],
  ['', 'network', [2823207215, 1587453113, 613519231, 1966918358]],
])('the stream of seed %j for %j is known', (seed, actor, expected) => {
  expect(draws(seed, actor, 4)).toEqual(expected);
});

test('a fork depends on seed and name only: drawing from one does not move another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.nat(50), (seed, a, b, count) => {
      const alone = draws(seed, a, 8);
      const other = forkRandom(seed, b);
      for (let i = 0; i < count; i++) nextUint32(other);
      expect(draws(seed, a, 8)).toEqual(alone);
      if (a !== b) expect(draws(seed, b, 8)).not.toEqual(alone);
    }),
  );
});

test('a copy of the state continues the same stream', () => {
  const random = forkRandom('seed', 'disk 3');
  for (let i = 0; i < 10; i++) nextUint32(random);
  const copy = { ...random };
  expect(Array.from({ length: 20 }, () => nextUint32(random))).toEqual(
    Array.from({ length: 20 }, () => nextUint32(copy)),
  );
});

test('below and between stay within their bounds and reach both ends', () => {
  const random = forkRandom('bounds', 'test');
  const seen = new Set<number>();
  for (let i = 0; i < 1_000; i++) seen.add(between(random, -3, 4));
  expect([...seen].sort((a, b) => a - b)).toEqual([-3, -2, -1, 0, 1, 2, 3, 4]);
  expect([below(random, 1), below(random, 0), between(random, 7, 7)]).toEqual([0, 0, 7]);
});

test('every face of a die comes up about as often as the others', () => {
  const random = forkRandom('fair', 'die');
  const counts = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 60_000; i++) counts[below(random, 6)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('shuffled keeps the items, leaves its argument alone and can give every order', () => {
  const items = [1, 2, 3];
  const random = forkRandom('orders', 'test');
  const orders = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const order = shuffled(random, items);
    expect([...order].sort()).toEqual(items);
    orders.add(order.join());
  }
  expect(items).toEqual([1, 2, 3]);
  expect(orders.size).toBe(6);
});
