import type { Event, EventKind } from '../simulation/facts.ts';
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
  /** The zxid right before `txns`; 0 at the beginning. */
  readonly after: number;
  /** What its snapshot claims to cover, but no leader ever proposed; null when all is in order. */
  readonly unknown: number | null;
  readonly event: Event;
}

export type Follow = (event: Event, world: World) => Delivery | null;

/** The events that {@link deliveries} must be told. */
export const DELIVERY_KINDS: readonly EventKind[] = [
  'proposed',
  'established',
  'up-to-date',
  'applied',
  'left',
  'crashed',
  'started',
];

interface Origin {
  readonly txn: Txn;
  /** The transaction before it at the leader that proposed it. */
  readonly previous: number;
}

/** Several checkers of one run ask about the same event: it is followed once. */
export function shared(follow: Follow): Follow {
  let last: Event | null = null;
  let delivery: Delivery | null = null;
  return (event, world) => {
    if (event !== last) {
      delivery = follow(event, world);
      last = event;
    }
    return delivery;
  };
}

/**
 * Tells what was delivered. A tail that is replayed at a restart, or a prospective leader's own history, is in
 * the tree before anybody knows whether it is committed: it counts only once the server serves. What a snapshot holds
 * is known from its zxid: each proposal fixed all that precedes it.
 */
export function deliveries(): Follow {
  /** The last zxid that each serving server delivered. */
  const serving = new Map<number, number>();
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
    const start = disk.log.search((txn) => txn.zxid > base);
    const logged = disk.log.slice(start).filter((txn) => txn.zxid > base && txn.zxid <= event.last);
    const txns = known ? [...covered, ...logged] : logged;
    serving.set(event.who, txns.at(-1)?.zxid ?? 0);
    return {
      server: event.who,
      extent: 'whole',
      txns,
      after: 0,
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
        return whole(event, world);
      case 'up-to-date':
        return whole(event, world);
      case 'applied': {
        const after = serving.get(event.who);
        if (after === undefined) return null;
        const txn = txnAt(world.peers[event.who - 1]!.disk, event.zxid);
        // A server that crashed later in the same step has lost what it had only written.
        if (txn === undefined) return null;
        serving.set(event.who, event.zxid);
        return { server: event.who, extent: 'next', txns: [txn], after, unknown: null, event };
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
