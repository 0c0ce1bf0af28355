import { expect, test } from 'vitest';
import { assert, AssertionFailed, unreachable } from '../../../src/kernel/assert.ts';

test('a broken assertion says what it expected', () => {
  expect(() => assert(1 + 1 === 2, 'never said')).not.toThrow();
  expect(() => assert(false, 'the epoch fell')).toThrow(new AssertionFailed('the epoch fell'));
});

test('a branch that types exclude names the value that came anyway', () => {
  expect(() => unreachable({ kind: 'odd' } as never)).toThrow('unreachable: {"kind":"odd"}');
});
