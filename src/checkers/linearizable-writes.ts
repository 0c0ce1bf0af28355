import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

const WRITES: ReadonlySet<string> = new Set([
  'create',
  'delete',
  'setData',
  'setAcl',
  'multi',
  'reconfig',
]);

/** Real time orders writes: one that was answered before another was asked for comes before it. */
export function linearizableWrites(): Checker {
  /** The newest write that anybody has been answered. */
  let newest: EventOf<'answered'> | null = null;
  /** For each write under way, by client and xid, what had been answered when it was asked for. */
  const before = new Map<string, EventOf<'answered'>>();
  return checker({
    name: 'writes are linearizable',
    sentence:
      'A write that is asked for after another was answered, by whatever client, has a later zxid.',
    source: 'ZooKeeper paper, A-linearizability; ZooKeeper internals, consistency guarantees',
    kinds: ['requested', 'answered'],
    observe(event) {
      if (event.kind === 'requested') {
        if (WRITES.has(event.operation.op) && newest !== null) {
          before.set(`${event.who} ${event.xid}`, newest);
        }
        return null;
      }
      if (event.kind !== 'answered' || !WRITES.has(event.operation.op)) return null;
      const key = `${event.who} ${event.xid}`;
      const earlier = before.get(key);
      before.delete(key);
      if (event.rule !== 'client.reply' || event.zxid === 0) return null;
      // Refused where nobody leads: it never was one write among others.
      if (event.result.error === 'NOTREADONLY') return null;
      if (newest === null || event.zxid > newest.zxid) newest = event;
      if (earlier === undefined || event.zxid > earlier.zxid) return null;
      return {
        message: `client ${event.who} asked after ${shown(earlier.zxid)} had been answered to client ${earlier.who}, and was answered as of ${shown(event.zxid)}`,
        events: [earlier.id, event.id],
      };
    },
  });
}
