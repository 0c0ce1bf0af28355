import { checker, type Checker } from './checker.ts';
import { deliveries } from './deliveries.ts';
import { counterIn, epochIn, shown } from './zxids.ts';

/** Where transactions come from, and in which order they may be delivered. */
export function primaryOrder(): Checker {
  const proposed = new Map<number, { readonly leader: number; readonly event: number }>();
  /** The last zxid that each server delivered, and the event. */
  const last = new Map<number, { readonly zxid: number; readonly event: number }>();
  const follow = deliveries();
  return checker({
    name: 'primary order',
    sentence:
      'Only what a leader proposed is delivered, once, in the order of proposal and without a gap, older epochs first.',
    source: 'Zab paper, integrity, local and global primary order; TLA+ of the same names',
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'proposed') {
        const before = proposed.get(event.zxid);
        if (before !== undefined) {
          return {
            message: `servers ${before.leader} and ${event.who} both proposed ${shown(event.zxid)}`,
            events: [before.event, event.id],
          };
        }
        proposed.set(event.zxid, { leader: event.who, event: event.id });
        return null;
      }
      if (delivery === null) return null;
      const start = last.get(delivery.server);
      let previous = delivery.extent === 'whole' ? 0 : (start?.zxid ?? 0);
      for (const { zxid } of delivery.txns) {
        const source = proposed.get(zxid);
        if (source === undefined) {
          return {
            message: `server ${delivery.server} delivered ${shown(zxid)}, which no leader proposed`,
            events: [event.id],
          };
        }
        const follows =
          zxid === previous + 1 || (counterIn(zxid) === 1 && epochIn(zxid) > epochIn(previous));
        if (!follows) {
          return {
            message: `server ${delivery.server} delivered ${shown(zxid)} right after ${shown(previous)}`,
            events: [...(start ? [start.event] : []), source.event, event.id],
          };
        }
        previous = zxid;
      }
      last.set(delivery.server, { zxid: previous, event: event.id });
      return null;
    },
  });
}
