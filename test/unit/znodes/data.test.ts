import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, dataLength, dataOf } from '../../../src/znodes/data.ts';

test.each([
  [null, 0],
  ['', 0],
  ['abc', 3],
  ['ä水', 5],
  ['🦓', 4],
])('%j is %i bytes', (data, length) => {
  expect(dataLength(data)).toBe(length);
});

test('any bytes are data, and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const data = dataOf(bytes);
      expect(bytesOf(data)).toEqual([...bytes]);
      expect(dataLength(data)).toBe(bytes.length);
    }),
    { numRuns: 1_000 },
  );
});

test('text is its UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesOf(text)).toEqual([...new TextEncoder().encode(text)]);
      expect(dataOf(new TextEncoder().encode(text))).toBe(text);
    }),
  );
});
