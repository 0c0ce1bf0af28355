import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** What one client sees, over all the servers that it talks to. */
export function clientView(): Checker {
  const last = new Map<string, EventOf<'answered'>>();
  return checker({
    name: 'a client never goes back',
    sentence:
      'Replies reach a client in the order of its requests, and never show an older state than before.',
    source:
      'ZooKeeper guarantees, sequential consistency and single system image; ZooKeeperServer.processConnectRequest',
    kinds: ['answered', 'client-expired', 'crashed'],
    observe(event) {
      // A new session or process is a new client: it may begin at any state.
      if (event.kind === 'client-expired' || event.kind === 'crashed')
        last.delete(String(event.who));
      if (event.kind !== 'answered' || event.rule !== 'client.reply') return null;
      const before = last.get(event.who);
      last.set(event.who, event);
      if (before === undefined) return null;
      const events = [before.id, event.id];
      if (event.xid <= before.xid) {
        return {
          message: `client ${event.who} got reply ${event.xid} after reply ${before.xid}`,
          events,
        };
      }
      if (event.zxid < before.zxid) {
        return {
          message: `client ${event.who} had seen ${shown(before.zxid)}, and was shown ${shown(event.zxid)}`,
          events,
        };
      }
      return null;
    },
  });
}
