import type { Result } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import { problemOf, refusedParts } from './check-call.ts';
import { withChroot } from './chroot.ts';
import type { Asking, Client, PendingRequest } from './client-state.ts';
import type { ClientHost } from './host.ts';
import { isConnected, isOver } from './transitions.ts';

/** The xids of packets that are no requests of the application. */
export const AUTH_XID = -4;
export const SET_WATCHES_XID = -8;

/**
 * The application asks: the library checks the arguments, then queues the request, and sends it if there is a connection.
 * A client whose session is over answers by itself.
 *
 * @returns false if the arguments are at fault: then nothing follows
 */
export function request(
  client: Client,
  host: ClientHost,
  operation: ClientOperation,
  by: PendingRequest['by'],
  { watcher, local, raw }: Asking = {},
): boolean {
  const problem = raw === true ? null : problemOf(operation, { watcher }, host.pathProblem);
  if (problem !== null) {
    host.note({
      kind: 'request-refused',
      who: client.name,
      rule: 'client.check-arguments',
      operation,
      exception: 'IllegalArgumentException',
      problem,
    });
    return false;
  }
  const isAuth = operation.op === 'auth';
  const xid = isAuth ? AUTH_XID : client.nextXid++;
  const cause = host.note({
    kind: 'requested',
    who: client.name,
    rule: 'client.request',
    xid,
    operation,
  });
  const pending: PendingRequest = { xid, operation, at: host.now, by, cause, watcher, local, raw };
  if (isOver(client.state) || client.closing) {
    answerLater(client, host, pending, lostResult(client));
    return true;
  }
  if (operation.op === 'auth') {
    const { scheme, auth } = operation;
    client.auth = [...client.auth, { scheme, auth }];
  }
  const own = raw === true ? null : answerOf(operation, host);
  if (own !== null) answerLater(client, host, pending, own);
  else if (isConnected(client.state)) send(client, host, pending);
  else client.unsent.push(pending);
  return true;
}

/** What the library answers without asking a server: a multi with nothing in it, or with a part that is malformed. */
function answerOf(operation: ClientOperation, host: ClientHost): Result | null {
  if (operation.op !== 'multi' && operation.op !== 'multiRead') return null;
  if (operation.ops.length === 0) return { error: 'OK', results: [] };
  const results = refusedParts(operation.ops, host.pathProblem);
  return results === null ? null : { error: 'BADARGUMENTS', results };
}

/** The library's own answers come by its event thread, like all others: never before the call returns. */
function answerLater(
  client: Client,
  host: ClientHost,
  pending: PendingRequest,
  result: Result,
): void {
  client.callbacks = [...client.callbacks, { pending, result }];
  host.setClientTimer(client, 'callback', 0);
}

/** What becomes of a request that has no answer (`ClientCnxn.conLossPacket`). */
export const lostResult = ({ state }: Client): Result => ({
  error:
    state === 'auth-failed' ? 'AUTHFAILED' : isOver(state) ? 'SESSIONEXPIRED' : 'CONNECTIONLOSS',
});

function send(client: Client, host: ClientHost, pending: PendingRequest): void {
  // Nobody waits for an auth packet: its answer is known by its xid.
  if (pending.xid !== AUTH_XID) client.pending.push(pending);
  client.sentAt = host.now;
  host.cause = pending.cause;
  const { xid, operation, raw } = pending;
  const sent = raw === true ? operation : withChroot(operation, client.chroot);
  host.ask(client, { type: 'Request', xid, operation: sent });
}

/** What was asked while there was no connection goes out, in order. */
export function sendWaiting(client: Client, host: ClientHost): void {
  const waiting = client.unsent;
  client.unsent = [];
  for (const pending of waiting) {
    // All that the client is has been told to the server already.
    if (pending.xid !== AUTH_XID) send(client, host, pending);
  }
}
