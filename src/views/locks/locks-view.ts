import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';
import { childOf, nameOf, parentOf } from '../../znodes/path.ts';
import type { Moment } from '../election/moment.ts';
import { contenderOf, type Contender, type QueueKind } from './contender.ts';
import { holderCount, partOf, type Part } from './holders.ts';
import { guardedBy, type Guarded } from './resource-view.ts';
import { sequenceOf } from './sequence.ts';
import { isBeingTold, watchesOn } from './watches.ts';
import { witness } from './witness.ts';

/** One ephemeral in the queue under a lock; with the herd also a client that only waits. */
export interface Place {
  /** What tells places apart while they move up. */
  readonly key: string;
  /** The znode's name; null for a client of the herd that has none. */
  readonly node: string | null;
  readonly session: string;
  /** The client that owns the session; null when it is gone and only its session is left. */
  readonly client: string | null;
  /** As the ensemble has it. */
  readonly holds: boolean;
  /** As its client has it. */
  readonly belief: Contender['belief'];
  /** What it wants of a shared lock; null for others. */
  readonly part: Part | null;
  /** Somebody has asked it to let go. */
  readonly asked: boolean;
  /** `told`: an event is on its way to it. `next`: it will be told when the first in line goes. */
  readonly wakes: 'told' | 'next' | null;
  /** Until the leader expires its session; null while nobody keeps that time. */
  readonly leftMs: number | null;
  /** The same as a part of the session's timeout, 0 to 1. */
  readonly left: number | null;
  readonly paused: boolean;
}

/** A client that believes it holds what is not its own. */
export interface Ghost {
  readonly key: string;
  readonly client: string;
  /** The node by which it believes so, whether there still is one or not. */
  readonly node: string;
  readonly paused: boolean;
}

/** Whose place watches which other, by their keys; null: the node above the queue. */
export interface Watch {
  readonly by: string;
  readonly on: string | null;
}

export interface LockQueue {
  readonly path: string;
  readonly kind: QueueKind;
  /** The server whose tree is shown. */
  readonly seenBy: Sid;
  readonly places: readonly Place[];
  readonly ghosts: readonly Ghost[];
  readonly watches: readonly Watch[];
  /** What the holders use; null for nothing. */
  readonly guarded: Guarded | null;
  /** Clients of this lock that have neither a place nor a wrong belief. */
  readonly away: readonly string[];
}

/** What a revoker writes into the holder's node (`recipes.md`, "Revocable Shared Locks"). */
const UNLOCK = 'unlock';

type Now = Pick<Moment, 'world' | 'at'>;

/** A node of the queue, or in the herd a client without one. */
interface Stand {
  readonly key: string;
  readonly node: string | null;
  readonly path: string | null;
  readonly session: string;
}

/** The line as the tree has it: the nodes below `path` in the order of their numbers. */
function lineOf({ replica: { znodes } }: Peer, path: string): readonly Stand[] {
  return [...(znodes.get(path)?.children.keys() ?? [])]
    .filter((node) => !Number.isNaN(sequenceOf(node)))
    .sort((a, b) => sequenceOf(a) - sequenceOf(b))
    .map((node) => {
      const own = childOf(path, node);
      return { key: node, node, path: own, session: znodes.get(own)!.ephemeralOwner };
    });
}

/** Who has the one node, and behind it those who watch it, in no order but that of their names. */
function herdOf(
  world: World,
  { replica: { znodes } }: Peer,
  path: string,
  contenders: readonly Contender[],
): readonly Stand[] {
  const znode = znodes.get(path);
  const watching = new Set(watchesOn(world, parentOf(path), [nameOf(path)]).map((w) => w.session));
  const keyOf = (session: string): string => {
    const name = contenders.find(({ client }) => client.session === session)?.client.name;
    return name === undefined ? session : `client ${name}`;
  };
  const holder = znode?.ephemeralOwner ?? null;
  return [
    ...(holder === null ? [] : [{ key: keyOf(holder), node: nameOf(path), path, session: holder }]),
    ...contenders
      .filter(({ client: { session } }) => session !== holder && watching.has(session))
      .map(({ client: { name, session } }) => ({
        key: `client ${name}`,
        node: null,
        path: null,
        session,
      })),
  ];
}

