import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { epochIn, shown } from './zxids.ts';

/** The epochs of what one server delivers. */
export function globalPrimaryOrder(follow: Follow = deliveries()): Checker {
  return checker({
    name: 'global primary order',
    sentence: 'No server delivers a transaction of an older epoch behind one of a newer epoch.',
    source: 'Zab paper, global primary order; TLA+ GlobalPrimaryOrder',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (delivery === null) return null;
      let previous = delivery.after;
      for (const { zxid } of delivery.txns) {
        if (epochIn(zxid) < epochIn(previous)) {
          return {
            message: `server ${delivery.server} delivered ${shown(zxid)} behind ${shown(previous)}`,
            events: [event.id],
          };
        }
        previous = zxid;
      }
      return null;
    },
  });
}
