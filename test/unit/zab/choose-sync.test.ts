import { describe, expect, test } from 'vitest';
import {
  chooseSync,
  type SyncMode,
  type SyncRow,
} from '../../../src/zab/synchronization/choose-sync.ts';
import { showZxid, zxidOf } from '../../../src/zab/zxid.ts';

type Pair = readonly [epoch: number, counter: number];
const z = ([epoch, counter]: Pair): number => zxidOf(epoch, counter);

interface Case {
  readonly rule: string;
  /** P, the learner's last zxid. */
  readonly peer: Pair;
  /** LP, the leader's lastProcessedZxid; its last transaction when not given. */
  readonly leader?: Pair;
  readonly history: readonly Pair[];
  /** What its log on disk has from P on. */
  readonly diskLog?: readonly Pair[];
  readonly forced?: true;
  readonly expected: {
    mode: SyncMode;
    row: SyncRow;
    zxid: Pair;
    queued: readonly Pair[];
    after: Pair;
  };
}

const TWO_EPOCHS: readonly Pair[] = [
  [1, 2],
  [1, 3],
  [1, 4],
  [2, 1],
  [2, 2],
];

// The rules' numbers are those of the two tables of LearnerHandler.syncFollower and queueCommittedProposals.
const cases: readonly Case[] = [
  {
    rule: '4a row 1: forceSnapshotSync comes before everything, even before P == LP',
    peer: [1, 4],
    history: [
      [1, 3],
      [1, 4],
    ],
    forced: true,
    expected: { mode: 'SNAP', row: 'forced', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 2: P == LP gives an empty DIFF(P)',
    peer: [1, 4],
    history: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'DIFF', row: 'same-zxid', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 2: two empty servers',
    peer: [0, 0],
    leader: [0, 0],
    history: [],
    expected: { mode: 'DIFF', row: 'same-zxid', zxid: [0, 0], queued: [], after: [0, 0] },
  },
  {
    rule: '4a row 3: P > max is cut to max (an uncommitted tail)',
    peer: [1, 5],
    history: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'TRUNC', row: 'ahead-of-history', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 3: a leader that serves and has not written keeps LP = (e,0), and cuts all the same',
    peer: [1, 5],
    leader: [2, 0],
    history: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'TRUNC', row: 'ahead-of-history', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 3: no comparison of epochs there',
    peer: [3, 1],
    history: [
      [1, 3],
      [2, 7],
    ],
    expected: { mode: 'TRUNC', row: 'ahead-of-history', zxid: [2, 7], queued: [], after: [2, 7] },
  },
  {
    rule: '4a row 3: with an empty history max is LP',
    peer: [2, 3],
    leader: [1, 9],
    history: [],
    expected: { mode: 'TRUNC', row: 'ahead-of-history', zxid: [1, 9], queued: [], after: [1, 9] },
  },
  {
    rule: '4a row 4, 4b entry == P: DIFF(max), and all that follows it',
    peer: [1, 3],
    history: TWO_EPOCHS,
    expected: {
      mode: 'DIFF',
      row: 'within-history',
      zxid: [2, 2],
      queued: [
        [1, 4],
        [2, 1],
        [2, 2],
      ],
      after: [2, 2],
    },
  },
  {
    rule: '4a row 4, 4b entry == P at the very end while LP is (e,0): nothing to queue',
    peer: [1, 4],
    leader: [2, 0],
    history: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'DIFF', row: 'within-history', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 4, 4b entry == P at the very beginning',
    peer: [1, 2],
    history: TWO_EPOCHS,
    expected: {
      mode: 'DIFF',
      row: 'within-history',
      zxid: [2, 2],
      queued: TWO_EPOCHS.slice(1),
      after: [2, 2],
    },
  },
  {
    rule: '4b NE(P): an ex-leader without a transaction gets a DIFF from the next entry',
    peer: [2, 0],
    history: TWO_EPOCHS,
    expected: {
      mode: 'DIFF',
      row: 'within-history-new-epoch',
      zxid: [2, 2],
      queued: [
        [2, 1],
        [2, 2],
      ],
      after: [2, 2],
    },
  },
  {
    rule: '4b entry > P of the same epoch: TRUNC to the entry before, then forward',
    peer: [1, 6],
    history: [
      [1, 4],
      [1, 5],
      [1, 7],
    ],
    expected: {
      mode: 'TRUNC',
      row: 'not-in-history',
      zxid: [1, 5],
      queued: [[1, 7]],
      after: [1, 7],
    },
  },
  {
    rule: '4b entry > P of another epoch: TRUNC must not cross an epoch, so SNAP',
    peer: [1, 5],
    history: TWO_EPOCHS,
    expected: {
      mode: 'SNAP',
      row: 'not-in-history-other-epoch',
      zxid: [2, 2],
      queued: [],
      after: [2, 2],
    },
  },
  {
    rule: '4a row 6: P < min and no log on disk to read from: SNAP',
    peer: [1, 1],
    history: TWO_EPOCHS,
    expected: { mode: 'SNAP', row: 'out-of-range', zxid: [2, 2], queued: [], after: [2, 2] },
  },
  {
    rule: '4a row 6: an empty server is below min: SNAP',
    peer: [0, 0],
    history: [
      [1, 1],
      [1, 2],
    ],
    expected: { mode: 'SNAP', row: 'out-of-range', zxid: [1, 2], queued: [], after: [1, 2] },
  },
  {
    rule: '4a row 6: P > max with NE(P): SNAP',
    peer: [2, 0],
    history: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'SNAP', row: 'out-of-range', zxid: [1, 4], queued: [], after: [1, 4] },
  },
  {
    rule: '4a row 6: an empty history and a learner behind: SNAP',
    peer: [1, 1],
    leader: [1, 9],
    history: [],
    expected: { mode: 'SNAP', row: 'out-of-range', zxid: [1, 9], queued: [], after: [1, 9] },
  },
  {
    rule: '4a row 5: P < min, and the log on disk leads up to memory: DIFF from both',
    peer: [1, 1],
    history: [
      [1, 4],
      [1, 5],
    ],
    diskLog: [
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
    ],
    expected: {
      mode: 'DIFF',
      row: 'disk-log',
      zxid: [1, 5],
      queued: [
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 5],
      ],
      after: [1, 5],
    },
  },
  {
    rule: '4a row 5: the log on disk stops before memory begins: SNAP',
    peer: [1, 1],
    history: [
      [1, 4],
      [1, 5],
    ],
    diskLog: [
      [1, 1],
      [1, 2],
    ],
    expected: { mode: 'SNAP', row: 'disk-log-gap', zxid: [1, 5], queued: [], after: [1, 5] },
  },
  {
    rule: '4a row 5: nothing in memory, and the log on disk leads up to LP: DIFF from disk alone',
    peer: [1, 1],
    leader: [1, 3],
    history: [],
    diskLog: [
      [1, 1],
      [1, 2],
      [1, 3],
    ],
    expected: {
      mode: 'DIFF',
      row: 'disk-log',
      zxid: [1, 3],
      queued: [
        [1, 2],
        [1, 3],
      ],
      after: [1, 3],
    },
  },
  {
    rule: '4a row 5: nothing in memory, and LP is (e,0), which stands in no log: SNAP',
    peer: [1, 2],
    leader: [2, 0],
    history: [],
    diskLog: [
      [1, 1],
      [1, 2],
    ],
    expected: { mode: 'SNAP', row: 'disk-log-gap', zxid: [2, 0], queued: [], after: [2, 0] },
  },
  {
    rule: '4a row 5, 4b entry > P of the same epoch on disk: TRUNC to the entry before, then forward',
    peer: [1, 3],
    history: [
      [2, 1],
      [2, 2],
    ],
    diskLog: [
      [1, 2],
      [1, 4],
      [2, 1],
    ],
    expected: {
      mode: 'TRUNC',
      row: 'not-in-history',
      zxid: [1, 2],
      queued: [
        [1, 4],
        [2, 1],
        [2, 2],
      ],
      after: [2, 2],
    },
  },
  {
    rule: '4a row 6: the log on disk does not reach back to P: SNAP',
    peer: [1, 1],
    history: [
      [1, 4],
      [1, 5],
    ],
    diskLog: [
      [1, 3],
      [1, 4],
    ],
    expected: { mode: 'SNAP', row: 'out-of-range', zxid: [1, 5], queued: [], after: [1, 5] },
  },
];

describe('the leader chooses', () => {
  test.each(cases)('$rule', ({ peer, leader, history, diskLog = [], forced, expected }) => {
    const last = leader ?? history.at(-1) ?? [0, 0];
    const txns = (pairs: readonly Pair[]) => pairs.map((pair) => ({ zxid: z(pair) }));
    const plan = chooseSync({
      peerLast: z(peer),
      leaderLast: z(last),
      history: txns(history),
      diskLog: txns(diskLog),
      forceSnapshot: forced === true,
    });
    expect({
      mode: plan.mode,
      row: plan.row,
      zxid: showZxid(plan.zxid),
      queued: plan.proposals.map((txn) => showZxid(txn.zxid)),
      after: showZxid(plan.forwardAfter),
    }).toEqual({
      ...expected,
      zxid: showZxid(z(expected.zxid)),
      queued: expected.queued.map((pair) => showZxid(z(pair))),
      after: showZxid(z(expected.after)),
    });
    expect([plan.min, plan.max]).toEqual([z(history[0] ?? last), z(history.at(-1) ?? last)]);
  });
});
