import type { ClientOperation } from '../znodes/wire.ts';
import type { Client, PendingRequest } from './client-state.ts';
import type { ClientHost } from './host.ts';

/** Queues a request and sends it if there is a connection. */
export function request(
  client: Client,
  host: ClientHost,
  operation: ClientOperation,
  by: PendingRequest['by'],
): void {
  const xid = client.nextXid++;
  const cause = host.note({
    kind: 'requested',
    who: client.name,
    rule: 'client.request',
    xid,
    operation,
  });
  const pending: PendingRequest = { xid, operation, at: host.now, by, cause };
  if (client.state === 'connected') send(client, host, pending);
  else client.unsent.push(pending);
}

function send(client: Client, host: ClientHost, pending: PendingRequest): void {
  client.pending.push(pending);
  client.sentAt = host.now;
  host.cause = pending.cause;
  host.ask(client, { type: 'Request', xid: pending.xid, operation: pending.operation });
}

/** What was asked while there was no connection goes out, in order. */
export function sendWaiting(client: Client, host: ClientHost): void {
  const waiting = client.unsent;
  client.unsent = [];
  for (const pending of waiting) send(client, host, pending);
}
