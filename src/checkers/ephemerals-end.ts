import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** Ephemerals never outlive the session that made them. */
export function ephemeralsEnd(): Checker {
  /** The zxid that closed each session, and the event that told of it first. */
  const closed = new Map<string, { readonly zxid: number; readonly id: number }>();
  return checker({
    name: 'ephemerals end with their session',
    sentence:
      'From the zxid that closes a session no server holds an ephemeral of it, and no client is shown one.',
    source: 'ZooKeeper Programmer’s Guide, ephemeral nodes; DataTree.killSession',
    kinds: ['session-closed', 'answered'],
    observe(event, world) {
      if (event.kind === 'session-closed') {
        const { session, who } = event;
        const { replica, lastProcessed, localSessions } = world.peers[who - 1]!;
        // A local session leaves no trace, and owns nothing.
        if (localSessions.has(session)) return null;
        if (!closed.has(session)) closed.set(session, { zxid: lastProcessed, id: event.id });
        for (const [path, { ephemeralOwner }] of replica.znodes) {
          if (ephemeralOwner !== session) continue;
          return {
            message: `server ${who} has closed session ${session} and still holds its ${path}`,
            events: [event.id],
          };
        }
        return null;
      }
      if (event.kind !== 'answered') return null;
      const owner = event.result.stat?.ephemeralOwner ?? '';
      const end = closed.get(owner);
      if (end === undefined || event.zxid < end.zxid) return null;
      return {
        message: `client ${event.who} is shown an ephemeral of session ${owner} as of ${shown(event.zxid)}, which ended at ${shown(end.zxid)}`,
        events: [end.id, event.id],
      };
    },
  });
}
