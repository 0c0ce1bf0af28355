import { expect, test } from 'vitest';
import { readKeptWork, type KeptWork, WORK_MAX } from '../../../src/scenario/kept-work.ts';

const work: KeptWork = { id: 'a1', title: 'story', actions: 2, at: 5, keptMs: 1_700_000_000_000 };

test('a list of kept work comes back as it was', () => {
  expect(readKeptWork(JSON.stringify([work, { ...work, id: 'b2' }]))).toHaveLength(2);
  expect(readKeptWork(JSON.stringify([work]))).toEqual([work]);
});

test.each<[string, string | null]>([
  ['nothing', null],
  ['no JSON', '[{'],
  ['no list', JSON.stringify(work)],
  ['a key that leads elsewhere', JSON.stringify([{ ...work, id: '../x' }])],
  ['a day that no calendar has', JSON.stringify([{ ...work, keptMs: 1e17 }])],
  ['a stranger', JSON.stringify([{ ...work, html: '<b>' }])],
  ['too many', JSON.stringify(Array.from({ length: WORK_MAX + 1 }, () => work))],
  ['too long', `[${' '.repeat(5_000)}]`],
])('a list that is broken counts as empty: %s', (_, text) => {
  expect(readKeptWork(text)).toEqual([]);
});
