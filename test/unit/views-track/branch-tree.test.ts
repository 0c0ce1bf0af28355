/** The tree of branches above the timeline, as seen from the one that is shown. */
import { expect, test } from 'vitest';
import { branchTree, type Fork } from '../../../src/views/track/branch-tree.ts';

const fork = (id: number, parent: number | null, forkAt: number, end: number): Fork => ({
  id,
  parent,
  forkAt,
  end: { at: end },
});
const reach = (to: number): number => to + 5;
const limbs = (branches: readonly Fork[], shown: number, rowsMax = 5) =>
  branchTree(branches, shown, rowsMax, reach).limbs.map(({ id, row, fromRow, from, to }) =>
    [id, row, fromRow, from, to].join(' '),
  );

test('one line of history has no limbs', () => {
  expect(branchTree([fork(0, null, 0, 50)], 0, 5, reach)).toEqual({ limbs: [], rows: 0, left: 0 });
});

test('a child parts from its parent; seen from the child, the parent parts from it', () => {
  const two = [fork(0, null, 0, 50), fork(1, 0, 20, 60)];
  expect(limbs(two, 0)).toEqual(['1 1 0 20 60']);
  expect(limbs(two, 1)).toEqual(['0 1 0 20 50']);
});

test('limbs that leave room share a row; others stand above', () => {
  const three = [fork(0, null, 0, 90), fork(1, 0, 10, 20), fork(2, 0, 40, 60), fork(3, 0, 15, 70)];
  expect(limbs(three, 0)).toEqual(['1 1 0 10 20', '2 1 0 40 60', '3 2 0 15 70']);
});

test('a grandchild parts from its parent’s row', () => {
  const three = [fork(0, null, 0, 90), fork(1, 0, 10, 50), fork(2, 1, 30, 60)];
  expect(limbs(three, 0)).toEqual(['1 1 0 10 50', '2 2 1 30 60']);
});

test('what parts from the shared past parts from the timeline', () => {
  // Shown: 1, which left 0 at 30. 2 left 0 at 10: that is before, so it is a part of both.
  const three = [fork(0, null, 0, 90), fork(1, 0, 30, 50), fork(2, 0, 10, 20)];
  expect(limbs(three, 1)).toEqual(['0 1 0 30 90', '2 1 0 10 20']);
});

test('what has no row is counted', () => {
  const many = [fork(0, null, 0, 90), ...[1, 2, 3].map((id) => fork(id, 0, 10 + id, 80))];
  expect(branchTree(many, 0, 2, reach)).toMatchObject({ rows: 2, left: 1 });
});
