import { needsLeader, type Request } from '../znodes/request.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import { answerReads } from './answer.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer } from './server-state.ts';
import { negotiatedMs, touch } from './sessions.ts';
import { submit } from './submit.ts';
import { dropWatches, resetWatches } from './watches.ts';

/** All clients are on one machine, as in the recordings of the real server. */
const CLIENT_ADDRESS = { scheme: 'ip', id: '127.0.0.1' };

type ConnectRequest = ClientMessage & { type: 'ConnectRequest' };

export function onClientConnected(peer: Peer, connection: number, client: string): void {
  peer.clients.set(connection, {
    connection,
    client,
    session: '',
    open: false,
    auth: [CLIENT_ADDRESS],
    queue: [],
  });
}

export function onClientClosed(peer: Peer, connection: number): void {
  if (peer.clients.delete(connection)) dropWatches(peer, connection);
}

/** A message from a client (`ZooKeeperServer.processPacket`). */
export function onClientMessage(
  peer: Peer,
  host: ServerHost,
  connection: number,
  message: ClientMessage,
): void {
  const client = peer.clients.get(connection);
  if (client === undefined) return;
  heard(peer, host, client);
  switch (message.type) {
    case 'ConnectRequest':
      return onConnectRequest(peer, host, client, message);
    case 'Ping':
      return host.answer(peer.sid, connection, { type: 'PingReply' });
    case 'SetWatches':
      return resetWatches(peer, host, client, message);
    case 'Request': {
      const { xid, operation } = message;
      const { session, auth } = client;
      return onRequest(peer, host, client, { session, cxid: xid, operation, auth });
    }
    case 'ConnectResponse':
    case 'Reply':
    case 'WatchEvent':
    case 'PingReply':
      return;
  }
}

/** Whatever a client says keeps its session alive. */
function heard(peer: Peer, host: ServerHost, client: ClientConnection): void {
  if (client.session === '') return;
  if (peer.leading !== null) touch(peer, host, client.session);
  else peer.touched.add(client.session);
}

/** A request joins its connection's queue; what needs the leader goes there at once, ahead of its turn here. */
function onRequest(peer: Peer, host: ServerHost, client: ClientConnection, request: Request): void {
  client.queue.push(request);
  if (needsLeader(request.operation)) toLeader(peer, host, request);
  answerReads(peer, host, client);
}

function toLeader(peer: Peer, host: ServerHost, request: Request): void {
  if (peer.leading !== null) {
    if (request.operation.op !== 'sync') submit(peer, host, request, peer.sid);
    return;
  }
  const { learning } = peer;
  if (learning === null) return;
  const { session, operation } = request;
  host.note({ kind: 'forwarded', who: peer.sid, rule: 'server.forward', session, operation });
  const type = operation.op === 'sync' ? 'SYNC' : 'REQUEST';
  host.send(peer.sid, learning.connection, { type, request });
}

/**
 * A client asks for a new session or for its old one. A server that has seen less than the client closes the connection: one client
 * never goes back in time.
 */
function onConnectRequest(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  request: ConnectRequest,
): void {
  const { lastZxidSeen } = request;
  if (lastZxidSeen > peer.lastProcessed) {
    host.note({
      kind: 'client-refused',
      who: peer.sid,
      rule: 'server.client-ahead',
      client: client.client,
      lastZxidSeen,
      zxid: peer.lastProcessed,
    });
    peer.clients.delete(client.connection);
    return host.close(peer.sid, client.connection);
  }
  if (request.session === '') return open(peer, host, client, request.timeoutMs);
  client.session = request.session;
  if (peer.leading !== null) {
    resumed(peer, host, client, revalidate(peer, host, peer.sid, client.session));
  } else if (peer.learning !== null) {
    const { session } = client;
    host.send(peer.sid, peer.learning.connection, { type: 'REVALIDATE', session });
  }
}

/** A session's number: the server's in the top byte, below it the time and a count (`SessionTrackerImpl`). */
function newSession(peer: Peer, host: ServerHost): string {
  peer.sessionsOpened++;
  const ms = Math.floor(host.now / 1000) % 2 ** 40;
  return (
    peer.sid.toString(16).padStart(2, '0') +
    ms.toString(16).padStart(10, '0') +
    (peer.sessionsOpened % 2 ** 16).toString(16).padStart(4, '0')
  );
}

function open(peer: Peer, host: ServerHost, client: ClientConnection, wishMs: number): void {
  client.session = newSession(peer, host);
  const timeoutMs = negotiatedMs(wishMs, host.settings.tickUs / 1000);
  onRequest(peer, host, client, {
    session: client.session,
    cxid: 0,
    operation: { op: 'createSession', timeoutMs },
    auth: client.auth,
  });
}

/** The createSession transaction is committed: only now is the client connected. */
export function opened(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  timeoutMs: number,
): void {
  const { session } = client;
  client.open = true;
  host.note({ kind: 'session-opened', who: peer.sid, rule: 'session.open', session, timeoutMs });
  host.answer(peer.sid, client.connection, { type: 'ConnectResponse', session, timeoutMs });
}

/** At the leader: whether a session lives; if so it belongs to this channel from now on. */
export function revalidate(peer: Peer, host: ServerHost, owner: number, session: string): boolean {
  const tracked = peer.preparation?.sessions.get(session);
  if (tracked === undefined || tracked.closing) return false;
  tracked.owner = owner;
  touch(peer, host, session);
  return true;
}

/** The leader's word on a session that a client wants to go on with. */
export function resumed(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  valid: boolean,
): void {
  const { session } = client;
  client.open = valid;
  const timeoutMs = valid ? (peer.replica.sessions.get(session)?.timeoutMs ?? 0) : 0;
  host.note({
    kind: 'session-resumed',
    who: peer.sid,
    rule: 'session.revalidate',
    session,
    valid: timeoutMs > 0,
  });
  host.answer(peer.sid, client.connection, { type: 'ConnectResponse', session, timeoutMs });
}
