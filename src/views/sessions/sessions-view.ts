import type { Client, ConnectionState } from '../../client/client-state.ts';
import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { ephemeralsOf } from '../../znodes/session.ts';
import type { Sid } from '../../zab/vote.ts';
import { establishedLeader } from '../election/election-view.ts';
import type { Moment } from '../election/moment.ts';
import type { Watcher } from '../znodes/watchers.ts';

/** A span that runs out: `left` is what remains of the session's timeout, 0 to 1. */
export interface Countdown {
  readonly leftMs: number;
  readonly left: number;
}

export interface SessionRow {
  /** 16 hex digits; empty while a client has none yet. */
  readonly session: string;
  /** Null when no client has it: its process is gone, or has opened another session. */
  readonly client: string | null;
  readonly state: ConnectionState;
  /** Where the client's connection goes; null without one. */
  readonly server: Sid | null;
  /** By which server the leader last heard of it; null if it knows of none. */
  readonly owner: Sid | null;
  /** The one server that knows it, if it is a local session; that server counts instead of the leader. */
  readonly local: Sid | null;
  readonly timeoutMs: number;
  /** Until the leader closes the session; null while nobody leads. */
  readonly leader: Countdown | null;
  /** The leader has begun to close it. */
  readonly closing: boolean;
  /** Until the session may be over as far as its client can tell: its timeout after it last heard of a server. */
  readonly asClient: Countdown | null;
  /** Until the client gives its connection up, two thirds of the timeout after it last heard of a server. */
  readonly givesUpMs: number | null;
  readonly ephemerals: readonly string[];
  readonly watches: readonly { readonly path: string; readonly table: Watcher['table'] }[];
}

export interface SessionsView {
  /** Whose count it is; null while nobody leads. */
  readonly leader: Sid | null;
  /** Whose session table is shown. */
  readonly seenBy: Sid | null;
  readonly rows: readonly SessionRow[];
}

/** The part of its timeout after which a silent connection is given up (`ClientCnxn.readTimeout`). */
export const GIVES_UP_AFTER = 2 / 3;

const countdown = (endUs: number, at: number, timeoutMs: number): Countdown => {
  const leftMs = Math.max(0, (endUs - at) / 1_000);
  return { leftMs, left: timeoutMs === 0 ? 0 : Math.min(1, leftMs / timeoutMs) };
};

/** The leader, else the running server that has applied most. */
function witness(world: World, leader: Sid | null): Peer | null {
  if (leader !== null) return world.peers[leader - 1]!;
  let best: Peer | null = null;
  for (const peer of world.peers) {
    if (peer.up && (best === null || peer.lastProcessed > best.lastProcessed)) best = peer;
  }
  return best;
}

function watchesBySession(world: World): ReadonlyMap<string, SessionRow['watches']> {
  const found = new Map<string, SessionRow['watches'][number][]>();
  for (const { watches, clients } of world.peers) {
    for (const table of Object.keys(watches) as (keyof typeof watches)[]) {
      for (const [path, watchers] of watches[table].byPath) {
        for (const { connection } of watchers) {
          const session = clients.get(connection)?.session;
          if (session === undefined) continue;
          const list = found.get(session) ?? [];
          found.set(session, list);
          list.push({ path, table });
        }
      }
    }
  }
  return found;
}

/** Clients that have asked for a session and were not answered yet, by the session that was opened for them. */
function answeredSoon(world: World): ReadonlyMap<string, Client> {
  const found = new Map<string, Client>();
  for (const client of world.clients.values()) {
    if (client.session !== '' || client.connection === 0) continue;
    const session = world.peers[client.server - 1]?.clients.get(client.connection)?.session ?? '';
    if (session !== '') found.set(session, client);
  }
  return found;
}

function rowOf(
  { world, at }: Pick<Moment, 'world' | 'at'>,
  session: string,
  client: Client | undefined,
  peer: Peer | null,
  watches: SessionRow['watches'],
): SessionRow {
  const stored = peer?.replica.sessions.get(session);
  const tracked = peer?.preparation?.sessions.get(session);
  const keeper = world.peers.find(({ localSessions }) => localSessions.has(session));
  const kept = tracked ?? keeper?.localSessions.get(session);
  const timeoutMs = stored?.timeoutMs ?? kept?.timeoutMs ?? client?.timeoutMs ?? 0;
  const connected = client?.state === 'connected';
  const heard = client !== undefined && client.session !== '' && client.heardAt > 0;
  const givesUpAt = heard ? client.heardAt + timeoutMs * 1_000 * GIVES_UP_AFTER : 0;
  return {
    session,
    client: client?.name ?? null,
    state: client?.state ?? 'gone',
    server: client !== undefined && client.connection !== 0 ? client.server : null,
    owner: tracked === undefined || tracked.owner === 0 ? null : tracked.owner,
    local: tracked === undefined ? (keeper?.sid ?? null) : null,
    timeoutMs,
    leader: kept === undefined ? null : countdown(kept.expiresAt, at, timeoutMs),
    closing: tracked?.closing ?? false,
    asClient: heard ? countdown(client.heardAt + timeoutMs * 1_000, at, timeoutMs) : null,
    givesUpMs:
      connected && !world.paused.has(client.name) ? Math.max(0, (givesUpAt - at) / 1_000) : null,
    ephemerals: stored === undefined ? [] : ephemeralsOf(stored),
    watches,
  };
}

/** Every session that the ensemble knows, and every client without one. */
export function sessionsView(moment: Pick<Moment, 'world' | 'at'>): SessionsView {
  const { world } = moment;
  const leader = establishedLeader(world)?.sid ?? null;
  const peer = witness(world, leader);
  const clients = [...world.clients.values()];
  const ids = new Set<string>(peer?.replica.sessions.keys() ?? []);
  for (const { localSessions } of world.peers) for (const id of localSessions.keys()) ids.add(id);
  for (const { session } of clients) if (session !== '') ids.add(session);
  const watches = watchesBySession(world);
  const waiting = answeredSoon(world);
  const rows = [...ids].map((session) =>
    rowOf(
      moment,
      session,
      clients.find((client) => client.session === session) ?? waiting.get(session),
      peer,
      watches.get(session) ?? [],
    ),
  );
  const told = new Set(rows.map(({ client }) => client));
  for (const client of clients) {
    if (!told.has(client.name)) rows.push(rowOf(moment, '', client, peer, []));
  }
  const order = (row: SessionRow): string => `${row.client ?? '\uffff'} ${row.session}`;
  rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { leader, seenBy: peer?.sid ?? null, rows };
}
