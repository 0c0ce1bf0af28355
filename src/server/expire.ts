import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import { armExpiry } from './sessions.ts';
import { submit } from './submit.ts';

/** Somebody says that a session's time has run out: the leader that keeps it believes it. */
export function expireNow(peer: Peer, host: ServerHost, session: string): void {
  const tracked = peer.preparation?.sessions.get(session);
  if (tracked === undefined || tracked.closing) return;
  tracked.expiresAt = host.now;
  expireSessions(peer, host);
}

/** A bucket is over: its sessions are closed by a transaction each, and end when that commits. */
export function expireSessions(peer: Peer, host: ServerHost): void {
  const { preparation } = peer;
  if (preparation === null) return;
  for (const [session, tracked] of preparation.sessions) {
    if (tracked.closing || tracked.expiresAt > host.now) continue;
    host.cause = host.note({
      kind: 'session-expiring',
      who: peer.sid,
      rule: 'session.expire',
      session,
      timeoutMs: tracked.timeoutMs,
    });
    tracked.closing = true;
    submit(peer, host, { session, cxid: 0, operation: { op: 'closeSession' }, auth: [] }, 0);
    // The counter may have run out with it: then this is no leader any more.
    if (peer.preparation === null) return;
  }
  armExpiry(peer, host);
}
