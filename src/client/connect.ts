import { below, shuffled } from '../kernel/random.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { Client, PendingRequest } from './client-state.ts';
import type { ClientHost } from './host.ts';
import { onProgramAnswer, onProgramWatch, onProgramTimer, startProgram } from './program.ts';
import { sendWaiting } from './request.ts';

const MS = 1000;
export const PING_MAX_MS = 10_000;
export const NEXT_HOST_MAX_MS = 1_000;
/** How long an application waits before it opens a new session after Expired. */
export const RENEW_MS = 1_000;

const readTimeoutUs = (client: Client): number => Math.floor((client.timeoutMs * MS * 2) / 3);

/** When the next ping is due if nothing is sent before (`ClientCnxn.SendThread`). */
function pingAfterUs(client: Client): number {
  const half = Math.floor(readTimeoutUs(client) / 2);
  const early = half - NEXT_HOST_MAX_MS * MS;
  return Math.min(
    early > NEXT_HOST_MAX_MS * MS ? early : Math.min(half, 1_001 * MS),
    PING_MAX_MS * MS,
  );
}

/** A client process begins: it shuffles its hosts and dials the first. */
export function startClient(client: Client, host: ClientHost, servers: readonly number[]): void {
  const hosts = shuffled(client.random, servers);
  const wished = hosts.indexOf(client.server);
  if (wished > 0) hosts.unshift(...hosts.splice(wished, 1));
  client.hosts = hosts;
  dialNext(client, host);
}

function dialNext(client: Client, host: ClientHost): void {
  client.server = client.hosts[client.nextHost % client.hosts.length]!;
  client.nextHost++;
  client.state = 'connecting';
  host.cause = host.note({
    kind: 'client-connecting',
    who: client.name,
    rule: 'client.next-host',
    server: client.server,
  });
  client.connection = host.dialServer(client, client.server);
  const timeoutMs = Math.floor(client.requestedTimeoutMs / client.hosts.length);
  host.setClientTimer(client, 'connect', timeoutMs * MS);
}

/** The connection is open: ask for a session, a new one or the old one. */
export function onServerConnected(client: Client, host: ClientHost, connection: number): void {
  if (client.connection !== connection) return;
  client.state = 'associating';
  const { session, password, requestedTimeoutMs: timeoutMs, lastZxid: lastZxidSeen } = client;
  host.ask(client, { type: 'ConnectRequest', session, password, timeoutMs, lastZxidSeen });
}

/** The dial was refused or the connection ended. */
export function onServerClosed(client: Client, host: ClientHost, connection: number): void {
  if (client.connection !== connection) return;
  disconnect(client, host, client.state === 'connecting' ? 'refused' : 'closed');
}

/**
 * The connection is lost. Every request that has no answer ends with CONNECTIONLOSS: it may have been carried out, may be yet, or never;
 * the library does not send it again.
 */
function disconnect(
  client: Client,
  host: ClientHost,
  reason: 'refused' | 'closed' | 'silent' | 'connect-timeout',
): void {
  if (reason === 'silent' || reason === 'connect-timeout') host.hangUp(client);
  const unanswered = [...client.pending, ...client.unsent];
  client.connection = 0;
  client.pending = [];
  client.unsent = [];
  client.state = 'connecting';
  for (const name of ['connect', 'read', 'ping'] as const) host.clearClientTimer(client, name);
  host.cause = host.note({
    kind: 'client-disconnected',
    who: client.name,
    rule: 'client.connection-loss',
    server: client.server,
    reason,
    lost: unanswered.length,
  });
  const fullCircle = client.nextHost % client.hosts.length === 0;
  const pauseMs = below(client.random, NEXT_HOST_MAX_MS) + (fullCircle ? NEXT_HOST_MAX_MS : 0);
  host.setClientTimer(client, 'next-host', pauseMs * MS);
  for (const request of unanswered) {
    finish(client, host, request, { error: 'CONNECTIONLOSS' }, 0, 'client.connection-loss');
  }
}

type Answer = (ClientMessage & { type: 'Reply' })['result'];

function finish(
  client: Client,
  host: ClientHost,
  request: PendingRequest,
  result: Answer,
  zxid: number,
  rule: 'client.reply' | 'client.connection-loss',
): void {
  tell(client, host, request, result, zxid, rule);
  if (request.by === 'program') onProgramAnswer(client, host, request.operation, result);
}

/** The application hears what became of its request. */
function tell(
  client: Client,
  host: ClientHost,
  request: PendingRequest,
  result: Answer,
  zxid: number,
  rule: 'client.reply' | 'client.connection-loss',
): void {
  host.note({
    kind: 'answered',
    who: client.name,
    rule,
    xid: request.xid,
    operation: request.operation,
    result,
    zxid,
    tookUs: host.now - request.at,
  });
}

