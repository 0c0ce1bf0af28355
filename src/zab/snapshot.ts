import { below } from '../kernel/random.ts';
import { keepSnapshot } from './disk.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';

/** How much of a tree is written at a time, and how long that takes. */
export const SNAPSHOT_CHUNK_ZNODES = 16;
export const SNAPSHOT_CHUNK_US = 4_000;

/** After how many logged transactions the next snapshot begins: random, so that servers do not all do it at once. */
export const nextSnapshotAfter = (peer: ZabPeer, snapCount: number): number =>
  Math.floor(snapCount / 2) + below(peer.random, Math.floor(snapCount / 2));

/**
 * One more transaction is logged (`SyncRequestProcessor.shouldSnapshot`): when there are enough, the log is rolled and a snapshot is
 * written in the background, while transactions go on. While one is still being written the next is left out.
 */
export function countLogged(peer: ZabPeer, host: Host): void {
  peer.loggedSinceSnapshot++;
  if (peer.loggedSinceSnapshot <= peer.snapshotAfter) return;
  peer.loggedSinceSnapshot = 0;
  peer.snapshotAfter = nextSnapshotAfter(peer, host.settings.snapCount);
  peer.disk.rolled = true;
  if (peer.capturing !== null) return;
  peer.capturing = host.application.beginCapture(peer);
  host.setTimer(peer, 'snapshot', SNAPSHOT_CHUNK_US);
}

/** Writes the next part of the snapshot that is being taken, while transactions go on; the last part makes it complete. */
export function continueSnapshot(peer: ZabPeer, host: Host): void {
  if (peer.capturing === null) return;
  const { application } = host;
  peer.capturing = application.continueCapture(peer, peer.capturing, SNAPSHOT_CHUNK_ZNODES);
  if (!application.isCaptured(peer.capturing)) {
    return host.setTimer(peer, 'snapshot', SNAPSHOT_CHUNK_US);
  }
  const snapshot = peer.capturing;
  peer.capturing = null;
  keepSnapshot(peer.disk, snapshot);
  host.emit({
    kind: 'snapshot-taken',
    who: peer.sid,
    rule: 'disk.fuzzy-snapshot',
    zxid: snapshot.zxid,
    during: peer.lastProcessed,
  });
}

/** What was being written is given up: memory is about to change under it. */
export function abandonSnapshot(peer: ZabPeer, host: Host): void {
  peer.capturing = null;
  host.clearTimer(peer, 'snapshot');
}
