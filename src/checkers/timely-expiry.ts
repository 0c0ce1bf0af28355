import { checker, type Checker } from './checker.ts';

const TALK: ReadonlySet<string> = new Set(['Ping', 'Request', 'SetWatches']);

/** A session expires only in silence. */
export function timelyExpiry(): Checker {
  /** The session that each client has. */
  const sessions = new Map<string, string>();
  /** When each server was last told of each session, by its client or in a learner's answer to PING. */
  const heard = new Map<string, { readonly at: number; readonly id: number }>();
  return checker({
    name: 'sessions expire in silence',
    sentence:
      'A leader expires a session only when it was told nothing of it for the session’s timeout.',
    source: 'SessionTrackerImpl.touchSession, LearnerHandler (PING)',
    kinds: ['client-connected', 'client-expired', 'delivered', 'session-expiring'],
    observe(event, world) {
      switch (event.kind) {
        case 'client-connected':
          sessions.set(event.who, event.session);
          return null;
        case 'client-expired':
          sessions.delete(event.who);
          return null;
        case 'delivered': {
          const { who, from, message, at, id } = event;
          if (typeof who !== 'number') return null;
          if (message.type === 'PING') {
            for (const [session] of message.touched ?? [])
              heard.set(`${who} ${session}`, { at, id });
          } else if (typeof from === 'string' && TALK.has(message.type)) {
            const session = sessions.get(from);
            // Until its upgrade is applied a session is the business of its server, and its leader hears nothing of it.
            if (session === undefined || world.peers[who - 1]?.localSessions.has(session))
              return null;
            heard.set(`${who} ${session}`, { at, id });
          }
          return null;
        }
        case 'session-expiring': {
          if (event.rule === 'session.terminate') return null;
          const last = heard.get(`${event.who} ${event.session}`);
          const silentMs = last === undefined ? Infinity : (event.at - last.at) / 1000;
          if (last === undefined || silentMs >= event.timeoutMs) return null;
          return {
            message: `server ${event.who} expires session ${event.session} after ${event.timeoutMs} ms, but was told of it ${Math.round(silentMs)} ms ago`,
            events: [last.id, event.id],
          };
        }
        default:
          return null;
      }
    },
  });
}
