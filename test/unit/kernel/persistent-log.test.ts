import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentLog } from '../../../src/kernel/persistent-log.ts';

/** Grow or cut any version that exists so far. */
const moves = fc.array(
  fc.record({ version: fc.nat(), append: fc.nat(130), keep: fc.option(fc.nat(260), { freq: 2 }) }),
  { maxLength: 40 },
);

test('every version keeps its items whatever is done to the others', () => {
  fc.assert(
    fc.property(moves, (steps) => {
      const versions: { log: PersistentLog<number>; model: readonly number[] }[] = [
        { log: PersistentLog.empty(), model: [] },
      ];
      let next = 0;
      for (const { version, append, keep } of steps) {
        const { log, model } = versions[version % versions.length]!;
        if (keep === null) {
          const items = Array.from({ length: append }, () => next++);
          versions.push({
            log: items.reduce((grown, item) => grown.append(item), log),
            model: [...model, ...items],
          });
        } else {
          versions.push({ log: log.truncate(keep), model: model.slice(0, keep) });
        }
      }
      for (const { log, model } of versions) {
        expect(log.length).toBe(model.length);
        expect([...log]).toEqual(model);
        expect(log.last()).toBe(model.at(-1));
        expect(log.slice(3, 70)).toEqual(model.slice(3, 70));
      }
    }),
  );
});

test.each([0, 1, 63, 64, 65, 127, 128, 129])(
  'two appends to one log of %i do not mix',
  (length) => {
    const log = PersistentLog.of(Array.from({ length }, (_, i) => i));
    const left = log.append(-1);
    const right = log.append(-2);
    expect([log.length, left.at(length), right.at(length)]).toEqual([length, -1, -2]);
    expect([...left.append(-3)].slice(length)).toEqual([-1, -3]);
    expect([...right]).toEqual([...log, -2]);
  },
);

test('nothing is outside its bounds', () => {
  const log = PersistentLog.of(['a', 'b', 'c']).truncate(2);
  expect([log.at(-1), log.at(0), log.at(1), log.at(2)]).toEqual([undefined, 'a', 'b', undefined]);
  expect([log.truncate(5), log.truncate(-1).length]).toEqual([log, 0]);
});

test('search finds the first item that is reached, as a plain search does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 200 }), fc.nat(52), (items, bound) => {
      const sorted = [...items].sort((a, b) => a - b);
      const plain = sorted.findIndex((item) => item >= bound);
      const found = PersistentLog.of(sorted).search((item) => item >= bound);
      expect(found).toBe(plain < 0 ? sorted.length : plain);
    }),
  );
});
