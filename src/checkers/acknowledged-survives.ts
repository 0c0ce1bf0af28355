import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';
import { deliveries, DELIVERY_KINDS, type Follow } from './deliveries.ts';
import { epochIn, shown } from './zxids.ts';

const WRITES: ReadonlySet<string> = new Set(['create', 'delete', 'setData', 'reconfig']);

/** What a client was told is done stays done. */
export function acknowledgedSurvives(follow: Follow = deliveries()): Checker {
  const acknowledged: EventOf<'answered'>[] = [];
  return checker({
    name: 'acknowledged writes survive',
    sentence:
      'A write that a client was told has succeeded is in the history of every leader of a later epoch.',
    source: 'ZooKeeper guarantees, reliability (zookeeperProgrammers); Zab paper, agreement',
    kinds: [...DELIVERY_KINDS, 'answered'],
    observe(event, world) {
      const delivery = follow(event, world);
      if (event.kind === 'answered') {
        if (event.result.error === 'OK' && WRITES.has(event.operation.op)) acknowledged.push(event);
        return null;
      }
      if (event.kind !== 'established' || delivery === null) return null;
      const history = new Set(delivery.txns.map((txn) => txn.zxid));
      const lost = acknowledged.find(
        ({ zxid }) => epochIn(zxid) < event.epoch && !history.has(zxid),
      );
      if (lost === undefined) return null;
      return {
        message: `client ${lost.who} was told that ${shown(lost.zxid)} had succeeded; server ${event.who} is established in epoch ${event.epoch} without it`,
        events: [lost.id, event.id],
      };
    },
  });
}
