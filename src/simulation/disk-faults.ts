import type { Peer } from '../server/server-state.ts';
import { emptyDisk, lastLogged, recordsInLastSegment } from '../zab/disk.ts';
import { endAtTornRecord } from '../zab/start-check.ts';
import { epochOf } from '../zab/zxid.ts';
import type { DiskDamage } from './command.ts';
import type { WorldHost } from './host.ts';

/** The disk of a server that is down is replaced by an empty one. */
export function wipe(host: WorldHost, peer: Peer): void {
  if (peer.up) return;
  host.emit({ kind: 'wiped', who: peer.sid, rule: 'disk.wiped', last: lastLogged(peer.disk) });
  Object.assign(peer.disk, emptyDisk());
  peer.refusal = null;
}

/** Files of a server that is down are not any more what was written to them. */
export function damageDisk(host: WorldHost, peer: Peer, what: DiskDamage, records: number): void {
  if (peer.up) return;
  const { disk, sid: who } = peer;
  const hit = what === 'lost-snapshots' ? 0 : Math.min(records, recordsInLastSegment(disk));
  if (what === 'lost-snapshots') {
    disk.snapshots = [];
    disk.snapshotsLost = true;
  } else if (hit > 0) {
    disk.badTail = { as: what === 'torn-tail' ? 'torn' : 'corrupt', records: hit };
  }
  const zxids = disk.log.slice(disk.log.length - hit).map(({ zxid }) => zxid);
  host.emit({ kind: 'damaged', who, rule: 'disk.damage', what, zxids });
}

/** A tool cuts the records that cannot be read, and the epoch files are written by hand, so that the server starts again. */
export function repairDisk(host: WorldHost, peer: Peer): void {
  if (peer.up) return;
  const { disk, sid: who } = peer;
  if (disk.badTail !== null) disk.badTail = { ...disk.badTail, as: 'torn' };
  const cut = endAtTornRecord(disk);
  disk.snapshotsLost = false;
  disk.currentEpoch = Math.max(disk.currentEpoch, epochOf(lastLogged(disk)));
  disk.acceptedEpoch = Math.max(disk.acceptedEpoch, disk.currentEpoch);
  peer.refusal = null;
  const { acceptedEpoch, currentEpoch } = disk;
  host.emit({ kind: 'repaired', who, rule: 'disk.repair', cut, acceptedEpoch, currentEpoch });
}
