import { expect, test } from 'vitest';
import { readKeptPanes } from '../../../src/scenario/kept-panes.ts';

test('the panes of an earlier visit are read as they were kept', () => {
  const kept = { open: ['log', 'znodes'], sideBySide: true };
  expect(readKeptPanes(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  null,
  '',
  '{',
  '[]',
  '{"open":[],"sideBySide":false}',
  '{"open":["log","log","log"],"sideBySide":false}',
  '{"open":["__proto__"],"sideBySide":false}',
  '{"open":["log"],"sideBySide":1}',
  '{"open":["log"],"sideBySide":false,"more":1}',
  `{"open":["log"],"sideBySide":false${' '.repeat(300)}}`,
])('what is broken or not of this page is nothing: %s', (text) => {
  expect(readKeptPanes(text)).toBeNull();
});
