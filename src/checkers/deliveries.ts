import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { Txn } from '../zab/messages.ts';
import { snapshotZxid, txnAt } from './disks.ts';
import { PROPOSAL_KINDS, proposedHistories, type ProposedHistories } from './proposed-histories.ts';

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
  ...PROPOSAL_KINDS,
  'up-to-date',
  'applied',
  'left',
  'crashed',
  'started',
];

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
export function deliveries(histories: ProposedHistories = proposedHistories()): Follow {
  /** The last zxid that each serving server delivered. */
  const serving = new Map<number, number>();

  function whole(event: Event & { kind: 'established' | 'up-to-date' }, world: World): Delivery {
    const { disk } = world.peers[event.who - 1]!;
    const base = snapshotZxid(disk);
    const covered = histories.trail(base);
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
    histories.follow(event, world);
    switch (event.kind) {
      case 'established':
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
