import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** A client learns that something changed before it can see what. */
export function eventBeforeData(): Checker {
  /** The newest state that each client was shown on its present connection, and by which event. */
  const shownTo = new Map<string, { readonly zxid: number; readonly id: number }>();
  return checker({
    name: 'event before data',
    sentence:
      'A watch event reaches its client before any reply that shows the change or a later state.',
    source: 'ZooKeeper Programmer’s Guide, what ZooKeeper guarantees about watches; DataTree',
    kinds: ['delivered', 'client-connecting', 'client-disconnected', 'crashed'],
    observe(event) {
      if (event.kind !== 'delivered') {
        shownTo.delete(String(event.who));
        return null;
      }
      if (typeof event.who !== 'string') return null;
      const { message } = event;
      if (message.type === 'Reply' && message.xid > 0) {
        shownTo.set(event.who, { zxid: message.zxid, id: event.id });
      }
      if (message.type !== 'WatchEvent') return null;
      const known = shownTo.get(event.who);
      if (known === undefined || message.zxid > known.zxid) return null;
      const { type, path } = message.event;
      return {
        message: `client ${event.who} had been shown the state ${shown(known.zxid)} when it was told of ${type} ${path} at ${shown(message.zxid)}`,
        events: [known.id, event.id],
      };
    },
  });
}
