import { checker, type Checker, type Contradiction } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { epochIn, shown } from './zxids.ts';

interface Primary {
  readonly server: number;
  readonly epoch: number;
  /** What it had delivered when it proposed for the first time. */
  readonly had: ReadonlySet<number>;
  readonly event: number;
}

interface Known {
  readonly zxid: number;
  readonly server: number;
  readonly event: number;
}

/** A leader synchronizes before it broadcasts. */
export function primaryIntegrity(follow: Follow = deliveries()): Checker {
  const delivered = new Map<number, Set<number>>();
  const first = new Map<number, Known>();
  const primaries = new Map<number, Primary>();

  const lacks = (primary: Primary, { zxid, server, event }: Known): Contradiction | null =>
    epochIn(zxid) >= primary.epoch || primary.had.has(zxid)
      ? null
      : {
          message: `server ${primary.server} proposed in epoch ${primary.epoch} without ${shown(zxid)}, which server ${server} delivered`,
          events: [primary.event, event].sort((a, b) => a - b),
        };

  return checker({
    name: 'primary integrity',
    sentence:
      'A leader has delivered everything of older epochs that anybody ever delivers before it proposes.',
    source: 'Zab paper, primary integrity; TLA+ PrimaryIntegrity',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'proposed') {
        const epoch = epochIn(event.zxid);
        if (primaries.has(epoch)) return null;
        const had = new Set(delivered.get(event.who) ?? []);
        const primary = { server: event.who, epoch, had, event: event.id };
        primaries.set(epoch, primary);
        for (const known of first.values()) {
          const found = lacks(primary, known);
          if (found !== null) return found;
        }
        return null;
      }
      if (delivery === null) return null;
      const { server, extent, txns } = delivery;
      let own = delivered.get(server);
      if (own === undefined || extent === 'whole') delivered.set(server, (own = new Set()));
      for (const { zxid } of txns) {
        own.add(zxid);
        if (first.has(zxid)) continue;
        const known = { zxid, server, event: event.id };
        first.set(zxid, known);
        for (const primary of primaries.values()) {
          const found = lacks(primary, known);
          if (found !== null) return found;
        }
      }
      return null;
    },
  });
}
