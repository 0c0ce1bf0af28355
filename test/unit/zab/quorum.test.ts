import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isQuorum,
  isVoter,
  majorityOf,
  quorumSize,
  weightOf,
  type QuorumSystem,
} from '../../../src/zab/quorum.ts';

const voters = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

test.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [6, 4],
  [7, 4],
  [8, 5],
  [9, 5],
])('%i voters: %i are strictly more than half', (n, need) => {
  const system = majorityOf(voters(n));
  expect(quorumSize(system)).toBe(need);
  expect(isQuorum(system, voters(need))).toBe(true);
  expect(isQuorum(system, voters(need - 1))).toBe(false);
});

test('who is no voter does not count', () => {
  const system = majorityOf([1, 2, 3]);
  expect(isVoter(system, 4)).toBe(false);
  expect(isQuorum(system, [1, 4, 5, 6])).toBe(false);
  expect(isQuorum(system, [4, 3, 1])).toBe(true);
});

test('any two quorums meet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(511), fc.nat(511), (n, left, right) => {
      const system = majorityOf(voters(n));
      const set = (bits: number): number[] => voters(n).filter((sid) => bits & (1 << (sid - 1)));
      const [a, b] = [set(left), set(right)];
      if (!isQuorum(system, a) || !isQuorum(system, b)) return;
      expect(a.some((sid) => b.includes(sid))).toBe(true);
    }),
  );
});

describe('groups and weights', () => {
  const system: QuorumSystem = {
    kind: 'hierarchical',
    voters: voters(9),
    groups: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    weights: [
      { server: 7, weight: 0 },
      { server: 8, weight: 0 },
      { server: 9, weight: 0 },
    ],
  };

  test.each([
    ['a majority of each group', [1, 2, 4, 5], true],
    ['a majority of servers in one group only', [1, 2, 3, 4, 7, 8, 9], false],
    ['a group without any weight does not count at all', [1, 2, 7, 8, 9], false],
    ['two of three in both groups that count, others beside', [2, 3, 5, 6, 9], true],
  ])('%s', (_, acks, enough) => {
    expect(isQuorum(system, acks)).toBe(enough);
  });

  test('one heavy server may be worth more than the rest of its group', () => {
    const heavy: QuorumSystem = {
      ...system,
      voters: voters(3),
      groups: [[1, 2, 3]],
      weights: [{ server: 1, weight: 3 }],
    };
    expect([isQuorum(heavy, [1]), isQuorum(heavy, [2, 3]), quorumSize(heavy)]).toEqual([
      true,
      false,
      1,
    ]);
    expect([weightOf(heavy, 1), weightOf(heavy, 2), weightOf(heavy, 4)]).toEqual([3, 1, 0]);
  });

  test('the least quorum is counted over the groups that have a weight', () => {
    expect(quorumSize(system)).toBe(4);
  });
});
