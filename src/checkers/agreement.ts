import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { shown } from './zxids.ts';

/** Delivered once is delivered for ever: each server's set only grows, whatever it loses later. */
export function agreement(follow: Follow = deliveries()): Checker {
  const delivered = new Map<number, Set<number>>();
  const chain: { readonly zxid: number; readonly server: number; readonly event: number }[] = [];
  const placeOf = new Map<number, number>();
  return checker({
    name: 'agreement',
    sentence:
      'If one server delivers a and another delivers b, then one of them delivers both: no two histories part.',
    source: 'Zab paper, agreement; TLA+ Agreement',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (delivery === null) return null;
      const { server, extent, txns } = delivery;
      const own = delivered.get(server) ?? new Set<number>();
      delivered.set(server, own);
      let place = extent === 'whole' ? 0 : (placeOf.get(server) ?? 0);
      for (const { zxid } of txns) {
        own.add(zxid);
        const first = chain[place++];
        if (first === undefined) {
          chain.push({ zxid, server, event: event.id });
        } else if (first.zxid !== zxid) {
          const theirs = delivered.get(first.server)!;
          if (own.has(first.zxid) || theirs.has(zxid)) continue;
          return {
            message: `server ${first.server} delivered ${shown(first.zxid)} and never ${shown(zxid)}, server ${server} the other way round`,
            events: [first.event, event.id],
          };
        }
      }
      placeOf.set(server, place);
      return null;
    },
  });
}
