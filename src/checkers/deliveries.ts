import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { Txn } from '../zab/messages.ts';
import { snapshotZxid, txnAt } from './disks.ts';

/** Transactions that one server now counts as committed, in its order. */
export interface Delivery {
  readonly server: number;
  /**
   * `whole`: everything from the beginning, `base` standing for what a snapshot covers; a server that begins
   * to serve vouches for all that it recovered. `next`: one more, behind what it delivered before.
   */
  readonly extent: 'whole' | 'next';
  readonly base: number;
  readonly txns: readonly Txn[];
  readonly event: Event;
}

/**
 * Tells what was delivered. A tail that is replayed at a restart, or a prospective leader's own history, is in
 * the tree before anybody knows whether it is committed: it counts only once the server serves.
 */
export function deliveries(): (event: Event, world: World) => Delivery | null {
  const serving = new Set<number>();
  return (event, world) => {
    switch (event.kind) {
      case 'established':
      case 'up-to-date': {
        const { disk } = world.peers[event.who - 1]!;
        const base = snapshotZxid(disk);
        const txns = disk.log.slice(0).filter((txn) => txn.zxid > base && txn.zxid <= event.last);
        serving.add(event.who);
        return { server: event.who, extent: 'whole', base, txns, event };
      }
      case 'applied': {
        if (!serving.has(event.who)) return null;
        const txn = txnAt(world.peers[event.who - 1]!.disk, event.zxid);
        // A server that crashed later in the same step has lost what it had only written.
        if (txn === undefined) return null;
        return { server: event.who, extent: 'next', base: 0, txns: [txn], event };
      }
      case 'left':
        serving.delete(event.who);
        return null;
      case 'crashed':
      case 'started':
        if (typeof event.who === 'number') serving.delete(event.who);
        return null;
      default:
        return null;
    }
  };
}
