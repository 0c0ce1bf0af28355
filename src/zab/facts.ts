import type { Phase, Role } from './messages.ts';
import type { SyncMode, SyncRow } from './synchronization/choose-sync.ts';
import type { QuorumKind } from './quorum.ts';
import type { Sid, Vote, VoteComponent } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** Why a server went back to LOOKING. */
export type LeaveReason =
  | 'no-leader-port'
  | 'leader-gone'
  | 'leader-silent'
  | 'epoch-too-old'
  | 'no-quorum-for-epoch'
  | 'no-quorum-for-sync'
  | 'quorum-lost'
  | 'snapshot-ahead'
  | 'proposal-gap'
  | 'counter-overflow'
  | 'reconfigured';

/** What decided, for the reasons that have numbers. */
export interface LeaveNumbers {
  /** With `quorum-lost`: who still answered, itself included. */
  readonly heard?: readonly Sid[];
  readonly need?: number;
  readonly by?: QuorumKind;
  /** With `proposal-gap`: the next zxid, and the one that came. */
  readonly expected?: Zxid;
  readonly came?: Zxid;
}

interface About {
  /** The server that did it. */
  readonly who: Sid;
}

/** What can happen inside Zab, with the numbers that decided. The simulation stamps each as an event. */
export type ZabFact = About &
  (
    | {
        readonly kind: 'became-looking';
        readonly rule: 'fle.start';
        readonly round: number;
        readonly vote: Vote;
      }
    | {
        readonly kind: 'round-advanced';
        readonly rule: 'fle.newer-round';
        readonly from: Sid;
        readonly round: number;
        readonly previous: number;
      }
    | {
        /** A voter's vote as this server now has it on its table. */
        readonly kind: 'vote-heard';
        readonly rule: 'fle.same-round' | 'fle.settled-reply' | 'fle.stale-round';
        readonly from: Sid;
        readonly vote: Vote;
        readonly round: number;
        readonly state: Role;
        /** Voters on this server's table with the vote it proposes now, itself included. */
        readonly agree: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        readonly kind: 'vote-changed';
        readonly rule: 'fle.total-order';
        readonly from: Sid;
        readonly vote: Vote;
        readonly previous: Vote;
        readonly by: VoteComponent;
      }
    | {
        /** A quorum agrees; a better vote may still come within the final wait. */
        readonly kind: 'final-wait-began';
        readonly rule: 'fle.final-wait';
        readonly vote: Vote;
        readonly agree: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
        readonly waitMs: number;
      }
    | {
        readonly kind: 'final-wait-left';
        readonly rule: 'fle.final-wait';
        readonly from: Sid;
        readonly vote: Vote;
        readonly by: VoteComponent;
      }
    | {
        readonly kind: 'vote-discarded';
        readonly rule: 'fle.drain';
        readonly from: Sid;
        readonly vote: Vote;
      }
    | {
        readonly kind: 'silence';
        readonly rule: 'fle.back-off';
        readonly waitedMs: number;
        readonly nextMs: number;
        /** Whether the notifications were sent again, or connections were tried first. */
        readonly resent: boolean;
      }
    | {
        readonly kind: 'notification-overwritten';
        readonly rule: 'qcm.mailbox';
        readonly to: Sid;
        readonly vote: Vote;
      }
    | {
        readonly kind: 'decided';
        readonly rule:
          'fle.decide' | 'fle.join-same-round' | 'fle.join-established' | 'fle.oracle-follows';
        readonly role: Role;
        readonly vote: Vote;
        readonly round: number;
        readonly agree: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        readonly kind: 'phase-entered';
        readonly rule: 'zab.phase';
        readonly role: Role;
        readonly phase: Phase;
        /** With a leader that waits for a quorum. */
        readonly by?: QuorumKind;
      }
    | ({
        readonly kind: 'left';
        readonly rule: 'zab.leave';
        readonly role: Role;
        readonly reason: LeaveReason;
      } & LeaveNumbers)
    | {
        readonly kind: 'epoch-counted';
        readonly rule: 'discovery.connecting-quorum';
        readonly from: Sid;
        readonly acceptedEpoch: number;
        readonly connected: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        readonly kind: 'epoch-chosen';
        readonly rule: 'discovery.new-epoch';
        readonly epoch: number;
        readonly connected: readonly Sid[];
        readonly by?: QuorumKind;
      }
    | {
        readonly kind: 'epoch-promised';
        readonly rule: 'discovery.promise' | 'discovery.promise-again' | 'discovery.refuse-older';
        readonly epoch: number;
        readonly acceptedEpoch: number;
        readonly currentEpoch: number;
      }
    | {
        readonly kind: 'epoch-acked';
        readonly rule: 'discovery.ack-epoch' | 'discovery.not-counted' | 'discovery.follower-ahead';
        readonly from: Sid;
        readonly epoch: number;
        readonly zxid: Zxid;
        readonly currentEpoch: number;
        readonly acked: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        /** An epoch file is replaced durably. */
        readonly kind: 'epoch-written';
        readonly rule: 'disk.epoch-file' | 'disk.epoch-completed';
        readonly file: 'acceptedEpoch' | 'currentEpoch';
        readonly epoch: number;
        readonly previous: number;
      }
    | {
        readonly kind: 'sync-chosen';
        readonly rule: 'sync.choose';
        readonly learner: Sid;
        readonly mode: SyncMode;
        readonly row: SyncRow;
        /** P: the learner's last zxid. */
        readonly peerLast: Zxid;
        /** LP, and the range of the leader's committed log. */
        readonly leaderLast: Zxid;
        readonly min: Zxid;
        readonly max: Zxid;
        /** The zxid in the DIFF, TRUNC or SNAP. */
        readonly zxid: Zxid;
        readonly proposals: number;
      }
    | {
        readonly kind: 'truncated';
        readonly rule: 'sync.trunc';
        readonly to: Zxid;
        readonly removed: readonly Zxid[];
      }
    | {
        readonly kind: 'snapshot-taken';
        readonly rule: 'disk.fuzzy-snapshot';
        readonly zxid: Zxid;
        /** The last transaction that was applied while it was written: its effects may be in it. */
        readonly during: Zxid;
      }
    | {
        readonly kind: 'snapshot-installed';
        readonly rule: 'sync.snap';
        readonly zxid: Zxid;
        readonly previous: Zxid;
      }
    | {
        readonly kind: 'new-leader-acked';
        readonly rule: 'sync.new-leader-quorum';
        readonly from: Sid;
        readonly epoch: number;
        readonly acked: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        /** The leader serves: its whole initial history is committed by this. */
        readonly kind: 'established';
        readonly rule: 'sync.established';
        readonly epoch: number;
        readonly last: Zxid;
        readonly acked: readonly Sid[];
      }
    | {
        /** It found no leader for so long that it serves reads alone. */
        readonly kind: 'read-only-began';
        readonly rule: 'zab.read-only';
        readonly waitedMs: number;
        readonly last: Zxid;
      }
    | { readonly kind: 'read-only-ended'; readonly rule: 'zab.read-only-end' }
    | {
        /** It serves without an ensemble: what it found on its disk is its history. */
        readonly kind: 'stood-alone';
        readonly rule: 'standalone.serve';
        readonly last: Zxid;
      }
    | {
        readonly kind: 'up-to-date';
        readonly rule: 'sync.up-to-date';
        readonly epoch: number;
        readonly last: Zxid;
      }
    | {
        readonly kind: 'proposed';
        readonly rule: 'broadcast.propose';
        readonly zxid: Zxid;
        readonly to: readonly Sid[];
        readonly outstanding: number;
      }
    | { readonly kind: 'logged'; readonly rule: 'disk.append'; readonly zxid: Zxid }
    | {
        /** Everything up to `zxid` would survive a crash. */
        readonly kind: 'fsynced';
        readonly rule: 'disk.fsync';
        readonly zxid: Zxid;
        readonly count: number;
      }
    | {
        readonly kind: 'acked';
        readonly rule: 'broadcast.ack';
        readonly from: Sid;
        readonly zxid: Zxid;
        readonly acks: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        readonly kind: 'committed';
        readonly rule: 'broadcast.commit';
        readonly zxid: Zxid;
        readonly acks: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        /** The process ended by itself. */
        readonly kind: 'exited';
        readonly rule: 'broadcast.unmatched-commit';
        readonly zxid: Zxid;
        readonly pending: Zxid;
      }
    | {
        /** A transaction reached the tree of this server. */
        readonly kind: 'applied';
        readonly rule: 'broadcast.deliver' | 'sync.deliver';
        readonly zxid: Zxid;
      }
    | {
        readonly kind: 'reconfigured';
        readonly rule: 'reconfig.activate';
        readonly version: Zxid;
        readonly voters: readonly Sid[];
        readonly observers: readonly Sid[];
        /** 0: none was named. */
        readonly designated: Sid;
      }
    | {
        readonly kind: 'quorum-checked';
        readonly rule: 'liveness.quorum-check';
        readonly tick: number;
        readonly heard: readonly Sid[];
        readonly need: number;
        readonly by?: QuorumKind;
      }
    | {
        /** One of two servers is alone and asks whether it may go on. */
        readonly kind: 'oracle-asked';
        readonly rule: 'oracle.one-of-two';
        readonly grants: boolean;
      }
    | {
        readonly kind: 'learner-dropped';
        readonly rule: 'liveness.learner';
        readonly learner: Sid;
        readonly reason: 'gone' | 'silent' | 'slow-ack' | 'ahead';
      }
  );
