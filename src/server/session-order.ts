import { needsLeader, type Request } from '../znodes/request.ts';
import type { ClientConnection, Peer, Waiting, WaitingRequest } from './server-state.ts';

/** Whether it waits for the leader. On the leader itself `sync` is only an ordered read. */
export const waitsForCommit = (peer: Peer, asked: Waiting): boolean =>
  'operation' in asked &&
  asked.local !== true &&
  (asked.operation.op === 'sync' ? peer.leading === null : needsLeader(asked.operation));

/**
 * A connection ends, but what it sent to the leader comes back all the same: the order of requests is that of the session, not that of
 * the connection (`CommitProcessor.pendingRequests`).
 */
export function leaveBehind(peer: Peer, client: ClientConnection): void {
  const left = client.queue
    .filter((asked) => 'operation' in asked)
    .filter((asked) => waitsForCommit(peer, asked));
  client.queue = [];
  if (left.length > 0) peer.unanswerable = [...(peer.unanswerable ?? []), ...left];
}

/** Whether an earlier connection of the session waits for something. */
export const isBehind = ({ unanswerable }: Peer, session: string): boolean =>
  unanswerable !== undefined && unanswerable.some((request) => request.session === session);

/** What came by this connection and gets its answer now: the head of its queue. */
export function answeredBy(
  peer: Peer,
  { queue }: ClientConnection,
  { cxid }: Pick<Request, 'cxid'>,
): WaitingRequest | undefined {
  const head = queue[0];
  if (head === undefined || !('operation' in head) || head.cxid !== cxid) return undefined;
  return waitsForCommit(peer, head) ? head : undefined;
}

/** It has come, and nobody is told: if it is the first that the session's earlier connections wait for, it counts as answered. */
export function settle(peer: Peer, { session, cxid }: Pick<Request, 'session' | 'cxid'>): void {
  const unanswerable = peer.unanswerable ?? [];
  const first = unanswerable.find((request) => request.session === session);
  if (first?.cxid !== cxid) return;
  const left = unanswerable.filter((request) => request !== first);
  if (left.length > 0) peer.unanswerable = left;
  else delete peer.unanswerable;
}
