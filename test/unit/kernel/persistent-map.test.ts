import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';

/** Pairs of equal 32-bit hash, pairs that differ in their two highest bits only, and plain names. */
const COLLIDING = [
  '/lock/lock-389kz0',
  '/lock/lock-lgsvux',
  '/lock/lock-iy64sw',
  '/lock/lock-lx8266',
];
const NEAR = ['/nqsw', '/n12wz', '/n1hoa', '/n1scv', '/nkxt', '/n1ygs'];
const key = fc.oneof(
  fc.constantFrom(...COLLIDING, ...NEAR),
  fc.nat(120).map((i) => `/n${i}`),
  fc.string({ maxLength: 3 }),
);

const moves = fc.array(
  fc.record({ version: fc.nat(), key, value: fc.option(fc.nat(5), { freq: 3 }) }),
  { maxLength: 150 },
);

test('every version agrees with a Map whatever is done to the others', () => {
  fc.assert(
    fc.property(moves, (steps) => {
      const versions = [
        {
          map: PersistentMap.empty<number>(),
          model: new Map<string, number>() as ReadonlyMap<string, number>,
        },
      ];
      for (const { version, key, value } of steps) {
        const { map, model } = versions[version % versions.length]!;
        const changed = new Map(model);
        if (value === null) changed.delete(key);
        else changed.set(key, value);
        versions.push({
          map: value === null ? map.delete(key) : map.set(key, value),
          model: changed,
        });
      }
      for (const { map, model } of versions) {
        expect(map.size).toBe(model.size);
        expect(new Map(map)).toEqual(model);
        for (const { key } of steps) {
          expect([map.get(key), map.has(key)]).toEqual([model.get(key), model.has(key)]);
        }
      }
    }),
  );
});

test('the order of iteration depends on the content only, not on how it came about', () => {
  const keys = fc.uniqueArray(key, { maxLength: 60 });
  fc.assert(
    fc.property(keys, keys, fc.infiniteStream(fc.nat()), (kept, passing, chance) => {
      const straight = PersistentMap.of(kept.map((k) => [k, 1] as const));
      const others = passing.filter((k) => !kept.includes(k));
      const mixed = [...kept, ...others]
        .map((k) => ({ k, place: chance.next().value as number }))
        .sort((a, b) => a.place - b.place);
      let detour = PersistentMap.of(mixed.map(({ k }) => [k, 2] as const));
      for (const k of others) detour = detour.delete(k);
      expect([...detour.keys()]).toEqual([...straight.keys()]);
    }),
  );
});

test('keys of one hash live side by side', () => {
  const [a, b] = COLLIDING as [string, string];
  const both = PersistentMap.of([
    [b, 2],
    [a, 1],
  ]);
  expect([...both]).toEqual([
    [a, 1],
    [b, 2],
  ]);
  expect([...both.set(b, 3).values()]).toEqual([1, 3]);
  expect([...both.delete(a)]).toEqual([[b, 2]]);
  expect(both.delete(a).delete(b).size).toBe(0);
});

test('a change that changes nothing gives the same map, so that it can be compared by reference', () => {
  const map = PersistentMap.of([['/a', 1]]);
  expect(map.set('/a', 1)).toBe(map);
  expect(map.delete('/b')).toBe(map);
  expect(map.delete('/a')).toBe(PersistentMap.empty());
});

test('the differences of two maps are the keys whose values are not the same, however the two came about', () => {
  fc.assert(
    fc.property(moves, moves, (one, other) => {
      const made = (list: typeof one, from: PersistentMap<number>): PersistentMap<number> =>
        list.reduce((map, { key: k, value }) => {
          return value === null ? map.delete(k) : map.set(k, value);
        }, from);
      const a = made(one, PersistentMap.empty());
      for (const b of [made(other, a), made(other, PersistentMap.empty())]) {
        const expected = [...new Set([...a.keys(), ...b.keys()])]
          .filter((k) => a.get(k) !== b.get(k))
          .map((k) => ({ key: k, mine: a.get(k), theirs: b.get(k) }));
        const byKey = (x: { key: string }, y: { key: string }): number => (x.key < y.key ? -1 : 1);
        expect([...a.differences(b)].sort(byKey)).toEqual(expected.sort(byKey));
      }
    }),
  );
});
