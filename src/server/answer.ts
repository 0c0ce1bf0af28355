import { needsLeader, type Request } from '../znodes/request.ts';
import { read } from '../znodes/read.ts';
import type { Result } from '../znodes/result.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer } from './server-state.ts';
import { setWatch } from './watches.ts';

/** Sends the answer to the request at the head of a connection's queue. */
export function reply(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  request: Request,
  result: Result,
): void {
  const { session, operation, cxid } = request;
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

/** On the leader `sync` is only an ordered read. */
const waits = (peer: Peer, { operation }: Request): boolean =>
  operation.op === 'sync' ? peer.leading === null : needsLeader(operation);

/**
 * Answers the reads at the head of a connection's queue, up to its next write: a session's requests are answered in their
 * order, so that it sees its own writes (`CommitProcessor`).
 */
export function answerReads(peer: Peer, host: ServerHost, client: ClientConnection): void {
  for (;;) {
    const request = client.queue[0];
    if (request === undefined || waits(peer, request)) return;
    client.queue.shift();
    const { operation } = request;
    switch (operation.op) {
      case 'getData':
      case 'exists':
      case 'getChildren': {
        const result = read(peer.replica, operation);
        host.note({
          kind: 'read',
          who: peer.sid,
          rule: 'server.local-read',
          session: request.session,
          operation,
          zxid: peer.lastProcessed,
        });
        const table = operation.op === 'getChildren' ? 'child' : 'data';
        if (operation.watch && (result.error === 'OK' || operation.op === 'exists')) {
          setWatch(peer, host, client, table, operation.path);
        }
        reply(peer, host, client, request, result);
        break;
      }
      case 'sync':
        reply(peer, host, client, request, { error: 'OK', path: operation.path });
        break;
      default:
        // Types of request that this server does not know.
        reply(peer, host, client, request, { error: 'UNIMPLEMENTED' });
    }
  }
}
