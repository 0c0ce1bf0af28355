import { countAck } from './broadcast/leader.ts';
import { entriesUpTo, keepSnapshot, type DiskJob } from './disk.ts';
import { onLeaderAdopted, onLeaderPromised } from './discovery/new-epoch.ts';
import { onLearnerPromised } from './discovery/register.ts';
import { readUnread } from './follow.ts';
import type { Host } from './host.ts';
import { lookAgain } from './leave.ts';
import type { ZabPeer } from './peer.ts';
import { onLearnerAdopted, onLearnerSynced } from './synchronization/follow-sync.ts';

/** A job is durable: the disk holds it, and whoever waited goes on. */
export function onDiskDone(peer: ZabPeer, host: Host, job: DiskJob): void {
  const before = peer.disk.durable;
  keep(peer, host, job);
  if (peer.flushing) {
    if (peer.disk.jobs.length === 0) lookAgain(peer, host);
    return;
  }
  switch (job.purpose) {
    case 'acknowledge':
      return acknowledge(peer, host, before);
    case 'leader-promise':
      return onLeaderPromised(peer, host);
    case 'leader-adopts':
      return onLeaderAdopted(peer, host);
    case 'learner-promise':
      onLearnerPromised(peer, host);
      return readUnread(peer, host);
    case 'learner-syncs':
      return onLearnerSynced(peer, host);
    case 'learner-adopts':
      onLearnerAdopted(peer, host);
      return readUnread(peer, host);
    case 'learner-snapshot':
    case 'leader-snapshot':
    case 'flush':
      return;
  }
}

function keep(peer: ZabPeer, host: Host, { what, purpose }: DiskJob): void {
  const { disk, sid } = peer;
  switch (what.kind) {
    case 'fsync': {
      const upTo = Math.min(what.upTo, disk.log.length);
      const count = upTo - disk.durable;
      if (count <= 0) return;
      disk.durable = upTo;
      const { zxid } = disk.log.at(upTo - 1)!;
      host.cause = host.emit({ kind: 'fsynced', who: sid, rule: 'disk.fsync', zxid, count });
      return;
    }
    case 'epoch': {
      const previous = disk[what.file];
      disk[what.file] = what.epoch;
      if (what.file === 'currentEpoch') disk.currentEpochTmp = null;
      host.cause = host.emit({
        kind: 'epoch-written',
        who: sid,
        rule: 'disk.epoch-file',
        file: what.file,
        epoch: what.epoch,
        previous,
      });
      return;
    }
    case 'snapshot':
      // What SNAP replaced must not come back, under whatever later zxid it was kept (as with TRUNC).
      if (purpose === 'learner-snapshot') {
        disk.snapshots = disk.snapshots.filter(({ zxid }) => zxid <= what.snapshot.zxid);
      }
      keepSnapshot(disk, what.snapshot);
      if (purpose !== 'learner-snapshot') return;
      // What lies behind it in the log is not of this history, and what lies before may not lead up to it.
      disk.log = disk.log.truncate(entriesUpTo(disk, what.snapshot.zxid));
      disk.durable = Math.min(disk.durable, disk.log.length);
      if (disk.log.last()?.zxid !== what.snapshot.zxid) disk.historyFrom = what.snapshot.zxid;
      return;
  }
}

/** The ACK of each transaction that became durable: to the leader, or the leader's own. */
function acknowledge(peer: ZabPeer, host: Host, before: number): void {
  const { disk, leading, learning } = peer;
  const { cause } = host;
  for (let i = before; i < disk.durable; i++) {
    const { zxid } = disk.log.at(i)!;
    host.cause = cause;
    if (leading !== null) countAck(peer, host, peer.sid, zxid);
    else if (learning !== null && peer.role === 'following') {
      host.send(peer.sid, learning.connection, { type: 'ACK', zxid });
    }
  }
}
