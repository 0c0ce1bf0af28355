import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuorum, isVoter, majorityOf, quorumSize } from '../../../src/zab/quorum.ts';

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