function placeOf(
  { world, at }: Now,
  peer: Peer,
  queue: string,
  stand: Stand,
  contender: Contender | undefined,
): Omit<Place, 'holds' | 'wakes'> & { readonly isTold: boolean } {
  const { key, node, path, session } = stand;
  const tracked = peer.preparation?.sessions.get(session);
  const leftMs = tracked ? Math.max(0, (tracked.expiresAt - at) / 1_000) : null;
  return {
    key,
    node,
    session,
    client: contender?.client.name ?? null,
    belief: contender?.node === node ? contender.belief : 'waits',
    part: node === null ? null : partOf(node),
    asked: path !== null && peer.replica.znodes.get(path)?.data === UNLOCK,
    isTold: contender !== undefined && isBeingTold(world, contender.client, queue),
    leftMs,
    left: tracked && leftMs !== null ? Math.min(1, leftMs / tracked.timeoutMs) : null,
    paused: contender !== undefined && world.paused.has(contender.client.name),
  };
}

function queueOf(now: Now, peer: Peer, path: string, contenders: readonly Contender[]): LockQueue {
  const { world } = now;
  const { kind } = contenders[0]!;
  const isHerd = kind === 'herd-lock';
  const line = isHerd ? herdOf(world, peer, path, contenders) : lineOf(peer, path);
  const nodes = line.flatMap(({ node }) => node ?? []);
  const permits = Math.max(...contenders.map((contender) => contender.permits));
  const holding = holderCount(kind, nodes, permits);
  const watched = watchesOn(world, isHerd ? parentOf(path) : path, nodes);
  const holders = new Set(nodes.slice(0, holding));
  const contenderAt = ({ session, node }: Stand): Contender | undefined =>
    (session === '' ? undefined : contenders.find(({ client }) => client.session === session)) ??
    contenders.find((each) => node !== null && each.node === node);
  const places = line.map((stand, i): Place => {
    const { isTold, ...place } = placeOf(now, peer, path, stand, contenderAt(stand));
    const holds = i < holding;
    const isNext = watched.some(
      ({ session, on }) => session === stand.session && (on === null || holders.has(on)),
    );
    return { ...place, holds, wakes: isTold ? 'told' : isNext && !holds ? 'next' : null };
  });
  const deluded = contenders.filter(
    ({ belief, client, node }) =>
      belief === 'holds' &&
      !places.some((place) => place.client === client.name && place.node === node),
  );
  /** As before it turned to a ghost, unless that place is another's by now. */
  const keyOfGhost = (key: string): string =>
    places.some((place) => place.key === key) ? `ghost ${key}` : key;
  const inLine = new Set(places.map(({ client }) => client));
  return {
    path,
    kind,
    seenBy: peer.sid,
    places,
    ghosts: deluded.map(({ client: { name }, node }) => ({
      key: keyOfGhost(isHerd ? `client ${name}` : node),
      client: name,
      node,
      paused: world.paused.has(name),
    })),
    watches: watched.flatMap(({ session, on }) => {
      const by = line.find((stand) => stand.session === session);
      if (by === undefined || (on !== null && by.node === on)) return [];
      const key = on === null ? null : line.find(({ node }) => node === on)?.key;
      return key === undefined ? [] : [{ by: by.key, on: key }];
    }),
    guarded: guardedBy(world, contenders),
    away: contenders
      .filter((contender) => !deluded.includes(contender))
      .map(({ client }) => client.name)
      .filter((name) => !inLine.has(name)),
  };
}

/** The queues that some client's program stands in, or would. */
export function locksView(moment: Now): readonly LockQueue[] {
  const peer = witness(moment.world);
  if (peer === null) return [];
  const contenders = [...moment.world.clients.values()].flatMap(
    (client) => contenderOf(client) ?? [],
  );
  const paths = [...new Set(contenders.map(({ path }) => path))].sort();
  return paths.map((path) =>
    queueOf(
      moment,
      peer,
      path,
      contenders.filter((contender) => contender.path === path),
    ),
  );
}
