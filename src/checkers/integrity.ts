import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { shown } from './zxids.ts';

/** Where transactions come from. */
export function integrity(follow: Follow = deliveries()): Checker {
  const proposed = new Map<number, { readonly leader: number; readonly event: number }>();
  const delivered = new Map<number, Set<number>>();
  return checker({
    name: 'integrity',
    sentence:
      'Only what a leader proposed is delivered, no server delivers it twice, and no zxid is proposed twice.',
    source: 'Zab paper, integrity; TLA+ Integrity',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'proposed') {
        const before = proposed.get(event.zxid);
        proposed.set(event.zxid, { leader: event.who, event: event.id });
        if (before === undefined) return null;
        return {
          message: `servers ${before.leader} and ${event.who} both proposed ${shown(event.zxid)}`,
          events: [before.event, event.id],
        };
      }
      if (delivery === null) return null;
      const { server, extent, txns, unknown } = delivery;
      if (unknown !== null) {
        return {
          message: `server ${server} serves from a snapshot that covers ${shown(unknown)}, which no leader proposed`,
          events: [event.id],
        };
      }
      let known = delivered.get(server);
      if (known === undefined || extent === 'whole') {
        delivered.set(server, (known = new Set()));
      }
      for (const { zxid } of txns) {
        const source = proposed.get(zxid);
        if (source === undefined) {
          return {
            message: `server ${server} delivered ${shown(zxid)}, which no leader proposed`,
            events: [event.id],
          };
        }
        if (known.has(zxid)) {
          return {
            message: `server ${server} delivered ${shown(zxid)} twice`,
            events: [source.event, event.id],
          };
        }
        known.add(zxid);
      }
      return null;
    },
  });
}
