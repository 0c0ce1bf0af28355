import type { QuorumPacket, Txn } from './messages.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

export type LearnStage =
  | 'connecting'
  /** FOLLOWERINFO sent. */
  | 'registering'
  /** The promise is being written. */
  | 'promising'
  /** ACKEPOCH sent; DIFF, TRUNC or SNAP comes next. */
  | 'waits-for-sync'
  | 'synchronizing'
  /** NEWLEADER came; log, fsync, currentEpoch, then ACK. */
  | 'persisting'
  /** NEWLEADER acknowledged; waits for UPTODATE. */
  | 'waits-for-up-to-date'
  | 'up-to-date';

/** What a learner keeps in memory while it follows one leader (`Learner`, `Follower`). */
export interface Learning {
  readonly leader: Sid;
  stage: LearnStage;
  /** 0 while it is not connected. */
  connection: number;
  attempts: number;
  epoch: number;
  heardAt: number;
  /** The synchronization replaced or cut its state: a snapshot is due before NEWLEADER is acknowledged. */
  snapshotNeeded: boolean;
  /** It has told the leader to have nothing, so that it gets everything anew. */
  askedForAll: boolean;
  /** The last proposal of the synchronization; 0 before the first. */
  lastQueued: Zxid;
  /** Proposals of the synchronization that are not in the log yet, in order. */
  notLogged: readonly Txn[];
  /** Commits of the synchronization that are not applied yet. */
  toCommit: readonly Zxid[];
  /** Proposals that await their COMMIT in broadcast. */
  pending: Txn[];
  /** Packets that came while the learner was writing; read once it is done. */
  unread: readonly { readonly packet: QuorumPacket; readonly cause: number }[];
}

export const copyLearning = (learning: Learning): Learning => ({
  ...learning,
  pending: learning.pending.slice(),
});
