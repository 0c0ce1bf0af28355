import type { Disk } from '../zab/disk.ts';
import type { Txn } from '../zab/messages.ts';

/** The place of `zxid` in the log, or -1. */
export function placeOf(disk: Disk, zxid: number): number {
  const place = disk.log.search((txn) => txn.zxid >= zxid);
  return disk.log.at(place)?.zxid === zxid ? place : -1;
}

/** The transaction itself, if the log still has it. */
export function txnAt(disk: Disk, zxid: number): Txn | undefined {
  return disk.log.at(placeOf(disk, zxid));
}

/** What the newest snapshot stands for; 0 without one. */
export const snapshotZxid = (disk: Disk): number => disk.snapshots.at(-1)?.zxid ?? 0;

/** Whether a restart right now would find `zxid`. */
export function survives(disk: Disk, zxid: number): boolean {
  if (zxid <= snapshotZxid(disk)) return true;
  const place = placeOf(disk, zxid);
  return place >= 0 && place < disk.durable;
}

/** The last zxid that a restart right now would find. */
export const lastDurable = (disk: Disk): number =>
  Math.max(disk.log.at(disk.durable - 1)?.zxid ?? 0, snapshotZxid(disk));
