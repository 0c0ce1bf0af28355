import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { Txn } from '../zab/messages.ts';
import { txnAt } from './disks.ts';
import { counterIn, epochIn } from './zxids.ts';

interface Origin {
  readonly txn: Txn;
  /** The transaction before it at the leader that proposed it. */
  readonly previous: number;
}

/** What precedes each proposal: it was fixed when its leader made it. */
export interface ProposedHistories {
  /** Takes in a proposal, or the beginning of an epoch; told twice, it does so once. */
  follow(event: Event, world: World): void;
  /** The transactions up to `zxid`, whether they were ever committed or not, or the zxid at which the trail is lost. */
  trail(zxid: number): readonly Txn[] | number;
}

/** The events that {@link proposedHistories} must be told. */
export const PROPOSAL_KINDS: readonly EventKind[] = ['proposed', 'established'];

/** Reads them from the disks of the leaders that proposed. */
export function proposedHistories(): ProposedHistories {
  const origins = new Map<number, Origin>();
  /** Where the history of each epoch's leader ended when it was established. */
  const beginnings = new Map<number, number>();
  return {
    follow(event, world) {
      if (event.kind === 'established') beginnings.set(event.epoch, event.last);
      if (event.kind !== 'proposed') return;
      const txn = txnAt(world.peers[event.who - 1]!.disk, event.zxid);
      const first = counterIn(event.zxid) === 1;
      const previous = first ? beginnings.get(epochIn(event.zxid)) : event.zxid - 1;
      if (txn !== undefined && previous !== undefined) origins.set(event.zxid, { txn, previous });
    },
    trail(zxid) {
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
    },
  };
}
