import type { ClientMessage } from '../znodes/wire.ts';
import type { Client } from './client-state.ts';
import type { ClientHost } from './host.ts';
import { nextInTurn } from './host-list.ts';

const MS = 1000;
const PROBE_MIN_MS = 100;
const PROBE_MAX_MS = 60_000;
/** How long a server may take to say whether it writes. */
const PROBE_ANSWER_MS = 1_000;

export type ProbeAnswer = (ClientMessage & { type: 'IsroReply' })['answer'];

/** How a client that may only read looks for a server that writes. */
export interface Probing {
  /** The connection that it asks by; 0 while it asks nobody. */
  connection: number;
  server: number;
  /** When it asked last, microseconds, and how long after that it asks the next. */
  askedAt: number;
  waitMs: number;
  /** A server that writes, to be dialled next; 0: none is known. */
  found: number;
}

export const newProbing = (now: number): Probing => ({
  connection: 0,
  server: 0,
  askedAt: now,
  waitMs: PROBE_MIN_MS,
  found: 0,
});

/** Asks the next host once its time has come; that is at most the double of the last time (`ClientCnxn.SendThread.run`). */
export function armProbe(client: Client, host: ClientHost): void {
  const { askedAt, waitMs } = client.probing;
  host.setClientTimer(client, 'probe', Math.max(0, askedAt + waitMs * MS - host.now));
}

/** Asks the next host of the list, by a connection of its own (`ClientCnxn.SendThread.pingRwServer`). */
export function probe(client: Client, host: ClientHost): void {
  const { probing } = client;
  probing.askedAt = host.now;
  probing.waitMs = Math.min(2 * probing.waitMs, PROBE_MAX_MS);
  probing.server = nextInTurn(client);
  probing.connection = host.dialServer(client, probing.server);
  host.setClientTimer(client, 'probe-answer', PROBE_ANSWER_MS * MS);
}

export const isProbe = ({ probing }: Client, connection: number): boolean =>
  connection !== 0 && probing.connection === connection;

/** Somebody listens there: it is asked in one word. */
export function onProbeConnected(client: Client, host: ClientHost): void {
  host.ask(client, { type: 'Isro' }, client.probing.connection);
}

/**
 * What came of it; null: nothing.
 *
 * @returns whether that server writes
 */
export function onProbeAnswer(
  client: Client,
  host: ClientHost,
  answer: ProbeAnswer | null,
): boolean {
  const { probing } = client;
  const { server, waitMs } = probing;
  const writes = answer === 'rw';
  endProbe(client, host);
  host.cause = host.note({
    kind: 'client-probed',
    who: client.name,
    rule: 'client.probe',
    server,
    answer,
    nextMs: writes ? null : waitMs,
  });
  if (writes) {
    probing.waitMs = PROBE_MIN_MS;
    probing.found = server;
  } else {
    armProbe(client, host);
  }
  return writes;
}

/** Whoever is not connected for reads asks nobody. */
export function endProbe(client: Client, host: ClientHost): void {
  const { probing } = client;
  for (const name of ['probe', 'probe-answer'] as const) host.clearClientTimer(client, name);
  if (probing.connection === 0) return;
  host.hangUp(client, probing.connection);
  probing.connection = 0;
}