export function onServerMessage(
  client: Client,
  host: ClientHost,
  connection: number,
  message: ClientMessage,
): void {
  if (client.connection !== connection) return;
  client.heardAt = host.now;
  if (client.state === 'connected') host.setClientTimer(client, 'read', readTimeoutUs(client));
  switch (message.type) {
    case 'ConnectResponse':
      return onConnectResponse(client, host, message);
    case 'Reply': {
      const request = client.pending.shift();
      if (request?.xid !== message.xid) return disconnect(client, host, 'silent');
      if (message.zxid > client.lastZxid) client.lastZxid = message.zxid;
      rememberWatch(client, request, message.result.error === 'OK');
      return finish(client, host, request, message.result, message.zxid, 'client.reply');
    }
    case 'WatchEvent': {
      const { event } = message;
      forgetWatch(client, event.path);
      host.cause = host.note({
        kind: 'watch-event',
        who: client.name,
        rule: 'client.watch-event',
        event,
      });
      return onProgramWatch(client, host, event);
    }
    case 'ConnectRequest':
    case 'Request':
    case 'Ping':
    case 'PingReply':
    case 'SetWatches':
      return;
  }
}

/** Which table a watch is set again from after a reconnect: exists on an absent node waits for its creation. */
function rememberWatch(client: Client, { operation }: PendingRequest, found: boolean): void {
  if (!('watch' in operation) || !operation.watch) return;
  if (!found && operation.op !== 'exists') return;
  const table = operation.op === 'getChildren' ? 'child' : found ? 'data' : 'exist';
  if (client.watches[table].includes(operation.path)) return;
  client.watches = {
    ...client.watches,
    [table]: [...client.watches[table], operation.path],
  };
}

function forgetWatch(client: Client, path: string): void {
  const without = (paths: readonly string[]): readonly string[] =>
    paths.includes(path) ? paths.filter((other) => other !== path) : paths;
  const { data, exist, child } = client.watches;
  client.watches = { data: without(data), exist: without(exist), child: without(child) };
}

function onConnectResponse(
  client: Client,
  host: ClientHost,
  { session, password, timeoutMs }: ClientMessage & { type: 'ConnectResponse' },
): void {
  host.clearClientTimer(client, 'connect');
  if (timeoutMs === 0) return expire(client, host);
  const resumed = client.session !== '';
  client.state = 'connected';
  client.session = session;
  client.password = password;
  client.timeoutMs = timeoutMs;
  host.setClientTimer(client, 'read', readTimeoutUs(client));
  client.sentAt = host.now;
  host.setClientTimer(client, 'ping', pingAfterUs(client));
  host.cause = host.note({
    kind: 'client-connected',
    who: client.name,
    rule: resumed ? 'client.session-resumed' : 'client.session-open',
    server: client.server,
    session,
    timeoutMs,
  });
  const { data, exist, child } = client.watches;
  if (data.length + exist.length + child.length > 0) {
    host.ask(client, {
      type: 'SetWatches',
      relativeZxid: client.lastZxid,
      data,
      exist,
      child,
      persistent: [],
      persistentRecursive: [],
    });
  }
  sendWaiting(client, host);
  if (!resumed) startProgram(client, host);
}

/** Only a server can tell that a session is over; the application opens a new one. */
function expire(client: Client, host: ClientHost): void {
  const { session } = client;
  host.hangUp(client);
  client.state = 'expired';
  client.connection = 0;
  client.session = '';
  client.password = '';
  client.lastZxid = 0;
  client.nextXid = 1;
  const { unsent } = client;
  client.unsent = [];
  client.watches = { data: [], exist: [], child: [] };
  for (const name of ['read', 'ping', 'program'] as const) host.clearClientTimer(client, name);
  host.cause = host.note({
    kind: 'client-expired',
    who: client.name,
    rule: 'client.expired',
    session,
  });
  // Its program begins anew with the next session, so it is not asked what to do about these.
  for (const request of unsent) {
    tell(client, host, request, { error: 'SESSIONEXPIRED' }, 0, 'client.connection-loss');
  }
  host.setClientTimer(client, 'next-host', RENEW_MS * MS);
}

export function onClientTimer(
  client: Client,
  host: ClientHost,
  name: 'connect' | 'next-host' | 'read' | 'ping' | 'program',
): void {
  switch (name) {
    case 'connect':
      return disconnect(client, host, 'connect-timeout');
    case 'read':
      return disconnect(client, host, 'silent');
    case 'next-host':
      return dialNext(client, host);
    case 'program':
      return onProgramTimer(client, host);
    case 'ping': {
      const quietUs = host.now - client.sentAt;
      const afterUs = pingAfterUs(client);
      if (quietUs >= afterUs) {
        client.sentAt = host.now;
        host.ask(client, { type: 'Ping' });
        host.setClientTimer(client, 'ping', afterUs);
      } else {
        host.setClientTimer(client, 'ping', afterUs - quietUs);
      }
    }
  }
}
