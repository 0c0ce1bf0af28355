import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';
import { childOf } from '../../znodes/path.ts';
import type { Moment } from '../election/moment.ts';
import { contenderOf, type Contender, type QueueKind } from './contender.ts';
import { guardedBy, type Guarded } from './resource-view.ts';
import { sequenceOf } from './sequence.ts';
import { witness } from './witness.ts';
import { isBeingTold, watchesOn } from './watches.ts';

/** One ephemeral in the queue under a lock. */
export interface Place {
  /** The znode's name: what tells places apart while they move up. */
  readonly node: string;
  readonly session: string;
  /** The client that owns the session; null when it is gone and only its session is left. */
  readonly client: string | null;
  /** As the ensemble has it. */
  readonly holds: boolean;
  /** As its client has it. */
  readonly belief: Contender['belief'];
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
  readonly client: string;
  /** The node by which it believes so, whether there still is one or not. */
  readonly node: string;
  readonly paused: boolean;
}

/** Whose place watches which other; null: the node above the queue. */
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

function queueOf(
  { world, at }: Pick<Moment, 'world' | 'at'>,
  peer: Peer,
  path: string,
  contenders: readonly Contender[],
): LockQueue {
  const { znodes } = peer.replica;
  const nodes = [...(znodes.get(path)?.children.keys() ?? [])].filter(
    (node) => !Number.isNaN(sequenceOf(node)),
  );
  nodes.sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const sessions = nodes.map((node) => znodes.get(childOf(path, node))!.ephemeralOwner);
  const bySession = new Map(
    contenders
      .filter(({ client }) => client.session !== '')
      .map((contender) => [contender.client.session, contender]),
  );
  const watches = watchesOn(world, path, nodes);
  const [first] = nodes;
  const places = nodes.map((node, i): Place => {
    const session = sessions[i]!;
    const contender =
      (session === '' ? undefined : bySession.get(session)) ??
      contenders.find((each) => each.node === node);
    const tracked = peer.preparation?.sessions.get(session);
    const leftMs = tracked ? Math.max(0, (tracked.expiresAt - at) / 1_000) : null;
    const isNext = watches.some(
      (watch) => watch.session === session && (watch.on === null || watch.on === first),
    );
    const isTold = contender !== undefined && isBeingTold(world, contender.client, path);
    return {
      node,
      session,
      client: contender?.client.name ?? null,
      holds: i === 0,
      belief: contender?.node === node ? contender.belief : 'waits',
      wakes: isTold ? 'told' : isNext && i > 0 ? 'next' : null,
      leftMs,
      left: tracked && leftMs !== null ? Math.min(1, leftMs / tracked.timeoutMs) : null,
      paused: contender !== undefined && world.paused.has(contender.client.name),
    };
  });
  const rightly = new Set(places.filter(({ holds }) => holds).map(({ node }) => node));
  const deluded = contenders.filter(
    ({ belief, node }) => belief === 'holds' && !rightly.has(node) && !nodes.includes(node),
  );
  const inLine = new Set(places.map(({ client }) => client));
  return {
    path,
    kind: contenders[0]!.kind,
    seenBy: peer.sid,
    places,
    ghosts: deluded.map(({ client: { name }, node }) => ({
      client: name,
      node,
      paused: world.paused.has(name),
    })),
    watches: watches.flatMap(({ session, on }) => {
      const by = nodes[sessions.indexOf(session)];
      return by === undefined || by === on ? [] : [{ by, on }];
    }),
    guarded: guardedBy(world, contenders),
    away: contenders
      .filter((contender) => !deluded.includes(contender))
      .map(({ client }) => client.name)
      .filter((name) => !inLine.has(name)),
  };
}

/** The queues that some client's program stands in, or would. */
export function locksView(moment: Pick<Moment, 'world' | 'at'>): readonly LockQueue[] {
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
