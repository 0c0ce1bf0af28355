import { below } from '../kernel/random.ts';
import { entriesUpTo, type DiskPurpose } from './disk.ts';
import { isParticipant } from './ensemble.ts';
import type { LeaveNumbers, LeaveReason } from './facts.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';
import { nextRole } from './reconfigure.ts';
import { abandonSnapshot } from './snapshot.ts';
import { fsync, writeEpoch } from './write.ts';

export const OBSERVER_DELAY_US = 200_000;

const ROLE_TIMERS = [
  'leader-wait',
  'leader-work',
  'leader-tick',
  'learner-read',
  'dial-learner',
] as const;

/**
 * A leader or learner gives up its role (`Leader.shutdown`, `Learner.shutdown`): it closes its connections, drops its
 * clients, and flushes its log before it looks for a leader again.
 */
export function leave(
  peer: ZabPeer,
  host: Host,
  reason: LeaveReason,
  numbers: LeaveNumbers = {},
): void {
  const { leading, learning } = peer;
  host.cause = host.emit({
    kind: 'left',
    who: peer.sid,
    rule: 'zab.leave',
    role: peer.role,
    reason,
    ...numbers,
  });
  for (const name of ROLE_TIMERS) {
    host.clearTimer(peer, name);
  }
  abandonSnapshot(peer, host);
  host.application.retire(peer);
  for (const connection of leading?.handlers.keys() ?? []) {
    host.clearTimer(peer, `stream-${connection}`);
    host.close(peer.sid, connection);
  }
  if (learning !== null && learning.connection !== 0) host.close(peer.sid, learning.connection);
  const halfSynchronized = learning?.snapshotNeeded === true && learning.stage !== 'persisting';
  // A learner that writes its new history cannot be interrupted: the epoch that belongs to it is written too.
  if (learning?.stage === 'persisting' && waitsFor(peer, 'learner-syncs')) {
    writeEpoch(peer, host, 'learner-adopts', 'currentEpoch', learning.epoch);
  }
  peer.leading = null;
  peer.learning = null;
  // What SNAP or TRUNC put into memory must not survive without a snapshot (ZOOKEEPER-3642); one that is being written is
  // waited for below.
  if (halfSynchronized && !host.settings.off.has('forget-half-a-snapshot')) reload(peer, host);
  if (peer.disk.jobs.length > 0 || peer.disk.durable < peer.disk.log.length) {
    peer.flushing = true;
    fsync(peer, host, 'flush');
  } else {
    lookAgain(peer, host);
  }
}

const waitsFor = (peer: ZabPeer, purpose: DiskPurpose): boolean =>
  peer.disk.jobs.some((job) => job.purpose === purpose);

/** Nothing is left to flush. */
export function lookAgain(peer: ZabPeer, host: Host): void {
  peer.flushing = false;
  if (!host.settings.off.has('replay-log-before-vote')) replayLogged(peer, host);
  peer.role = nextRole(peer);
  if (peer.role !== 'looking' || isParticipant(peer)) return host.turn(peer);
  // Observers wait a little, so that the voters' election is not flooded (`observer.election.DelayMs`).
  host.setTimer(peer, 'observer-delay', below(peer.random, OBSERVER_DELAY_US));
}

/** Memory takes in what is logged and not applied, committed or not (`ZKDatabase.fastForwardDataBase`, ZOOKEEPER-2845). */
function replayLogged(peer: ZabPeer, host: Host): void {
  const { log } = peer.disk;
  for (let i = entriesUpTo(peer.disk, peer.lastProcessed); i < log.length; i++) {
    host.application.replay(peer, log.at(i)!);
  }
}

/** Rebuilds memory from disk: the snapshot, then every later log entry, committed or not (`FileTxnSnapLog.restore`). */
export function reload(peer: ZabPeer, host: Host): void {
  host.application.load(peer);
  replayLogged(peer, host);
}
