import type { Txn } from '../messages.ts';
import type { Switch } from '../switches.ts';
import { epochOf, isNewEpochZxid, type Zxid } from '../zxid.ts';

export type SyncMode = 'DIFF' | 'TRUNC' | 'SNAP';

/** Which line of the leader's decision table applied (protocol notes 4a, 4b). */
export type SyncRow =
  | 'same-zxid'
  | 'ahead-of-history'
  | 'within-history'
  | 'within-history-new-epoch'
  | 'not-in-history'
  | 'not-in-history-other-epoch'
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

const ALL_ON: ReadonlySet<Switch> = new Set();

/**
 * How a leader brings a learner to its own history (`LearnerHandler.syncFollower`, `queueCommittedProposals`).
 *
 * @param peerLast P, the last zxid in the learner's ACKEPOCH
 * @param leaderLast the leader's lastProcessedZxid
 * @param history the leader's committed log, oldest first
 */
export function chooseSync(
  peerLast: Zxid,
  leaderLast: Zxid,
  history: readonly Txn[],
  off: ReadonlySet<Switch> = ALL_ON,
): SyncPlan {
  const min = history[0]?.zxid ?? leaderLast;
  const max = history.at(-1)?.zxid ?? leaderLast;
  const plan = (
    mode: SyncMode,
    row: SyncRow,
    zxid: Zxid,
    proposals: readonly Txn[],
    forwardAfter: Zxid,
  ): SyncPlan => ({ mode, row, zxid, proposals, forwardAfter, min, max });

  if (peerLast === leaderLast) return plan('DIFF', 'same-zxid', peerLast, [], peerLast);
  if (off.has('cut-what-is-ahead') && peerLast >= min) {
    const missing = history.filter((txn) => txn.zxid > peerLast);
    return plan('DIFF', 'within-history', max, missing, max);
  }
  if (peerLast > max && !isNewEpochZxid(peerLast)) {
    return plan('TRUNC', 'ahead-of-history', max, [], max);
  }
  if (history.length === 0 || peerLast < min || peerLast > max) {
    return plan('SNAP', 'out-of-range', leaderLast, [], leaderLast);
  }

  const first = history.findIndex((txn) => txn.zxid >= peerLast);
  const entry = history[first]!;
  if (entry.zxid === peerLast) {
    return plan('DIFF', 'within-history', max, history.slice(first + 1), max);
  }
  if (isNewEpochZxid(peerLast)) {
    return plan('DIFF', 'within-history-new-epoch', max, history.slice(first), max);
  }
  if (epochOf(entry.zxid) !== epochOf(peerLast) && !off.has('no-trunc-across-epochs')) {
    return plan('SNAP', 'not-in-history-other-epoch', leaderLast, [], leaderLast);
  }
  const previous = history[first - 1]!.zxid;
  return plan('TRUNC', 'not-in-history', previous, history.slice(first), max);
}
