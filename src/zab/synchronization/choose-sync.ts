import type { Txn } from '../messages.ts';
import type { Switch } from '../switches.ts';
import { epochOf, isNewEpochZxid, type Zxid } from '../zxid.ts';

export type SyncMode = 'DIFF' | 'TRUNC' | 'SNAP';

/** Which line of the leader's decision table applied (protocol notes 4a, 4b). */
export type SyncRow =
  | 'forced'
  | 'same-zxid'
  | 'ahead-of-history'
  | 'within-history'
  | 'within-history-new-epoch'
  | 'not-in-history'
  | 'not-in-history-other-epoch'
  | 'disk-log'
  | 'disk-log-gap'
  | 'out-of-range';

export interface SyncPlan {
  readonly mode: SyncMode;
  readonly row: SyncRow;
  /** The zxid that the DIFF, TRUNC or SNAP carries. */
  readonly zxid: Zxid;
  /** Sent as PROPOSAL and COMMIT behind it, in order. */
  readonly proposals: readonly Txn[];
  /** Forwarding starts behind this zxid. */
  readonly forwardAfter: Zxid;
  readonly min: Zxid;
  readonly max: Zxid;
}

export interface SyncQuestion {
  /** P, the last zxid in the learner's ACKEPOCH. */
  readonly peerLast: Zxid;
  /** The leader's lastProcessedZxid. */
  readonly leaderLast: Zxid;
  /** The leader's committed log in memory, oldest first. */
  readonly history: readonly Txn[];
  /** Its log on disk, from the last entry that is not beyond P; empty if it does not reach back, or is too big. */
  readonly diskLog?: readonly Txn[];
  readonly forceSnapshot?: boolean;
  readonly off?: ReadonlySet<Switch>;
}

const ALL_ON: ReadonlySet<Switch> = new Set();

/** How a leader brings a learner to its own history (`LearnerHandler.syncFollower`). */
export function chooseSync(question: SyncQuestion): SyncPlan {
  const { peerLast, leaderLast, history, diskLog = [], off = ALL_ON } = question;
  const min = history[0]?.zxid ?? leaderLast;
  const max = history.at(-1)?.zxid ?? leaderLast;
  const range = { min, max };
  const snap = (row: SyncRow): SyncPlan => ({
    mode: 'SNAP',
    row,
    zxid: leaderLast,
    proposals: [],
    forwardAfter: leaderLast,
    ...range,
  });

  if (question.forceSnapshot === true) return snap('forced');
  if (peerLast === leaderLast) {
    const row = 'same-zxid';
    return { mode: 'DIFF', row, zxid: peerLast, proposals: [], forwardAfter: peerLast, ...range };
  }
  if (off.has('cut-what-is-ahead') && peerLast >= min) {
    const proposals = history.filter(({ zxid }) => zxid > peerLast);
    return {
      mode: 'DIFF',
      row: 'within-history',
      zxid: max,
      proposals,
      forwardAfter: max,
      ...range,
    };
  }
  if (peerLast > max && !isNewEpochZxid(peerLast)) {
    const row = 'ahead-of-history';
    return { mode: 'TRUNC', row, zxid: max, proposals: [], forwardAfter: max, ...range };
  }
  if (peerLast > max) return snap('out-of-range');
  if (history.length > 0 && peerLast >= min) return walk(question, history, range, snap);

  const first = diskLog[0];
  if (first === undefined || first.zxid > peerLast) return snap('out-of-range');
  // With nothing in memory the log must lead up to lastProcessed; (e,0) of a new epoch stands in no log.
  const upToMin = diskLog.filter(({ zxid }) => zxid <= min);
  if (upToMin.at(-1)?.zxid !== min) return snap('disk-log-gap');
  const plan = walk(question, [...upToMin, ...history.slice(1)], range, snap);
  return plan.row === 'within-history' ? { ...plan, row: 'disk-log' } : plan;
}

/** One pass over transactions in order, from the learner's last zxid (`LearnerHandler.queueCommittedProposals`). */
function walk(
  { peerLast, off = ALL_ON }: SyncQuestion,
  txns: readonly Txn[],
  range: { readonly min: Zxid; readonly max: Zxid },
  snap: (row: SyncRow) => SyncPlan,
): SyncPlan {
  const { max } = range;
  const at = txns.findIndex(({ zxid }) => zxid >= peerLast);
  const entry = txns[at]!;
  if (entry.zxid === peerLast) {
    const proposals = txns.slice(at + 1);
    return {
      mode: 'DIFF',
      row: 'within-history',
      zxid: max,
      proposals,
      forwardAfter: max,
      ...range,
    };
  }
  const proposals = txns.slice(at);
  if (isNewEpochZxid(peerLast)) {
    const row = 'within-history-new-epoch';
    return { mode: 'DIFF', row, zxid: max, proposals, forwardAfter: max, ...range };
  }
  if (epochOf(entry.zxid) !== epochOf(peerLast) && !off.has('no-trunc-across-epochs')) {
    return snap('not-in-history-other-epoch');
  }
  const zxid = txns[at - 1]!.zxid;
  return { mode: 'TRUNC', row: 'not-in-history', zxid, proposals, forwardAfter: max, ...range };
}
