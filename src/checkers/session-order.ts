import type { ZnodeTxn } from '../znodes/txn.ts';
import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { shown } from './zxids.ts';

const hasFailed = (txn: ZnodeTxn): boolean =>
  txn.op === 'error' || (txn.op === 'multi' && txn.txns.some(({ op }) => op === 'error'));

/** The writes of a session are carried out in the order in which its client asked for them. */
export function sessionOrder(follow: Follow = deliveries()): Checker {
  const last = new Map<string, { readonly cxid: number; readonly zxid: number }>();
  /** Who uses each session; where two clients do, each counts for itself and nothing can be said. */
  const users = new Map<string, string>();
  const shared = new Set<string>();
  return checker({
    name: 'a session’s writes in order',
    sentence:
      'The writes of one client take effect in the order in which it asked for them, also when it moves to another server.',
    source: 'ZooKeeper paper, FIFO client order; SessionTrackerImpl.checkSession (ZOOKEEPER-710)',
    kinds: [...DELIVERY_KINDS, 'client-connected'],
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'client-connected') {
        const user = users.get(event.session);
        if (user !== undefined && user !== event.who) shared.add(event.session);
        users.set(event.session, event.who);
      }
      for (const txn of (delivery?.txns ?? []) as readonly ZnodeTxn[]) {
        const { session, cxid, zxid } = txn;
        // Opening, closing and expiry are the servers' own, and what failed changed nothing.
        if (cxid <= 0 || hasFailed(txn) || txn.op === 'closeSession') continue;
        if (shared.has(session)) continue;
        const before = last.get(session);
        if (before !== undefined && zxid <= before.zxid) continue;
        last.set(session, { cxid, zxid });
        if (before === undefined || cxid > before.cxid) continue;
        return {
          message: `request ${cxid} of session ${session} took effect at ${shown(zxid)}, behind request ${before.cxid} at ${shown(before.zxid)}`,
          events: [event.id],
        };
      }
      return null;
    },
  });
}
