import type { SessionOperation } from '../znodes/request.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import { dropClient, hangUp } from './drop-client.ts';
import type { ServerHost } from './host.ts';
import { touchLocal } from './local-sessions.ts';
import type { ClientConnection, Peer } from './server-state.ts';
import { passwordOf, sessionId } from './session-id.ts';
import { negotiatedMs, touch } from './sessions.ts';

type ConnectRequest = ClientMessage & { type: 'ConnectRequest' };

/**
 * A client asks for a new session or for its old one (`ZooKeeperServer.processConnectRequest`). A server without a leader closes the
 * connection (`NIOServerCnxn.readConnectRequest`), and so does one that has seen less than the client: one client never goes back in time.
 *
 * @returns the request that opens a new session; null when there is none to open
 */
export function onConnectRequest(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  { session, password, timeoutMs, lastZxidSeen, readOnly }: ConnectRequest,
): SessionOperation | null {
  const refuses = !host.settings.serverOff.has('refuse-client-ahead');
  const refusal = !peer.serving
    ? 'server.not-serving'
    : peer.readOnly && readOnly !== true
      ? 'server.reads-only'
      : lastZxidSeen > peer.lastProcessed && refuses
        ? 'server.client-ahead'
        : peer.readOnly && peer.replica.sessions.has(session)
          ? 'server.global-session'
          : null;
  if (refusal !== null) {
    host.note({
      kind: 'client-refused',
      who: peer.sid,
      rule: refusal,
      client: client.client,
      lastZxidSeen,
      zxid: peer.lastProcessed,
    });
    hangUp(peer, host, client);
    return null;
  }
  client.timeoutMs = negotiatedMs(timeoutMs, host.settings);
  if (session === '') {
    client.session = sessionId(peer.sid, peer.servesSinceMs, peer.sessionsOpened++);
    return { op: 'createSession', timeoutMs: client.timeoutMs };
  }
  // Whoever comes with its id ends the connection that it had here, even before the password is looked at.
  for (const other of [...peer.clients.values()]) {
    if (other.session === session) dropClient(peer, host, other, 'session.taken-over');
  }
  client.session = session;
  reopen(peer, host, client, password);
  return null;
}

function reopen(peer: Peer, host: ServerHost, client: ClientConnection, password: string): void {
  const { session, timeoutMs } = client;
  if (password !== passwordOf(session)) return resumed(peer, host, client, false);
  if (touchLocal(peer, host, session, timeoutMs)) return resumed(peer, host, client, true);
  if (peer.readOnly) {
    // A session that it never heard of might be one of the ensemble's, if all are.
    resumed(peer, host, client, !host.settings.localSessionsEnabled);
  } else if (peer.leading !== null) {
    resumed(peer, host, client, revalidate(peer, host, peer.sid, session, timeoutMs));
  } else if (peer.learning !== null) {
    const { connection } = peer.learning;
    host.send(peer.sid, connection, { type: 'REVALIDATE', session, timeoutMs });
  }
}

/** The session is open: only now is the client connected (`ZooKeeperServer.finishSessionInit`). */
export function opened(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  rule: 'session.open' | 'session.open-local',
): void {
  const { session, timeoutMs } = client;
  client.open = true;
  host.note({ kind: 'session-opened', who: peer.sid, rule, session, timeoutMs });
  grant(peer, host, client);
}

function grant(peer: Peer, host: ServerHost, client: ClientConnection): void {
  const { session, timeoutMs } = client;
  const password = passwordOf(session);
  const type = 'ConnectResponse';
  const readOnly = peer.readOnly ? { readOnly: true } : {};
  host.answer(peer.sid, client.connection, { type, session, password, timeoutMs, ...readOnly });
}

/** At the leader: whether a session lives; if so it belongs to this channel from now on. */
export function revalidate(
  peer: Peer,
  host: ServerHost,
  owner: number,
  session: string,
  timeoutMs: number,
): boolean {
  if (!touch(peer, host, session, timeoutMs)) return false;
  peer.preparation!.sessions.get(session)!.owner = owner;
  return true;
}

/** The word on a session that a client wants to go on with. */
export function resumed(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  valid: boolean,
): void {
  const { session } = client;
  client.open = valid;
  const rule = 'session.revalidate';
  host.note({ kind: 'session-resumed', who: peer.sid, rule, session, valid });
  if (valid) return grant(peer, host, client);
  const type = 'ConnectResponse';
  host.answer(peer.sid, client.connection, { type, session: '', password: '', timeoutMs: 0 });
  hangUp(peer, host, client);
}
