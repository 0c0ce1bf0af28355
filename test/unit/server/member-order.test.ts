import { expect, test } from 'vitest';
import { memberOrder } from '../../../src/server/member-order.ts';

test.each([
  ['one by one', [1, 2, 3, 4], [2], [5], [1, 3, 4, 5]],
  ['4 first, where two were left and the table is one of four', [3, 4], [], [1], [4, 1, 3]],
  ['by number again, where three were left', [1, 3, 4], [], [2], [1, 2, 3, 4]],
  ['by number, where the table had to double', [3, 4], [], [1, 2], [1, 2, 3, 4]],
  ['who only changes its part behind those of its place', [1, 5], [], [1], [5, 1]],
])('members are listed %s', (_, before, leaving, joining, listed) => {
  expect(memberOrder(before, leaving, joining)).toEqual(listed);
});
