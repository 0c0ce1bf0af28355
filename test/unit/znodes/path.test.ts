import { expect, test } from 'vitest';
import { childOf, isValidPath, nameOf, parentOf, withSequence } from '../../../src/znodes/path.ts';

test.each(['/', '/a', '/a/b', '/a b', '/ä/水', '/.a', '/a..', '/a/...'])('%j is a path', (path) => {
  expect(isValidPath(path)).toBe(true);
});

test.each([
  ['', 'is empty'],
  ['a', 'does not begin with a slash'],
  ['/a/', 'ends with a slash'],
  ['//a', 'has an empty name'],
  ['/a//b', 'has an empty name'],
  ['/.', 'is relative'],
  ['/a/../b', 'is relative'],
  ['/a\u0000', 'has a null character'],
  ['/a\u001f', 'has a control character'],
  ['/a\u007f', 'has a control character'],
  ['/a\u009f', 'has a control character'],
  ['/a\ud800', 'has half a surrogate pair'],
  ['/a\uf8ff', 'has a private character'],
  ['/a\uffff', 'has no character'],
])('%j %s', (path) => {
  expect(isValidPath(path)).toBe(false);
});

test.each([
  ['/a', '/', 'a'],
  ['/a/b', '/a', 'b'],
  ['/a/b/c', '/a/b', 'c'],
])('%s is under %s and is called %s', (path, parent, name) => {
  expect([parentOf(path), nameOf(path), childOf(parent, name)]).toEqual([parent, name, path]);
});

test('a sequence number has ten digits', () => {
  expect(withSequence('/lock/n-', 7)).toBe('/lock/n-0000000007');
});
