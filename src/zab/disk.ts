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
  /** The prospective leader's snapshot of what it starts with, committed or not (`ZooKeeperServer.loadData`). */
  | 'leader-snapshot'
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

/** `torn`: a record is there in part, with zeros behind it; `corrupt`: it does not match its checksum. */
export interface BadTail {
  readonly as: 'torn' | 'corrupt';
  readonly records: number;
}

/** A disk is three things that become durable apart: the log, the two epoch files, the newest snapshot. */
export interface Disk {
  /** Written transactions behind the snapshot: the first `durable` survive a crash, the others do not. */
  log: PersistentLog<Txn>;
  durable: number;
  /** Files; replaced as a whole, old or new after a crash. */
  acceptedEpoch: number;
  currentEpoch: number;
  /** The temporary file of a currentEpoch that was being replaced when the process ended; null: none. */
  currentEpochTmp: number | null;
  /** Durable snapshots, the newest last. A restart loads the newest and replays what is behind it. */
  snapshots: readonly Snapshot[];
  /** The snapshots are gone, with the empty one that every server begins with. */
  snapshotsLost: boolean;
  /** First zxids of the log's segments (files). */
  segments: readonly Zxid[];
  /** The next append opens a new segment. */
  rolled: boolean;
  /** The log's last records cannot be read as they are; null: they can. */
  badTail: BadTail | null;
  /** Below this zxid the log is not this server's history: a SNAP skipped it. */
  historyFrom: Zxid;
  jobs: DiskJob[];
}

export const emptyDisk = (): Disk => ({
  log: PersistentLog.empty(),
  durable: 0,
  acceptedEpoch: 0,
  currentEpoch: 0,
  currentEpochTmp: null,
  snapshots: [],
  snapshotsLost: false,
  segments: [],
  rolled: true,
  badTail: null,
  historyFrom: 0,
  jobs: [],
});

export const copyDisk = (disk: Disk): Disk => ({
  ...disk,
  jobs: disk.jobs.map((job) => ({ ...job })),
});

export const newestSnapshot = (disk: Disk): Snapshot | null => disk.snapshots.at(-1) ?? null;

/** Snapshots kept on a disk; older ones are purged (`autopurge.snapRetainCount`). */
const SNAPSHOTS_KEPT = 3;

/** Adds a snapshot, in the place of one of the same zxid; the oldest beyond the few that are kept go. */
export function keepSnapshot(disk: Disk, snapshot: Snapshot): void {
  const others = disk.snapshots.filter(({ zxid }) => zxid !== snapshot.zxid);
  disk.snapshotsLost = false;
  disk.snapshots = [...others, snapshot].sort((a, b) => a.zxid - b.zxid).slice(-SNAPSHOTS_KEPT);
}

/** The last zxid that a restart would find if everything written were durable. */
export const lastLogged = (disk: Disk): Zxid =>
  Math.max(disk.log.last()?.zxid ?? 0, newestSnapshot(disk)?.zxid ?? 0);

/** How many records stand in the last segment of the log. */
export function recordsInLastSegment(disk: Disk): number {
  const first = disk.segments.at(-1);
  return first === undefined ? 0 : disk.log.length - disk.log.search(({ zxid }) => zxid >= first);
}

/** Number of log entries with a zxid of at most `zxid`. */
export const entriesUpTo = (disk: Disk, zxid: Zxid): number =>
  disk.log.search((txn) => txn.zxid > zxid);
