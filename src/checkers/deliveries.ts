import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { Txn } from '../zab/messages.ts';
import { snapshotZxid, txnAt } from './disks.ts';
import { counterIn, epochIn } from './zxids.ts';

/** Transactions that one server now counts as committed, in its order. */
export interface Delivery {
  readonly server: number;
  /**
   * `whole`: everything from the beginning, since a server that begins to serve vouches for all that it recovered.
   * `next`: one more, behind what it delivered before.
   */
  readonly extent: 'whole' | 'next';
  readonly txns: readonly Txn[];
  /** What its snapshot claims to cover, but no leader ever proposed; null when all is in order. */
  readonly unknown: number | null;
  readonly event: Event;
}

interface Origin {
  readonly txn: Txn;
  /** The transaction before it at the leader that proposed it. */
  readonly previous: number;
}

/**
 * Tells what was delivered. A tail that is replayed at a restart, or a prospective leader's own history, is in
 * the tree before anybody knows whether it is committed: it counts only once the server serves. What a snapshot holds
 * is known from its zxid: each proposal fixed all that precedes it.
 */
export function deliveries(): (event: Event, world: World) => Delivery | null {
  const serving = new Set<number>();
  const origins = new Map<number, Origin>();
  /** Where the history of each epoch's leader ended when it was established. */
  const beginnings = new Map<number, number>();

  /** The transactions up to `zxid`, or the zxid at which the trail is lost. */
  function trail(zxid: number): readonly Txn[] | number {
    const txns: Txn[] = [];
    let at = zxid;
    while (at !== 0) {
      if (counterIn(at) === 0) {
        const beginning = beginnings.get(epochIn(at));
        if (beginning === undefined) return at;
        at = beginning;
        continue;
      }
      const origin = origins.get(at);
      if (origin === undefined) return at;
      txns.push(origin.txn);
      at = origin.previous;
    }
    return txns.reverse();
  }

  function whole(event: Event & { kind: 'established' | 'up-to-date' }, world: World): Delivery {
    const { disk } = world.peers[event.who - 1]!;
    const base = snapshotZxid(disk);
    const covered = trail(base);
    const known = typeof covered !== 'number';
    const logged = disk.log.slice(0).filter((txn) => txn.zxid > base && txn.zxid <= event.last);
    return {
      server: event.who,
      extent: 'whole',
      txns: known ? [...covered, ...logged] : logged,
      unknown: known ? null : covered,
      event,
    };
  }

  return (event, world) => {
    switch (event.kind) {
      case 'proposed': {
        const txn = txnAt(world.peers[event.who - 1]!.disk, event.zxid);
        const first = counterIn(event.zxid) === 1;
        const previous = first ? beginnings.get(epochIn(event.zxid)) : event.zxid - 1;
        if (txn !== undefined && previous !== undefined) origins.set(event.zxid, { txn, previous });
        return null;
      }
      case 'established':
        beginnings.set(event.epoch, event.last);
        serving.add(event.who);
        return whole(event, world);
      case 'up-to-date':
        serving.add(event.who);
        return whole(event, world);
      case 'applied': {
        if (!serving.has(event.who)) return null;
        const txn = txnAt(world.peers[event.who - 1]!.disk, event.zxid);
        // A server that crashed later in the same step has lost what it had only written.
        if (txn === undefined) return null;
        return { server: event.who, extent: 'next', txns: [txn], unknown: null, event };
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
