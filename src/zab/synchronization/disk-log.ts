import { entriesUpTo, newestSnapshot } from '../disk.ts';
import type { Host } from '../host.ts';
import type { Txn } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import type { Zxid } from '../zxid.ts';

/**
 * The leader's log on disk from a learner's last zxid on (`FileTxnSnapLog.readTxnLog`); empty when it does not reach back that
 * far, or when the segments behind the first are too big against a snapshot (`snapshotSizeFactor`).
 */
export function diskLogOf(peer: ZabPeer, host: Host, peerLast: Zxid): readonly Txn[] {
  const { disk } = peer;
  const { snapshotSizeFactorPercent } = host.settings;
  if (snapshotSizeFactorPercent < 0 || peerLast < disk.historyFrom) return [];
  const segment = disk.segments.filter((first) => first <= peerLast).at(-1);
  if (segment === undefined) return [];
  const further = disk.segments.find((first) => first > peerLast);
  const snapshot = newestSnapshot(disk);
  if (further !== undefined && snapshot !== null) {
    const behind = disk.log.length - entriesUpTo(disk, further - 1);
    const limit = (host.application.sizeOf(snapshot) * snapshotSizeFactorPercent) / 100;
    if (limit > 0 && behind > limit) return [];
  }
  const from = Math.max(0, entriesUpTo(disk, peerLast) - 1);
  // Between the last entry before a SNAP and the first behind it there is a hole (ZOOKEEPER-2846).
  if ((disk.log.at(from)?.zxid ?? 0) < disk.historyFrom) return [];
  return disk.log.slice(from);
}
