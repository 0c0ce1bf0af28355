import { prove } from '../znodes/identity.ts';
import type { Operation } from '../znodes/request.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer } from './server-state.ts';

/** All clients are on one machine, as in the recordings of the real server. */
export const CLIENT_ADDRESS = { scheme: 'ip', id: '127.0.0.1' };

/**
 * A connection proves an identity (`ZooKeeperServer.processPacket`, case auth). This is answered at once, whatever waits, and takes no
 * transaction.
 *
 * @returns false if the proof was refused: then the connection ends
 */
export function authenticate(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  xid: number,
  operation: Operation & { readonly op: 'auth' },
): boolean {
  const { scheme, auth } = operation;
  const proved = prove(scheme, auth, CLIENT_ADDRESS, host.settings.superDigest);
  const added = (proved ?? []).filter(
    ({ scheme: by, id }) => !client.auth.some((own) => own.scheme === by && own.id === id),
  );
  client.auth = [...client.auth, ...added];
  const error = proved === null ? 'AUTHFAILED' : 'OK';
  const { session, connection } = client;
  const result = { error } as const;
  host.note({
    kind: 'replied',
    who: peer.sid,
    rule: 'server.reply',
    session,
    operation,
    result,
    zxid: 0,
  });
  host.answer(peer.sid, connection, { type: 'Reply', xid, zxid: 0, result });
  return proved !== null;
}
