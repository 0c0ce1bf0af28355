import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64 } from '../../../src/kernel/base64.ts';
import { sha1 } from '../../../src/kernel/sha1.ts';

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex');

test.each([
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
])('SHA-1 of %j is that of FIPS 180-4', (text, digest) => {
  expect(hex(sha1(Buffer.from(text)))).toBe(digest);
});

test('SHA-1 and base64 of any bytes are those of the platform', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(hex(sha1(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'));
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});
