import { applyTxn, type Applied } from '../znodes/apply.ts';
import { touchedBy } from '../znodes/pending.ts';
import type { Result } from '../znodes/result.ts';
import type { ZnodeTxn } from '../znodes/txn.ts';
import { answerReads, reply } from './answer.ts';
import { opened } from './connect-session.ts';
import { dropClient, hangUp } from './drop-client.ts';
import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import { answeredBy, isBehind, settle } from './session-order.ts';
import { fireWatches } from './watches.ts';

/** Memory takes in a transaction, in whatever state the server is. */
export function replay(peer: Peer, txn: ZnodeTxn): Applied {
  const applied = applyTxn(peer.replica, txn);
  peer.replica = applied.replica;
  peer.lastProcessed = txn.zxid;
  peer.history = peer.history.append(txn);
  return applied;
}

/**
 * A committed transaction reaches a server that serves (`FinalRequestProcessor`): applied, its watches fired, and if its author is
 * connected here and waits for it, answered, after the events.
 */
export function deliver(peer: Peer, host: ServerHost, txn: ZnodeTxn): void {
  const { serverOff } = host.settings;
  const early = serverOff.has('apply-before-reply');
  if (early) answerAuthor(peer, host, txn, applyTxn(peer.replica, txn).result);
  const applied = replay(peer, txn);
  host.cause = host.emit({
    kind: 'applied',
    who: peer.sid,
    rule: 'broadcast.deliver',
    zxid: txn.zxid,
  });
  forgetPending(peer, txn);
  const late = serverOff.has('watch-before-reply');
  if (!late) fireWatches(peer, host, applied.changes);
  if (txn.op === 'createSession') peer.localSessions.delete(txn.session);
  if (txn.op === 'closeSession') closed(peer, host, txn);
  if (!early) answerAuthor(peer, host, txn, applied.result);
  if (late) fireWatches(peer, host, applied.changes);
}

/** Whoever waits here for this transaction is told its outcome; a session that ends loses its connection. */
function answerAuthor(peer: Peer, host: ServerHost, txn: ZnodeTxn, result: Result): void {
  const behind = isBehind(peer, txn.session);
  if (behind) settle(peer, txn);
  for (const client of peer.clients.values()) {
    if (client.session !== txn.session) continue;
    const request = behind ? undefined : answeredBy(peer, client, txn);
    if (request !== undefined) {
      client.queue.shift();
      // Who leaves its part by this very transaction closes its connections before the answer is written.
      if (txn.op === 'reconfig' && peer.learning !== null && peer.reconfigured) continue;
      if (txn.op === 'createSession') opened(peer, host, client, 'session.open');
      else if (hasMoved(peer, txn, result)) dropClient(peer, host, client, 'session.moved');
      else {
        // This server's own word takes the place of the leader's error; a multi brings its errors inside.
        const error = txn.op === 'error' ? request.refused : undefined;
        reply(peer, host, client, request, error === undefined ? result : { error });
      }
    }
    if (txn.op !== 'closeSession') answerReads(peer, host, client);
    else if (request !== undefined) hangUp(peer, host, client);
    else dropClient(peer, host, client, 'session.closed');
  }
}

/** The old connection of a session that has moved is closed; only a learner answers it where it asked for a multi. */
const hasMoved = (peer: Peer, txn: ZnodeTxn, { error }: Result): boolean =>
  error === 'SESSIONMOVED' && (txn.op === 'error' || peer.leading !== null);

/** Changes that are in the tree now are no longer pending. */
function forgetPending(peer: Peer, txn: ZnodeTxn): void {
  const changes = peer.preparation?.changes;
  if (changes === undefined) return;
  for (const path of touchedBy(txn)) {
    if (changes.get(path)?.zxid === txn.zxid) changes.delete(path);
  }
}

function closed(peer: Peer, host: ServerHost, txn: ZnodeTxn & { op: 'closeSession' }): void {
  const { session, paths } = txn;
  peer.preparation?.sessions.delete(session);
  host.note({ kind: 'session-closed', who: peer.sid, rule: 'session.close', session, paths });
}
