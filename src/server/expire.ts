import type { ServerHost } from './host.ts';
import type { Peer, TrackedSession } from './server-state.ts';
import { armExpiry } from './sessions.ts';
import { submit } from './submit.ts';

/** Somebody ends a session by hand (`ConnectionBean.terminateSession`), whatever was heard of it: the leader that keeps it obeys. */
export function terminateSession(peer: Peer, host: ServerHost, session: string): void {
  const tracked = peer.preparation?.sessions.get(session);
  if (tracked === undefined || tracked.closing) return;
  close(peer, host, session, tracked, 'session.terminate');
}

/** A bucket is over: its sessions are closed by a transaction each, and end when that commits. */
export function expireSessions(peer: Peer, host: ServerHost): void {
  const { preparation } = peer;
  if (preparation === null) return;
  for (const [session, tracked] of preparation.sessions) {
    if (tracked.closing || tracked.expiresAt > host.now) continue;
    close(peer, host, session, tracked, 'session.expire');
    // The counter may have run out with it: then this is no leader any more.
    if (peer.preparation === null) return;
  }
  armExpiry(peer, host);
}

function close(
  peer: Peer,
  host: ServerHost,
  session: string,
  tracked: TrackedSession,
  rule: 'session.expire' | 'session.terminate',
): void {
  const { timeoutMs } = tracked;
  const { sid: who } = peer;
  host.cause = host.note({ kind: 'session-expiring', who, rule, session, timeoutMs });
  tracked.closing = true;
  submit(peer, host, { session, cxid: 0, operation: { op: 'closeSession' }, auth: [] }, 0);
}
