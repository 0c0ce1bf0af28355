import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { ZnodeTxn } from '../znodes/txn.ts';
import { deliveries, type Follow } from './deliveries.ts';
import { pastTree, type PastTree } from './past-tree.ts';
import { counterIn, epochIn } from './zxids.ts';

/** Every state that the committed transactions have made of the tree. */
export interface CommittedTree extends PastTree {
  /** Takes in what the event delivers. Asked by several checkers, it does so once. */
  follow(event: Event, world: World): void;
  /** Whether the states up to this zxid are known. */
  knows(zxid: number): boolean;
  /** The last zxid whose state is known. */
  latest(): number;
}

/** Replays the committed transactions, whoever delivers them first. */
export function committedTree(deliver: Follow = deliveries()): CommittedTree {
  const { apply, ...tree } = pastTree();
  let known = 0;
  let seen: Event | null = null;

  const isNext = (zxid: number): boolean =>
    epochIn(zxid) > epochIn(known) ? counterIn(zxid) === 1 : zxid === known + 1;

  return {
    ...tree,
    follow(event, world) {
      if (event === seen) return;
      seen = event;
      const delivery = deliver(event, world);
      if (delivery === null) return;
      for (const txn of delivery.txns as readonly ZnodeTxn[]) {
        if (txn.zxid <= known) continue;
        // One that nobody could be asked about: the states from there on are not known until somebody begins to serve.
        if (delivery.extent === 'next' && !isNext(txn.zxid)) return;
        apply(txn);
        known = txn.zxid;
      }
    },
    latest: () => known,
    knows: (zxid) => zxid <= known || (counterIn(zxid) === 0 && epochIn(zxid) > epochIn(known)),
  };
}
