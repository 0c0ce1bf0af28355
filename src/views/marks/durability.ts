import type { ZabPeer } from '../../zab/peer.ts';
import type { Zxid } from '../../zab/zxid.ts';

/** How safe one log entry is at one server: `committed` as far as it knows, `on-disk` fsynced, `written` lost by a crash. */
export type Durability = 'committed' | 'on-disk' | 'written';

export interface LogSquare {
  readonly zxid: Zxid;
  readonly durability: Durability;
}

/** The newest `count` entries of a server's log, oldest first. */
export function logTail({ disk, knownCommitted }: LogHolder, count: number): readonly LogSquare[] {
  const from = Math.max(0, disk.log.length - count);
  return disk.log.slice(from).map(({ zxid }, i) => ({
    zxid,
    durability:
      from + i >= disk.durable ? 'written' : zxid <= knownCommitted ? 'committed' : 'on-disk',
  }));
}

type LogHolder = Pick<ZabPeer, 'disk' | 'knownCommitted'>;
