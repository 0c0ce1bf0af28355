import type { ClientMessage } from '../znodes/wire.ts';
import { toServer } from './chroot.ts';
import type { Client } from './client-state.ts';
import { endClient, endClosing, enter, heard, loseConnection, watchOver } from './connect.ts';
import { onWatchEvent, tellState } from './events.ts';
import { expire } from './expire.ts';
import type { ClientHost } from './host.ts';
import { armProbe, isProbe, onProbeAnswer } from './probe.ts';
import { startProgram } from './programs/programs.ts';
import { finish } from './finish.ts';
import { AUTH_XID, request, sendWaiting, SET_WATCHES_XID } from './request.ts';
import { isConnected } from './transitions.ts';
import { hasWatchers, pathsOf } from './watchers.ts';

/** The longest answer that it reads, bytes (`ZKClientConfig.CLIENT_MAX_PACKET_LENGTH_DEFAULT`). */
const CLIENT_PACKET_BYTES_MAX = 0xfffff;

/** A packet from the server (`ClientCnxn.SendThread.readResponse`). What comes on a connection that was given up is not read. */
export function onServerMessage(
  client: Client,
  host: ClientHost,
  connection: number,
  message: ClientMessage,
): void {
  if (message.type === 'IsroReply') {
    if (!isProbe(client, connection)) return;
    if (onProbeAnswer(client, host, message.answer)) loseConnection(client, host, 'found-writer');
    return;
  }
  if (client.connection !== connection) return;
  heard(client, host);
  switch (message.type) {
    case 'ConnectResponse':
      return onConnectResponse(client, host, message);
    case 'Reply':
      // `ClientCnxnSocket.readLength`: znodes that are each small enough may be too long a list together.
      if (host.replyLength(message.result) > CLIENT_PACKET_BYTES_MAX) {
        return loseConnection(client, host, 'too-long');
      }
      return onReply(client, host, message);
    case 'WatchEvent':
      return onWatchEvent(client, host, message.event);
    case 'ConnectRequest':
    case 'Request':
    case 'Ping':
    case 'PingReply':
    case 'SetWatches':
    case 'Isro':
      return;
  }
}

/** Answers come in the order of the requests: any other means that something got lost. */
function onReply(client: Client, host: ClientHost, reply: ClientMessage & { type: 'Reply' }): void {
  const { xid, zxid, result } = reply;
  if (xid === AUTH_XID) return onAuthReply(client, host, result.error === 'AUTHFAILED');
  // Whoever waits for the word on its session reads anything else as one, and fails.
  if (!isConnected(client.state)) return loseConnection(client, host, 'unreadable');
  if (xid !== SET_WATCHES_XID && client.pending[0]?.xid !== xid) {
    return loseConnection(client, host, 'silent');
  }
  if (zxid > client.lastZxid) client.lastZxid = zxid;
  if (xid === SET_WATCHES_XID) return;
  const pending = client.pending.shift()!;
  finish(client, host, pending, result, zxid, 'client.reply');
  if (pending.operation.op === 'closeSession') endClient(client, host, 'closed');
}

function onAuthReply(client: Client, host: ClientHost, failed: boolean): void {
  if (failed) endClient(client, host, 'auth-failed');
}

function onConnectResponse(
  client: Client,
  host: ClientHost,
  { session, password, timeoutMs, readOnly }: ClientMessage & { type: 'ConnectResponse' },
): void {
  if (timeoutMs === 0) return expire(client, host, 'client.expired');
  const resumed = client.session !== '' && client.seenReadWrite;
  const begins = client.session === '';
  const reads = readOnly === true;
  enter(client, reads ? 'reads-granted' : 'session-granted');
  client.session = session;
  client.password = password;
  client.timeoutMs = timeoutMs;
  client.lastHost = client.host;
  delete client.moving;
  client.seenReadWrite ||= !reads;
  watchOver(client, host);
  host.cause = host.note({
    kind: 'client-connected',
    who: client.name,
    rule: reads ? 'client.reads-only' : resumed ? 'client.session-resumed' : 'client.session-open',
    server: client.server,
    session,
    timeoutMs,
  });
  tellState(client, host, reads ? 'ConnectedReadOnly' : 'SyncConnected');
  restore(client, host);
  sendWaiting(client, host);
  if (begins) startProgram(client, host);
  if (reads) armProbe(client, host);
}

/** What belongs to the connection is told anew, before anything else: who the client is, then what it watches. */
function restore(client: Client, host: ClientHost): void {
  for (const { scheme, auth } of client.auth) {
    host.ask(client, { type: 'Request', xid: AUTH_XID, operation: { op: 'auth', scheme, auth } });
  }
  const { watchers, chroot, lastZxid: relativeZxid } = client;
  if (!hasWatchers(watchers)) return;
  host.ask(client, {
    type: 'SetWatches',
    relativeZxid,
    data: toServer(pathsOf(watchers, 'data'), chroot),
    exist: toServer(pathsOf(watchers, 'exist'), chroot),
    child: toServer(pathsOf(watchers, 'child'), chroot),
    persistent: toServer(pathsOf(watchers, 'persistent'), chroot),
    persistentRecursive: toServer(pathsOf(watchers, 'persistentRecursive'), chroot),
  });
}

/** The application closes it: the session ends by a request of its own, behind all others. */
export function closeClient(client: Client, host: ClientHost): void {
  if (client.closing || client.state === 'closed') return;
  if (!isConnected(client.state)) {
    client.closing = true;
    return endClosing(client, host);
  }
  request(client, host, { op: 'closeSession' }, 'user');
  client.closing = true;
}
