import { below, shuffled } from '../kernel/random.ts';
import { assert } from '../kernel/assert.ts';
import type { Client } from './client-state.ts';
import { tellState } from './events.ts';
import type { ClientFact } from './facts.ts';
import type { ClientHost } from './host.ts';
import { forgetHosts, isRoundOver, lastAccepted, nextHost, replaceHosts } from './host-list.ts';
import { endProbe, isProbe, newProbing, onProbeAnswer, onProbeConnected } from './probe.ts';
import { finish } from './finish.ts';
import { lostResult } from './request.ts';
import { type ConnectionEvent, isAlive, isConnected, nextState } from './transitions.ts';

const MS = 1000;
const PING_MAX_MS = 10_000;
const NEXT_HOST_MAX_MS = 1_000;

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

/** The connection takes a step of its life; the table says where to. */
export function enter(client: Client, event: ConnectionEvent): void {
  const next = nextState(client.state, event);
  assert(next !== undefined, `a client that is ${client.state} cannot be ${event}`);
  client.state = next;
}

/** A client process begins: it shuffles its hosts and dials the first. */
export function startClient(client: Client, host: ClientHost, servers: readonly number[]): void {
  const hosts = shuffled(client.random, client.hosts.length > 0 ? client.hosts : servers);
  const wished = hosts.indexOf(client.server);
  if (wished > 0) hosts.unshift(...hosts.splice(wished, 1));
  client.hosts = hosts;
  Object.assign(client.probing, newProbing(host.now));
  enter(client, 'started');
  dialNext(client, host);
}

/** Tries the next host of the list, round and round (`StaticHostProvider`). */
export function dialNext(client: Client, host: ClientHost): void {
  if (client.barred) {
    // There is no connection to lose between two sessions: it tries again later.
    if (client.state === 'expired') {
      return host.setClientTimer(client, 'next-host', NEXT_HOST_MAX_MS * MS);
    }
    return loseConnection(client, host, 'cut-off');
  }
  const accepted = lastAccepted(client);
  client.server = nextHost(client);
  if (accepted === client.server) delete client.acceptedBy;
  else client.acceptedBy = accepted;
  enter(client, 'dialled');
  host.cause = host.note({
    kind: 'client-connecting',
    who: client.name,
    rule: 'client.next-host',
    server: client.server,
  });
  client.connection = host.dialServer(client, client.server);
  const timeoutMs = Math.floor(connectTimeoutMs(client) / client.hosts.length);
  host.setClientTimer(client, 'connect', timeoutMs * MS);
}

const connectTimeoutMs = ({ session, timeoutMs, requestedTimeoutMs }: Client): number =>
  session === '' ? requestedTimeoutMs : timeoutMs;

/** The connection is open: ask for a session, a new one or the old one (`SendThread.primeConnection`). */
export function onServerConnected(client: Client, host: ClientHost, connection: number): void {
  if (isProbe(client, connection)) return onProbeConnected(client, host);
  if (client.connection !== connection) return;
  enter(client, 'accepted');
  delete client.acceptedBy;
  // A session that only a read-only server knew is nothing to go on with.
  const known = client.seenReadWrite;
  host.ask(client, {
    type: 'ConnectRequest',
    session: known ? client.session : '',
    password: known ? client.password : '',
    timeoutMs: client.requestedTimeoutMs,
    lastZxidSeen: client.lastZxid,
    readOnly: client.readOnly,
  });
}

/** The dial was refused or the connection ended. */
export function onServerClosed(client: Client, host: ClientHost, connection: number): void {
  if (isProbe(client, connection)) return void onProbeAnswer(client, host, null);
  if (client.connection !== connection) return;
  loseConnection(client, host, client.state === 'connecting' ? 'refused' : 'closed');
}

export type LossReason = Extract<ClientFact, { kind: 'client-disconnected' }>['reason'];

/**
 * The connection is lost. Every request that has no answer ends with CONNECTIONLOSS: it may have been carried out, may be yet, or never;
 * the library does not send it again.
 */
export function loseConnection(client: Client, host: ClientHost, reason: LossReason): void {
  if (client.closing) return endClosing(client, host);
  if (reason !== 'refused' && reason !== 'closed') host.hangUp(client);
  const lost = client.pending.length + client.unsent.length;
  enter(client, 'disconnected');
  client.connection = 0;
  endProbe(client, host);
  for (const name of ['connect', 'read', 'ping'] as const) host.clearClientTimer(client, name);
  host.cause = host.note({
    kind: 'client-disconnected',
    who: client.name,
    rule: 'client.connection-loss',
    server: client.server,
    reason,
    lost,
  });
  host.setClientTimer(client, 'next-host', nextDialMs(client) * MS);
  armGivingUp(client, host);
  loseRequests(client, host);
  tellState(client, host, 'Disconnected');
}

/**
 * How long it waits before it dials again: up to a second by chance, once a server has ever accepted a connection of it
 * (`ClientCnxn.SendThread.startConnect`), and a second more when it has been through its list (`StaticHostProvider.next`).
 */
