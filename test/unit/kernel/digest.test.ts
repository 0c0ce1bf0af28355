import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../src/kernel/digest.ts';
import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';

// Written down once: a change here breaks every shared link.
test.each([
  [null, '9f386d6740b8a105'],
  [true, '022a7e133f16073a'],
  [0, 'c680266081a75728'],
  [-1, '51156953096c306a'],
  [2 ** 40 + 5, '7dc8b0a3e8636995'],
  ['', '65df143f7f21154c'],
  ['a', '45b93d16fbbd87eb'],
  [[], '07049dd30631c41a'],
  [{}, '117aa202e7919b7c'],
  [{ a: 1, b: [1, 2] }, '00b6b0790ad8f8c0'],
])('the digest of %j is known', (value, expected) => {
  expect(digest(value)).toBe(expected);
});

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string(),
    fc.array(tie('plain'), { maxLength: 5 }),
    fc.dictionary(fc.string({ maxLength: 4 }), tie('plain'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** The same content with every object's keys in the opposite order. */
const turned = (value: Plain): Plain => {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
};

/** A text that is equal exactly for equal content; the slow twin of the digest. */
const canonical = (value: Plain): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(Object.is(value, -0) ? 0 : value);
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
};

test('equal content has an equal digest, different content a different one', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(plain, (value) => {
      const found = digest(value);
      expect(found).toMatch(/^[0-9a-f]{16}$/);
      expect(digest(turned(value))).toBe(found);
      const text = canonical(value);
      expect(seen.get(found) ?? text).toBe(text);
      seen.set(found, text);
    }),
    { numRuns: 2_000 },
  );
});

test('the order of insertion into maps and sets does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 20 }), (keys) => {
      const back = [...keys].reverse();
      const map = (of: readonly string[]) => new Map(of.map((k) => [k, k.length]));
      expect(digest(map(back))).toBe(digest(map(keys)));
      expect(digest(PersistentMap.of(map(back)))).toBe(digest(map(keys)));
      expect(digest(new Set(back))).toBe(digest(new Set(keys)));
    }),
  );
});

test('the order of a list matters, and a persistent log is a list', () => {
  expect(digest([1, 2])).not.toBe(digest([2, 1]));
  expect(digest(PersistentLog.of([1, 2]))).toBe(digest([1, 2]));
});

test.each<[string, unknown, unknown]>([
  ['a number and its text', 1, '1'],
  ['nothing and an empty list', null, []],
  ['a list and a map of nothing', [], new Map()],
  ['a map and a set of nothing', new Map(), new Set()],
  ['numbers that differ above 32 bits', 1, 1 + 2 ** 32],
  ['numbers of opposite sign', 5, -5],
  ['a key and a part of its value', { ab: 'c' }, { a: 'bc' }],
  ['items that moved between neighbours', [[1], [2, 3]], [[1, 2], [3]]],
  ['keys of a map that are numbers or texts', new Map([[1, 0]]), new Map([['1', 0]])],
])('tells apart %s', (_, a, b) => {
  expect(digest(a)).not.toBe(digest(b));
});

test('absent and undefined are the same', () => {
  expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
});

test.each([0.5, NaN, Infinity, 2 ** 53, () => 1, Symbol('s'), 1n])(
  'refuses %s, which another engine might show otherwise',
  (value) => {
    expect(() => digest({ value })).toThrow(/not a safe integer|cannot digest/);
  },
);
