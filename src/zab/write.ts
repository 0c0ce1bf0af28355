import type { DiskJob, EpochFile } from './disk.ts';
import type { Host, Machine } from './host.ts';
import { countLogged } from './snapshot.ts';
import type { Txn } from './messages.ts';
import type { ZabPeer } from './peer.ts';

function addJob(
  peer: ZabPeer,
  host: Machine,
  purpose: DiskJob['purpose'],
  what: DiskJob['what'],
): void {
  peer.disk.jobs.push({ purpose, what, startedAt: -1, dueAt: -1, cause: host.cause });
  host.runDisk(peer);
}

/** Appends to the log: written, and lost by a crash until it is fsynced. */
export function append(peer: ZabPeer, host: Host, txn: Txn): void {
  const { disk } = peer;
  if (disk.rolled) {
    disk.segments = [...disk.segments, txn.zxid];
    disk.rolled = false;
  }
  disk.log = disk.log.append(txn);
  host.emit({ kind: 'logged', who: peer.sid, rule: 'disk.append', zxid: txn.zxid });
  countLogged(peer, host);
}

/** Forces everything written so far to disk. */
export function fsync(
  peer: ZabPeer,
  host: Machine,
  purpose: 'learner-syncs' | 'flush' | 'acknowledge',
): void {
  addJob(peer, host, purpose, { kind: 'fsync', upTo: peer.disk.log.length });
}

/**
 * Group commit (`SyncRequestProcessor`): while one fsync is under way, what is appended waits for the next, and
 * one fsync serves all of it.
 */
export function fsyncSoon(peer: ZabPeer, host: Machine): void {
  const last = peer.disk.jobs.at(-1);
  if (last?.purpose === 'acknowledge' && last.startedAt < 0) return;
  fsync(peer, host, 'acknowledge');
}

/** Writes one of the two epoch files; `purpose` is what goes on when it is durable. */
export function writeEpoch(
  peer: ZabPeer,
  host: Machine,
  purpose: 'leader-promise' | 'learner-promise' | 'leader-adopts' | 'learner-adopts',
  file: EpochFile,
  epoch: number,
): void {
  addJob(peer, host, purpose, { kind: 'epoch', file, epoch });
}

/** Writes what a leader sent, or what a new leader begins with; `purpose` as above. */
export function writeSnapshot(
  peer: ZabPeer,
  host: Machine,
  purpose: 'learner-snapshot' | 'leader-snapshot',
  snapshot: { zxid: number },
): void {
  addJob(peer, host, purpose, { kind: 'snapshot', snapshot });
}
