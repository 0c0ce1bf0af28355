import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { epochIn, shown } from './zxids.ts';

/**
 * For all distinct pairs of one leader's proposals: whoever delivers the later one has delivered the earlier one before. It is
 * enough to ask for the one right before each: the rest follows by induction. (TLA+ states it with an existential that
 * one transaction alone satisfies.)
 */
export function localPrimaryOrder(follow: Follow = deliveries()): Checker {
  /** What the same leader proposed right before, in the same epoch. */
  const previousOf = new Map<number, { readonly zxid: number; readonly event: number }>();
  const lastOf = new Map<string, { readonly zxid: number; readonly event: number }>();
  const delivered = new Map<number, Set<number>>();
  return checker({
    name: 'local primary order',
    sentence:
      'Whoever delivers a proposal has delivered every earlier proposal of that leader and epoch before it.',
    source: 'Zab paper, local primary order; TLA+ LocalPrimaryOrder, for all distinct pairs',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'proposed') {
        const primary = `${event.who}/${epochIn(event.zxid)}`;
        const previous = lastOf.get(primary);
        if (previous !== undefined) previousOf.set(event.zxid, previous);
        lastOf.set(primary, { zxid: event.zxid, event: event.id });
        return null;
      }
      if (delivery === null) return null;
      const { server, extent, txns } = delivery;
      let known = delivered.get(server);
      if (known === undefined || extent === 'whole') delivered.set(server, (known = new Set()));
      for (const { zxid } of txns) {
        const previous = previousOf.get(zxid);
        if (previous !== undefined && !known.has(previous.zxid)) {
          return {
            message: `server ${server} delivered ${shown(zxid)} without ${shown(previous.zxid)}, which its leader had proposed before it`,
            events: [previous.event, event.id],
          };
        }
        known.add(zxid);
      }
      return null;
    },
  });
}