function nextDialMs(client: Client): number {
  // Without a network it dials nobody, and no round of its list comes to an end.
  const atOnce = lastAccepted(client) === 0 && !client.barred;
  const byChanceMs = atOnce ? 0 : below(client.random, NEXT_HOST_MAX_MS);
  return byChanceMs + (isRoundOver(client) ? NEXT_HOST_MAX_MS : 0);
}

/** Counts from the last word of a server, however often it dials meanwhile (ZOOKEEPER-4508). */
function armGivingUp(client: Client, host: ClientHost): void {
  if (!host.clientsGiveUp || client.session === '' || client.timers.has('give-up')) return;
  const longUs = Math.floor((client.timeoutMs * MS * 4) / 3);
  host.setClientTimer(client, 'give-up', Math.max(0, client.heardAt + longUs - host.now));
}

/** Everything that waits for an answer gets none. */
export function loseRequests(client: Client, host: ClientHost): void {
  const unanswered = [...client.pending, ...client.unsent];
  client.pending = [];
  client.unsent = [];
  for (const pending of unanswered) {
    finish(client, host, pending, lostResult(client), 0, 'client.connection-loss');
  }
}

/** Whoever is closing expects its connection to end, and does not come back: its session runs out unless the server heard of it. */
export function endClosing(client: Client, host: ClientHost): void {
  loseRequests(client, host);
  if (isAlive(client.state)) tellState(client, host, 'Disconnected');
  endClient(client, host, 'closed');
}

/** The end of a client: it was closed, or no server believes it. */
export function endClient(client: Client, host: ClientHost, event: 'closed' | 'auth-failed'): void {
  host.hangUp(client);
  enter(client, event);
  client.connection = 0;
  endProbe(client, host);
  for (const name of ['connect', 'next-host', 'read', 'ping', 'program', 'give-up'] as const) {
    host.clearClientTimer(client, name);
  }
  const { name: who, session } = client;
  host.cause = host.note(
    event === 'closed'
      ? { kind: 'client-closed', who, rule: 'client.closed', session }
      : { kind: 'client-auth-failed', who, rule: 'client.auth-failed', session },
  );
  if (event === 'auth-failed') tellState(client, host, 'AuthFailed');
  loseRequests(client, host);
  tellState(client, host, 'Closed');
}

/** Something was heard: the server lives. */
export function heard(client: Client, host: ClientHost): void {
  client.heardAt = host.now;
  if (isConnected(client.state)) host.setClientTimer(client, 'read', readTimeoutUs(client));
}

/** A connected client listens for silence and pings in time. */
export function watchOver(client: Client, host: ClientHost): void {
  host.clearClientTimer(client, 'connect');
  host.clearClientTimer(client, 'give-up');
  host.setClientTimer(client, 'read', readTimeoutUs(client));
  client.sentAt = host.now;
  host.setClientTimer(client, 'ping', pingAfterUs(client));
}

/** A ping, if nothing else was sent for so long. */
export function ping(client: Client, host: ClientHost): void {
  const quietUs = host.now - client.sentAt;
  const afterUs = pingAfterUs(client);
  if (quietUs < afterUs) return host.setClientTimer(client, 'ping', afterUs - quietUs);
  client.sentAt = host.now;
  host.ask(client, { type: 'Ping' });
  host.setClientTimer(client, 'ping', afterUs);
}

/** Somebody takes its network away: the connection ends, and it cannot dial until it may again. */
export function disconnect(client: Client, host: ClientHost): void {
  client.barred = true;
  if (isAlive(client.state) && client.connection !== 0) loseConnection(client, host, 'cut-off');
}

/**
 * The application gives it another list of servers (`ZooKeeper.updateServerList`). Whether that ends its connection, chance decides, so that in the
 * end all servers serve as many clients as one another.
 */
export function updateServerList(
  client: Client,
  host: ClientHost,
  servers: readonly number[],
): void {
  if (!isAlive(client.state)) return;
  const { name: who, hosts: before } = client;
  const update = replaceHosts(client, servers);
  const rule = 'client.update-server-list';
  host.cause = host.note({ kind: 'server-list-updated', who, rule, before, servers, ...update });
  if (update.moves && client.connection !== 0) loseConnection(client, host, 'moved');
}

/**
 * It may dial again, and does so at once.
 *
 * @param hosts its list of servers from now on, the first to be tried first; null: as before. A client that is connected moves.
 */
export function reconnect(client: Client, host: ClientHost, hosts: readonly number[] | null): void {
  client.barred = false;
  if (!isAlive(client.state)) return;
  if (client.connection !== 0) {
    if (hosts === null) return;
    loseConnection(client, host, 'moved');
    if (!isAlive(client.state)) return;
  }
  if (hosts !== null) {
    client.probing.found = 0;
    forgetHosts(client, hosts);
  }
  host.clearClientTimer(client, 'next-host');
  dialNext(client, host);
}
