import type { Request } from '../znodes/request.ts';
import { read } from '../znodes/read.ts';
import { answerTo } from '../znodes/answer-to.ts';
import type { Result } from '../znodes/result.ts';
import type { ServerHost } from './host.ts';
import type {
  ClientConnection,
  OwnMessage,
  Peer,
  Waiting,
  WaitingRequest,
} from './server-state.ts';
import { opened } from './connect-session.ts';
import { dropClient, hangUp } from './drop-client.ts';
import { closeLocal, openLocal } from './local-sessions.ts';
import { checkOwner } from './sessions.ts';
import { isBehind, waitsForCommit } from './session-order.ts';
import { answerWatchRequest, resetWatches, setWatch } from './watches.ts';

/** Sends the answer to the request at the head of a connection's queue. */
export function reply(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  request: Request,
  outcome: Result,
): void {
  const { session, operation, cxid } = request;
  const result = answerTo(operation, outcome);
  const zxid = peer.lastProcessed;
  host.note({
    kind: 'replied',
    who: peer.sid,
    rule: 'server.reply',
    session,
    operation,
    result,
    zxid,
  });
  host.answer(peer.sid, client.connection, { type: 'Reply', xid: cxid, zxid, result });
}

/** What a client sends by itself has an xid that counts no request (`ClientCnxn`). */
const SET_WATCHES_XID = -8;

/**
 * Answers the reads at the head of a connection's queue, up to its next write: a session's requests are answered in their
 * order, so that it sees its own writes, also those of a connection that it lost (`CommitProcessor`). Pings take their turn too.
 */
export function answerReads(peer: Peer, host: ServerHost, client: ClientConnection): void {
  if (isBehind(peer, client.session)) return;
  for (;;) {
    const asked = client.queue[0];
    if (asked === undefined || waitsForCommit(peer, asked)) return;
    client.queue.shift();
    if (!isOwner(peer, host, client, asked)) return;
    if ('operation' in asked) answerOne(peer, host, client, asked);
    else answerOwn(peer, host, client, asked);
  }
}

/** The leader looks at the session of its own clients' reads too (`PrepRequestProcessor`): one that has moved away is cut off. */
function isOwner(peer: Peer, host: ServerHost, client: ClientConnection, asked: Waiting): boolean {
  if (peer.preparation === null) return true;
  const { session } = client;
  if (('operation' in asked && asked.local === true) || peer.localSessions.has(session))
    return true;
  if (checkOwner(host, peer.preparation.sessions.get(session), peer.sid) !== 'SESSIONMOVED') {
    return true;
  }
  dropClient(peer, host, client, 'session.moved');
  return false;
}

function answerOwn(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  message: OwnMessage,
): void {
  const { sid, lastProcessed: zxid } = peer;
  if (message.type === 'Ping') return host.answer(sid, client.connection, { type: 'PingReply' });
  resetWatches(peer, host, client, message);
  const result = { error: 'OK' } as const;
  host.answer(sid, client.connection, { type: 'Reply', xid: SET_WATCHES_XID, zxid, result });
}

function answerOne(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  request: WaitingRequest,
): void {
  const { operation, session } = request;
  switch (operation.op) {
    case 'getData':
    case 'exists':
    case 'getChildren':
    case 'getAcl':
    case 'getAllChildrenNumber':
    case 'getEphemerals':
    case 'multiRead':
    case 'whoAmI': {
      const { auth } = request;
      const reader = { session, auth, settings: host.settings };
      const result = request.overtook ?? read(peer.replica, operation, reader);
      const zxid = peer.lastProcessed;
      const rule = 'server.local-read';
      host.note({ kind: 'read', who: peer.sid, rule, session, operation, zxid });
      if ('watch' in operation && operation.watch) {
        const table = operation.op === 'getChildren' ? 'child' : 'data';
        const awaited = operation.op === 'exists' && result.error === 'NONODE';
        if (result.error === 'OK' || awaited) {
          setWatch(peer, host, client, table, operation.path);
        }
      }
      return reply(peer, host, client, request, result);
    }
    case 'sync':
      return reply(peer, host, client, request, { error: 'OK', path: operation.path });
    case 'addWatch':
    case 'removeWatches':
    case 'checkWatches': {
      const result = answerWatchRequest(peer, host, client, operation);
      return reply(peer, host, client, request, result);
    }
    case 'createSession':
      openLocal(peer, host, session, client.timeoutMs);
      return opened(peer, host, client, 'session.open-local');
    case 'closeSession':
      closeLocal(peer, host, session);
      reply(peer, host, client, request, { error: 'OK' });
      return hangUp(peer, host, client);
    default:
      // Its type is one of a write, and writes do not come here.
      return reply(peer, host, client, request, { error: 'UNIMPLEMENTED' });
  }
}
