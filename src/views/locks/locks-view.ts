import type { Client } from '../../client/client-state.ts';
import type { LockProgram } from '../../client/programs/lock.ts';
import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';
import { establishedLeader } from '../election/election-view.ts';
import { lookBack, type Moment } from '../election/moment.ts';

/** One ephemeral in the queue under a lock. */
export interface Place {
  /** The znode's name: what tells places apart while they move up. */
  readonly node: string;
  readonly sequence: number;
  readonly session: string;
  /** The client that owns the session; null when it is gone and only its session is left. */
  readonly client: string | null;
  readonly holds: boolean;
  /** The node that this client's program watches; empty for none. */
  readonly watches: string;
  /** Until the leader expires its session; null while nobody keeps that time. */
  readonly leftMs: number | null;
  /** The same as a part of the session's timeout, 0 to 1. */
  readonly left: number | null;
}

/** What a client believes of the lock, beside what the ensemble says. */
export interface Belief {
  readonly client: string;
  readonly true: boolean;
}

/** What the client of the first place knows of it. `gone`: there is no such client any more. */
export type FirstInLine = 'holds' | 'releases' | 'unaware' | 'gone';

export interface Woken {
  readonly count: number;
  /** Nodes that stood in the queue when the last one went. */
  readonly waiting: number;
}

export interface LockQueue {
  readonly path: string;
  /** The server whose tree is shown. */
  readonly seenBy: Sid;
  readonly places: readonly Place[];
  /** Clients of this lock that are not in line. */
  readonly away: readonly string[];
  /** Those who believe that they hold it. */
  readonly believers: readonly Belief[];
  /** Null while nobody stands in line. */
  readonly first: FirstInLine | null;
  readonly woken: Woken | null;
}

const SEQUENCE_DIGITS = 10;
const sequenceOf = (node: string): number => Number(node.slice(-SEQUENCE_DIGITS));
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

type LockClient = Client & { readonly program: LockProgram };
const isLockClient = (client: Client): client is LockClient => client.program.kind === 'lock';

/** The leader, else the running server that has applied most. */
function witness(world: World): Peer | null {
  const leader = establishedLeader(world);
  if (leader !== null) return world.peers[leader.sid - 1]!;
  const up = world.peers.filter((peer) => peer.up);
  return up.reduce<Peer | null>(
    (best, peer) => (best === null || peer.lastProcessed > best.lastProcessed ? peer : best),
    null,
  );
}

function placesOf(
  peer: Peer,
  path: string,
  clients: readonly LockClient[],
  at: number,
): readonly Place[] {
  const { znodes } = peer.replica;
  const names = [...(znodes.get(path)?.children.keys() ?? [])];
  names.sort((a, b) => sequenceOf(a) - sequenceOf(b));
  return names.map((node, i) => {
    const session = znodes.get(`${path}/${node}`)?.ephemeralOwner ?? '';
    const client = clients.find((c) => session !== '' && c.session === session);
    const tracked = peer.preparation?.sessions.get(session);
    const leftMs = tracked ? Math.max(0, (tracked.expiresAt - at) / 1_000) : null;
    return {
      node,
      sequence: sequenceOf(node),
      session,
      client: client?.name ?? null,
      holds: i === 0,
      watches: lastPart(client?.program.watches ?? ''),
      leftMs,
      left: tracked && leftMs !== null ? Math.min(1, leftMs / tracked.timeoutMs) : null,
    };
  });
}

/** How many sessions the last departure from the queue woke. */
function wokenBy(moment: Moment, peer: Peer, path: string): Woken | null {
  let zxid = -1;
  const sessions = new Set<string>();
  lookBack(moment, (event) => {
    if (event.kind === 'committed') return event.zxid === zxid;
    if (event.kind !== 'watch-fired' || event.event.type !== 'NodeDeleted') return false;
    if (!event.event.path.startsWith(`${path}/`)) return false;
    if (zxid === -1) zxid = event.zxid;
    if (event.zxid === zxid) sessions.add(event.session);
    return false;
  });
  if (zxid === -1) return null;
  const { znodes } = peer.replica;
  let waiting = 0;
  for (const node of znodes.get(path)?.children.keys() ?? []) {
    const created = znodes.get(`${path}/${node}`)?.czxid;
    if (created !== undefined && created < zxid) waiting++;
  }
  return { count: sessions.size, waiting: Math.max(waiting, sessions.size) };
}

function knowledgeOf(place: Place, clients: readonly LockClient[]): FirstInLine {
  const client = clients.find((c) => c.name === place.client);
  if (client === undefined) return 'gone';
  const { step } = client.program;
  return step === 'holding' ? 'holds' : step === 'releasing' ? 'releases' : 'unaware';
}

function queueOf(
  moment: Moment,
  peer: Peer,
  path: string,
  clients: readonly LockClient[],
): LockQueue {
  const places = placesOf(peer, path, clients, moment.at);
  const inLine = new Set(places.map((place) => place.client));
  const believers = clients
    .filter((client) => client.program.step === 'holding')
    .map((client) => ({ client: client.name, true: places[0]?.client === client.name }));
  const [front] = places;
  return {
    path,
    seenBy: peer.sid,
    places,
    away: clients.map((client) => client.name).filter((name) => !inLine.has(name)),
    believers,
    first: front === undefined ? null : knowledgeOf(front, clients),
    woken: wokenBy(moment, peer, path),
  };
}

/** The queues under all locks that some client contends for. */
export function locksView(moment: Moment): readonly LockQueue[] {
  const clients = [...moment.world.clients.values()].filter(isLockClient);
  const peer = witness(moment.world);
  if (peer === null) return [];
  const paths = [...new Set(clients.map((client) => client.program.path))].sort();
  return paths.map((path) =>
    queueOf(
      moment,
      peer,
      path,
      clients.filter((client) => client.program.path === path),
    ),
  );
}
