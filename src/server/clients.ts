import { read } from '../znodes/read.ts';
import { needsLeader, type Request } from '../znodes/request.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import { answerReads, reply } from './answer.ts';
import { dropClient, hangUp } from './drop-client.ts';
import { authenticate, CLIENT_ADDRESS } from './authenticate.ts';
import type { ServerHost } from './host.ts';
import { beginUpgrade, needsGlobal, touchLocal } from './local-sessions.ts';
import { packetLength } from './packet-length.ts';
import type { ClientConnection, Peer, WaitingRequest } from './server-state.ts';
import { onConnectRequest } from './connect-session.ts';
import { touch } from './sessions.ts';
import { submit } from './submit.ts';
import { leaveBehind } from './session-order.ts';
import { dropWatches } from './watches.ts';

/** A client has opened a connection; it has no session yet. */
export function onClientConnected(peer: Peer, connection: number, client: string): void {
  peer.clients.set(connection, {
    connection,
    client,
    session: '',
    timeoutMs: 0,
    open: false,
    auth: [CLIENT_ADDRESS],
    queue: [],
  });
}

/** The connection is gone, with its watches. The session goes on until somebody lets it expire. */
export function onClientClosed(peer: Peer, connection: number): void {
  const client = peer.clients.get(connection);
  if (client === undefined) return;
  leaveBehind(peer, client);
  peer.clients.delete(connection);
  dropWatches(peer, connection);
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
  switch (message.type) {
    case 'ConnectRequest': {
      const operation = onConnectRequest(peer, host, client, message);
      if (operation === null) return;
      const { session, auth } = client;
      return onRequest(peer, host, client, { session, cxid: 0, operation, auth });
    }
    case 'Ping':
    case 'SetWatches':
      if (!heard(peer, host, client)) return;
      client.queue.push(message);
      return answerReads(peer, host, client);
    case 'Request': {
      const { xid, operation } = message;
      if (packetLength(operation) > host.settings.juteMaxBuffer) {
        return dropClient(peer, host, client, 'server.packet-limit');
      }
      if (!heard(peer, host, client)) return;
      if (operation.op === 'auth') {
        if (!authenticate(peer, host, client, xid, operation)) hangUp(peer, host, client);
        return;
      }
      const { session, auth } = client;
      const request = { session, cxid: xid, operation, auth };
      if (operation.op === 'unknown') {
        // `UnimplementedRequestProcessor`: answered at once, and the connection closed.
        reply(peer, host, client, request, { error: 'UNIMPLEMENTED' });
        return hangUp(peer, host, client);
      }
      return onRequest(peer, host, client, request);
    }
    case 'Isro':
      if (!peer.serving) return hangUp(peer, host, client);
      host.answer(peer.sid, connection, {
        type: 'IsroReply',
        answer: peer.readOnly ? 'ro' : 'rw',
      });
      return hangUp(peer, host, client);
    case 'IsroReply':
    case 'ConnectResponse':
    case 'Reply':
    case 'WatchEvent':
    case 'PingReply':
      return;
  }
}

/**
 * Whatever a client says keeps its session alive (`ZooKeeperServer.touch`).
 *
 * @returns false if there is no such session any more: then nothing is done about what it says
 */
function heard(peer: Peer, host: ServerHost, { session, timeoutMs }: ClientConnection): boolean {
  if (peer.localSessions.size > 0 && touchLocal(peer, host, session, timeoutMs)) return true;
  if (peer.leading !== null) return touch(peer, host, session, timeoutMs);
  peer.touched.set(session, timeoutMs);
  return true;
}

/** A request joins its connection's queue; what needs the leader goes there at once, ahead of its turn here. */
function onRequest(peer: Peer, host: ServerHost, client: ClientConnection, asked: Request): void {
  const request = withSession(peer, host, asked);
  if (peer.readOnly && !request.local && needsLeader(request.operation)) {
    // `ReadOnlyRequestProcessor`: nothing that would take a transaction, or the leader, goes on.
    return reply(peer, host, client, request, { error: 'NOTREADONLY' });
  }
  client.queue.push(readEarly(peer, host, request));
  if (!request.local && needsLeader(request.operation)) toLeader(peer, host, request);
  answerReads(peer, host, client);
}

/** Without the rule a read does not wait for its turn. */
function readEarly(peer: Peer, host: ServerHost, request: Request): WaitingRequest {
  const { operation } = request;
  if (!host.settings.serverOff.has('reads-wait-for-own-writes')) return request;
  const reads =
    operation.op === 'getData' || operation.op === 'exists' || operation.op === 'getChildren';
  if (!reads) return request;
  const { session, auth } = request;
  const reader = { session, auth, settings: host.settings };
  return { ...request, overtook: read(peer.replica, operation, reader) };
}

/** What becomes of a request where sessions may be local (`QuorumZooKeeperServer.setLocalSessionFlag`, `checkUpgradeSession`). */
function withSession(peer: Peer, host: ServerHost, request: Request): Request {
  const { session, operation } = request;
  const { localSessionsEnabled, localSessionsUpgradingEnabled } = host.settings;
  if (!localSessionsEnabled) return request;
  if (operation.op === 'createSession') return { ...request, local: true };
  const local = peer.localSessions.get(session);
  if (local === undefined || local.upgrading) return request;
  if (operation.op === 'closeSession') return { ...request, local: true };
  if (peer.readOnly || !needsGlobal(operation)) return request;
  if (!localSessionsUpgradingEnabled) {
    // A learner's word on a multi does not outlive the way to the leader, who only sees that it knows no such session.
    if (operation.op === 'multi' && peer.leading === null) return request;
    return { ...request, refused: 'EPHEMERALONLOCALSESSION' };
  }
  const { timeoutMs } = beginUpgrade(peer, host, session, local);
  const upgrade = { op: 'createSession', timeoutMs } as const;
  toLeader(peer, host, { session, cxid: 0, operation: upgrade, auth: request.auth });
  return request;
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
