import { expect, test } from 'vitest';
import { chooseSync } from '../../../src/zab/synchronization/choose-sync.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const history = [1, 2, 3, 4].map((counter) => ({ zxid: zxidOf(1, counter) }));
const question = { peerLast: zxidOf(1, 5), leaderLast: zxidOf(1, 4), history };

test.each([
  ['is cut where its log reaches', 0, 'TRUNC', 'ahead-of-history'],
  ['is cut exactly behind what a SNAP brought', zxidOf(1, 4), 'TRUNC', 'ahead-of-history'],
  ['gets a SNAP if the cut would be inside an older SNAP', zxidOf(1, 5), 'SNAP', 'out-of-range'],
])('a learner that is ahead %s', (_, historyFrom, mode, row) => {
  expect(chooseSync({ ...question, historyFrom })).toMatchObject({ mode, row });
});
