import type { Capture, ForwardedRequest, QuorumPacket, Txn } from './messages.ts';
import type { QuorumSystem } from './quorum.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** How far the leader has come with one learner (`LearnerHandler`). */
export type HandlerStage =
  | 'connected'
  /** FOLLOWERINFO came; waits for the epoch. */
  | 'waits-for-epoch'
  /** LEADERINFO sent; waits for ACKEPOCH. */
  | 'waits-for-promise'
  /** ACKEPOCH came; waits for a quorum of them. */
  | 'waits-for-quorum'
  /** NEWLEADER sent; waits for its ACK. */
  | 'synchronizing'
  /** NEWLEADER acknowledged; UPTODATE follows once the leader serves. */
  | 'synchronized'
  | 'up-to-date';

export interface Handler {
  readonly connection: number;
  /** 0 until FOLLOWERINFO tells. */
  sid: Sid;
  /** It learns and never counts. */
  observer: boolean;
  stage: HandlerStage;
  acceptedEpoch: number;
  /** From ACKEPOCH. */
  peerLast: Zxid;
  /** Whether live PROPOSALs and COMMITs go to it. */
  forwarding: boolean;
  /** A SNAP on its way, bit by bit; what is to follow it waits. */
  stream: { readonly capture: Capture; readonly part: number } | null;
  queued: readonly QuorumPacket[];
  /** `tickOfNextAckDeadline`: counted as heard while tick is not beyond it. */
  deadlineTick: number;
  heardAt: number;
  /** The oldest proposal it owes an ACK for, and one behind it (`SyncLimitCheck`); `at` -1: none. */
  owes: { zxid: Zxid; at: number; nextZxid: Zxid; nextAt: number };
}

export interface Proposal {
  readonly txn: Txn;
  /** What must agree: fixed when it was proposed. */
  readonly verifiers: readonly QuorumSystem[];
  acks: readonly Sid[];
  /** The event `proposed`. */
  readonly cause: number;
}

export type LeadStage = 'discovery' | 'synchronization' | 'broadcast';

/** What a prospective or established leader keeps in memory (`Leader`). */
export interface Leading {
  stage: LeadStage;
  /** -1 until a quorum is connected. */
  epoch: number;
  epochFixed: boolean;
  /** The leader's own acceptedEpoch file holds the new epoch. */
  promised: boolean;
  /** The leader's own currentEpoch file holds the new epoch. */
  adopted: boolean;
  connecting: readonly Sid[];
  promises: readonly Sid[];
  promisesComplete: boolean;
  newLeaderAcks: readonly Sid[];
  /** The leader's (currentEpoch, last zxid) when it began to lead. */
  readonly summary: { readonly currentEpoch: number; readonly zxid: Zxid };
  handlers: Map<number, Handler>;
  /** False once it committed a reconfiguration that names another leader. */
  allowedToCommit: boolean;
  lastProposed: Zxid;
  lastCommitted: Zxid;
  /** In zxid order. */
  outstanding: Map<Zxid, Proposal>;
  /** `sync` requests that wait for a commit, by zxid. */
  pendingSyncs: readonly {
    readonly after: Zxid;
    readonly connection: number;
    readonly request: ForwardedRequest;
  }[];
  tick: number;
  /** The quorum check happens at every second wake. */
  skipCheck: boolean;
}

export const copyLeading = (leading: Leading): Leading => ({
  ...leading,
  handlers: new Map([...leading.handlers].map(([id, h]) => [id, { ...h, owes: { ...h.owes } }])),
  outstanding: new Map([...leading.outstanding].map(([zxid, p]) => [zxid, { ...p }])),
});
