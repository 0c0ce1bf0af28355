import { digest } from '../kernel/digest.ts';
import type { World } from '../simulation/world.ts';
import type { Txn } from '../zab/messages.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Delivery, type Follow } from './deliveries.ts';
import { epochIn, shown } from './zxids.ts';

interface Link {
  readonly txn: Txn;
  readonly content: string;
  readonly server: number;
  readonly event: number;
}

/** Whoever delivers first fixes what comes next for all: no server ever delivers anything else at its place. */
export function committedPrefix(follow: Follow = deliveries()): Checker {
  const chain: Link[] = [];
  const placeOf = new Map<number, number>();
  /** What the leader of each epoch vouched for when it was established. */
  const initial = new Map<
    number,
    { readonly length: number; readonly last: number; readonly event: number }
  >();

  function extend(delivery: Delivery, start: number): Contradiction | null {
    let place = start;
    for (const txn of delivery.txns) {
      const known = chain[place++];
      // Replicas share the object itself, so that contents are compared only when it matters.
      if (known?.txn === txn) continue;
      const content = digest(txn);
      if (known === undefined) {
        const { server, event } = delivery;
        chain.push({ txn, content, server, event: event.id });
      } else if (known.txn.zxid !== txn.zxid || known.content !== content) {
        const twice = known.txn.zxid === txn.zxid ? ' with another content' : '';
        return {
          message: `server ${delivery.server} delivered ${shown(txn.zxid)}${twice} as number ${place}, where server ${known.server} had delivered ${shown(known.txn.zxid)}`,
          events: [known.event, delivery.event.id],
        };
      }
    }
    placeOf.set(delivery.server, place);
    return null;
  }

  function begin(delivery: Delivery, world: World): Contradiction | null {
    const { server, unknown, event } = delivery;
    if (unknown !== null) {
      return {
        message: `server ${server} serves from a snapshot that covers ${shown(unknown)}, which no leader proposed`,
        events: [event.id],
      };
    }
    const found = extend(delivery, 0);
    if (found !== null) return found;
    const place = placeOf.get(server)!;
    if (event.kind === 'established') {
      const missing = chain[place];
      // A leader may be established late, when a later epoch has begun: it will find no quorum for anything.
      if (missing !== undefined && epochIn(missing.txn.zxid) < event.epoch) {
        return {
          message: `server ${server} was established in epoch ${event.epoch} without ${shown(missing.txn.zxid)}, which server ${missing.server} had delivered`,
          events: [missing.event, event.id],
        };
      }
      const last = chain[place - 1]?.txn.zxid ?? 0;
      initial.set(event.epoch, { length: place, last, event: event.id });
    } else if (event.kind === 'up-to-date') {
      const leader = initial.get(event.epoch);
      // An observer applies what it was sent in the very step in which it begins to serve.
      const peer = world.peers[server - 1]!;
      const catchesUp = peer.observer && leader !== undefined && peer.lastProcessed >= leader.last;
      if (leader !== undefined && place < leader.length && !catchesUp) {
        return {
          message: `server ${server} serves in epoch ${event.epoch} with ${place} transactions of the ${leader.length} that its leader began with`,
          events: [leader.event, event.id],
        };
      }
    }
    return null;
  }

  return checker({
    name: 'prefix consistency',
    sentence:
      'Of the sequences that any two servers delivered one is a prefix of the other, and a new leader has the longest.',
    source: 'Zab paper, total order and agreement together; TLA+ PrefixConsistency',
    kinds: DELIVERY_KINDS,
    observe(event, world) {
      const delivery = follow(event, world);
      if (delivery === null) return null;
      return delivery.extent === 'whole'
        ? begin(delivery, world)
        : extend(delivery, placeOf.get(delivery.server)!);
    },
  });
}
