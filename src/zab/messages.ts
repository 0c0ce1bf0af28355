import type { Configuration } from './ensemble.ts';
import type { Sid, Vote } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** What a server says it is doing (`QuorumPeer.ServerState`). */
export type Role = 'looking' | 'following' | 'leading' | 'observing';

/** Where a server stands in its role (`QuorumPeer.ZabState`). */
export type Phase = 'election' | 'discovery' | 'synchronization' | 'broadcast';

/** An ordered transaction. Zab never opens it: all it knows is its place. */
export interface Txn {
  readonly zxid: Zxid;
  /** The one thing that Zab looks at: a reconfiguration brings the new configuration. */
  readonly config?: Configuration;
}

/** A whole state as of `zxid`, sent by SNAP and kept on disk. Zab never opens it. */
export interface Snapshot {
  readonly zxid: Zxid;
}

/** A state that is being written out while transactions go on; once complete it is a snapshot. */
export type Capture = Snapshot;

/** A client's request on its way from a learner to the leader. Zab never opens it. */
export interface ForwardedRequest {
  readonly session: string;
}

/** A session that was heard from, and the timeout of its connection in milliseconds. */
export type Touch = readonly [session: string, timeoutMs: number];

/** FLE's only message (`FastLeaderElection.Notification`). */
export interface Notification {
  readonly type: 'Notification';
  readonly vote: Vote;
  /** The sender's round, its logicalclock; for a settled server the round of the election it took part in. */
  readonly electionEpoch: number;
  readonly state: Role;
  /** The sender's committed configuration: one that is only proposed is nothing to rely on. */
  readonly config: Configuration;
}

/** What leader and learners say to one another (`QuorumPacket`, types of `Leader`). */
export type QuorumPacket =
  | {
      readonly type: 'FOLLOWERINFO';
      readonly sid: Sid;
      readonly acceptedEpoch: number;
      readonly configVersion: Zxid;
    }
  | {
      readonly type: 'OBSERVERINFO';
      readonly sid: Sid;
      readonly acceptedEpoch: number;
      readonly configVersion: Zxid;
    }
  | { readonly type: 'LEADERINFO'; readonly epoch: number }
  /** `currentEpoch` is -1 when the epoch had been promised before: not to be counted again. */
  | { readonly type: 'ACKEPOCH'; readonly zxid: Zxid; readonly currentEpoch: number }
  | { readonly type: 'DIFF'; readonly zxid: Zxid }
  | { readonly type: 'TRUNC'; readonly zxid: Zxid }
  | { readonly type: 'SNAP'; readonly zxid: Zxid }
  /** A part of the tree behind SNAP; the last one carries the whole as a snapshot. */
  | {
      readonly type: 'SNAPDATA';
      readonly zxid: Zxid;
      readonly part: number;
      readonly snapshot: Snapshot | null;
    }
  /** With the sender's newest configuration. */
  | { readonly type: 'NEWLEADER'; readonly zxid: Zxid; readonly config: Configuration }
  | { readonly type: 'UPTODATE'; readonly zxid: Zxid; readonly config: Configuration }
  | { readonly type: 'PROPOSAL'; readonly zxid: Zxid; readonly txn: Txn }
  | { readonly type: 'ACK'; readonly zxid: Zxid }
  | { readonly type: 'COMMIT'; readonly zxid: Zxid }
  /** COMMIT of a reconfiguration; `designated` is the leader from now on. */
  | { readonly type: 'COMMITANDACTIVATE'; readonly zxid: Zxid; readonly designated: Sid }
  | {
      readonly type: 'INFORMANDACTIVATE';
      readonly zxid: Zxid;
      readonly txn: Txn;
      readonly designated: Sid;
    }
  /** A committed transaction, for an observer: it never saw the proposal. */
  | { readonly type: 'INFORM'; readonly zxid: Zxid; readonly txn: Txn }
  /** From the leader: lastProposed. From a learner: the sessions it heard from since the last PING, and their timeouts. */
  | { readonly type: 'PING'; readonly zxid: Zxid; readonly touched?: readonly Touch[] }
  | { readonly type: 'REQUEST'; readonly request: ForwardedRequest }
  | {
      readonly type: 'REVALIDATE';
      readonly session: string;
      readonly timeoutMs: number;
      readonly valid?: boolean;
    }
  | { readonly type: 'SYNC'; readonly request: ForwardedRequest };

export type ZabMessage = Notification | QuorumPacket;
