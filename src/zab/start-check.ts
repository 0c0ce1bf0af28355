import { lastLogged, type Disk } from './disk.ts';
import { epochOf, type Zxid } from './zxid.ts';

/** Why a server does not start from the files that it finds (`FileTxnSnapLog.restore`, `QuorumPeer.loadDataBase`). */
export type StartRefusal =
  /** A log, and no snapshot that it could continue (ZOOKEEPER-2325). */
  | 'no-snapshot'
  /** A record that is there as a whole and does not match its checksum. */
  | 'bad-checksum'
  /** The log has a newer epoch than the file currentEpoch, and nothing shows that it was being replaced. */
  | 'epoch-behind-log'
  /** acceptedEpoch < currentEpoch: it adopted what it had not promised. */
  | 'promise-behind-epoch';

/**
 * Reads the log up to its last whole record: one that was torn counts as the end (`FileTxnLog.FileTxnIterator.next`).
 *
 * @returns the transactions that were there and are lost
 */
export function endAtTornRecord(disk: Disk): readonly Zxid[] {
  if (disk.badTail?.as !== 'torn') return [];
  const kept = disk.log.length - disk.badTail.records;
  const lost = disk.log.slice(kept).map(({ zxid }) => zxid);
  disk.log = disk.log.truncate(kept);
  disk.durable = Math.min(disk.durable, kept);
  disk.badTail = null;
  return lost;
}

/**
 * Completes an update of currentEpoch that a crash interrupted. ZooKeeper takes whatever the temporary file says; here it must be of
 * the log's epoch at least, so that one left behind long ago does no harm.
 *
 * @returns whether there was one
 */
export function completeEpoch(disk: Disk): boolean {
  const { currentEpochTmp } = disk;
  const epoch = epochOf(lastLogged(disk));
  if (epoch <= disk.currentEpoch || currentEpochTmp === null || currentEpochTmp < epoch)
    return false;
  disk.currentEpoch = currentEpochTmp;
  disk.currentEpochTmp = null;
  return true;
}

/** Why a server does not start from these files; null: it does. */
export function refusalOf(disk: Disk): StartRefusal | null {
  if (disk.snapshotsLost && disk.log.length > 0) return 'no-snapshot';
  if (disk.badTail !== null) return 'bad-checksum';
  if (epochOf(lastLogged(disk)) > disk.currentEpoch) return 'epoch-behind-log';
  return disk.acceptedEpoch < disk.currentEpoch ? 'promise-behind-epoch' : null;
}
