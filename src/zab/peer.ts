import type { PersistentLog } from '../kernel/persistent-log.ts';
import type { Random } from '../kernel/random.ts';
import type { Disk } from './disk.ts';
import type { Configuration } from './ensemble.ts';
import type { Election, Mail } from './election/state.ts';
import type { Leading } from './leading.ts';
import type { Learning } from './learning.ts';
import type { Capture, Phase, Role, Txn } from './messages.ts';
import type { StartRefusal } from './start-check.ts';
import type { QuorumSystem } from './quorum.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** A timer by name; several set-backs cost one entry in the queue. Microseconds. */
export interface Timer {
  dueAt: number;
  /** When the world's queue will look at it; at or before `dueAt`. */
  queuedAt: number;
  cause: number;
}

export type TimerName =
  | 'fle-poll'
  | 'fle-final-wait'
  | 'observer-delay'
  | 'dial-learner'
  | 'learner-read'
  | 'leader-wait'
  | 'leader-work'
  | 'leader-tick'
  | `dial-${Sid}`
  | 'snapshot'
  | `stream-${number}`
  | 'sessions'
  | 'local-sessions'
  | 'containers'
  | 'read-only';

/** One server as Zab knows it. Everything but `disk` is memory, and gone after a crash. */
export interface ZabPeer {
  readonly sid: Sid;
  /** Whether the process runs. */
  up: boolean;
  /** How often the process was started. */
  incarnation: number;
  role: Role;
  phase: Phase;
  readonly random: Random;
  readonly disk: Disk;
  /** Why its last start failed; null: it did not. */
  refusal: StartRefusal | null;
  readonly timers: Map<TimerName, Timer>;
  /** Back to LOOKING, but its log is still being flushed. */
  flushing: boolean;
  /** Looking for a leader, and serving reads meanwhile. */
  readOnly: boolean;
  /** The next leader is asked for a SNAP: its snapshot holds what it was told to drop. */
  asksForAll: boolean;
  /** `DataTree.lastProcessedZxid`. */
  lastProcessed: Zxid;
  /** The highest zxid that this server knows to be committed; 0 when it has just started. */
  knownCommitted: Zxid;
  /** The committed log: what was applied since the state was loaded (a window of it serves DIFF). */
  history: PersistentLog<Txn>;
  /** The committed configuration, and one that is proposed and not committed (`lastSeenQuorumVerifier`). On disk. */
  config: Configuration;
  proposedConfig: Configuration | null;
  /** What the oracle of this machine says (a file, `oraclePath`); null: none is set up. */
  oracle: 'grants' | 'denies' | null;
  /** Nobody has followed this process lately, so the oracle is asked when a quorum of two is missing. */
  needsOracle: boolean;
  /** What the two ask for, kept at hand. */
  verifiers: readonly QuorumSystem[];
  /** Whether it takes part as an observer. */
  observer: boolean;
  /** A reconfiguration told its next role: no election. */
  reconfigured: boolean;
  /** A snapshot that is being written in the background. */
  capturing: Capture | null;
  loggedSinceSnapshot: number;
  snapshotAfter: number;
  election: Election;
  mail: Mail;
  leading: Leading | null;
  learning: Learning | null;
}
