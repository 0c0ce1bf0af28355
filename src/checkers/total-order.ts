import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { shown } from './zxids.ts';

const named = (zxid: number): string =>
  zxid === 0 ? 'first of all' : `right after ${shown(zxid)}`;

/**
 * If two servers have the same transaction, what stands right before it is the same: by induction, so is everything before it, in
 * the same order.
 */
export function totalOrder(follow: Follow = deliveries()): Checker {
  const places = new Map<
    number,
    { readonly after: number; readonly server: number; readonly event: number }
  >();
  return checker({
    name: 'total order',
    sentence:
      'If one server delivers a before b, every server that delivers b delivers a before it.',
    source: 'Zab paper, total order; TLA+ TotalOrder',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (delivery === null || delivery.unknown !== null) return null;
      let { after } = delivery;
      for (const { zxid } of delivery.txns) {
        const place = places.get(zxid);
        if (place === undefined) {
          places.set(zxid, { after, server: delivery.server, event: event.id });
        } else if (place.after !== after) {
          return {
            message: `server ${delivery.server} delivered ${shown(zxid)} ${named(after)}, server ${place.server} ${named(place.after)}`,
            events: [place.event, event.id],
          };
        }
        after = zxid;
      }
      return null;
    },
  });
}
