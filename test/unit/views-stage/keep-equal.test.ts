import { expect, test } from 'vitest';
import { keepEqual } from '../../../src/views/stage/keep-equal.ts';

const face = (role: string, zxids: readonly number[]) => ({
  role,
  vote: null,
  bar: { squares: zxids.map((zxid, i) => ({ zxid, x: i })) },
});

test('what says the same stays the same object', () => {
  const before = face('leading', [1, 2]);
  expect(keepEqual(before, face('leading', [1, 2]))).toBe(before);
});

test.each([
  face('following', [1, 2]),
  face('leading', [1, 3]),
  face('leading', [1, 2, 3]),
  face('leading', [1]),
  { ...face('leading', [1, 2]), vote: { full: '5 (1, 1:6)' } },
  { ...face('leading', [1, 2]), more: undefined },
])('what says anything else is another one: %j', (now) => {
  expect(keepEqual<object>(face('leading', [1, 2]), now)).toBe(now);
});

test('without anything before, it is what there is now', () => {
  const now = face('leading', []);
  expect(keepEqual(undefined, now)).toBe(now);
});
