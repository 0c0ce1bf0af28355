import { PersistentLog } from '../kernel/persistent-log.ts';
import type { Snapshot, Txn } from './messages.ts';
import type { Zxid } from './zxid.ts';

export type EpochFile = 'acceptedEpoch' | 'currentEpoch';

/** What goes on once a job is durable. */
export type DiskPurpose =
  /** SyncRequestProcessor's group commit: acknowledge what is now durable. */
  | 'acknowledge'
  /** The prospective leader's own promise; then LEADERINFO. */
  | 'leader-promise'
  /** A learner's promise; then ACKEPOCH. */
  | 'learner-promise'
  /** The leader adopts its epoch after the ACKEPOCH quorum. */
  | 'leader-adopts'
  /** The learner's snapshot at NEWLEADER, when it was sent one or was truncated. */
  | 'learner-snapshot'
  /** The learner's log at NEWLEADER; then its currentEpoch. */
  | 'learner-syncs'
  /** The learner adopts the epoch; then it acknowledges NEWLEADER. */
  | 'learner-adopts'
  /** A server that goes back to LOOKING flushes its log first. */
  | 'flush';

/** One durable write. Jobs of a disk run one after the other; a crash loses every job that is not done. */
export interface DiskJob {
  readonly purpose: DiskPurpose;
  readonly what:
    | { readonly kind: 'fsync'; readonly upTo: number }
    | { readonly kind: 'epoch'; readonly file: EpochFile; readonly epoch: number }
    | { readonly kind: 'snapshot'; readonly snapshot: Snapshot };
  /** Start of the job, once it is at the head; -1 before. Microseconds. */
  startedAt: number;
  dueAt: number;
  /** The event that asked for it. */
  readonly cause: number;
}

/** A disk is three things that become durable apart: the log, the two epoch files, the newest snapshot. */
export interface Disk {
  /** Written transactions behind the snapshot: the first `durable` survive a crash, the others do not. */
  log: PersistentLog<Txn>;
  durable: number;
  /** Files; replaced as a whole, old or new after a crash. */
  acceptedEpoch: number;
  currentEpoch: number;
  snapshot: Snapshot | null;
  jobs: DiskJob[];
}

export const emptyDisk = (): Disk => ({
  log: PersistentLog.empty(),
  durable: 0,
  acceptedEpoch: 0,
  currentEpoch: 0,
  snapshot: null,
  jobs: [],
});

export const copyDisk = (disk: Disk): Disk => ({
  ...disk,
  jobs: disk.jobs.map((job) => ({ ...job })),
});

/** The last zxid that a restart would find if everything written were durable. */
export const lastLogged = (disk: Disk): Zxid => disk.log.last()?.zxid ?? disk.snapshot?.zxid ?? 0;

/** Number of log entries with a zxid of at most `zxid`. */
export const entriesUpTo = (disk: Disk, zxid: Zxid): number =>
  disk.log.search((txn) => txn.zxid > zxid);
