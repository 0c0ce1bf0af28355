import type { ServerFact } from './facts.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer } from './server-state.ts';
import { leaveBehind } from './session-order.ts';
import { dropWatches } from './watches.ts';

export type DropRule = Extract<ServerFact, { kind: 'client-dropped' }>['rule'];

/** The server closes one client's connection in spite of it; its session lives on unless it is over already. */
export function dropClient(
  peer: Peer,
  host: ServerHost,
  dropped: ClientConnection,
  rule: DropRule,
): void {
  const { client, session } = dropped;
  host.cause = host.note({ kind: 'client-dropped', who: peer.sid, rule, client, session });
  hangUp(peer, host, dropped);
}

/** The end of a connection (`ServerCnxn.close`). What it still asked is not answered. */
export function hangUp(peer: Peer, host: ServerHost, client: ClientConnection): void {
  const { connection } = client;
  leaveBehind(peer, client);
  peer.clients.delete(connection);
  dropWatches(peer, connection);
  host.close(peer.sid, connection);
}
