import type { Peer } from '../../server/server-state.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { asked } from '../../zab/ensemble.ts';
import { isQuorum } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';
import { epochOf, type Zxid } from '../../zab/zxid.ts';
import type { AnyOperation } from '../../znodes/request.ts';
import { establishedLeader } from '../election/election-view.ts';
import { lookBack, type Moment } from '../election/moment.ts';
import { inLog } from '../quorum/lamp.ts';
import { fewestMore } from './fewest-more.ts';
import type { Halt } from './halt.ts';
import { findMessages } from './whereabouts.ts';

/** What happens to a transaction at one server, in this order. */
export const STATIONS = ['arrived', 'logged', 'durable', 'acked', 'committed', 'applied'] as const;
export type Station = (typeof STATIONS)[number];

export interface Mark {
  readonly at: number;
  readonly step: number;
}

export interface PeerTrace {
  readonly sid: Sid;
  readonly isLeader: boolean;
  readonly marks: Readonly<Partial<Record<Station, Mark>>>;
  /** It came in a SNAP, not by itself. */
  readonly bySnapshot: Mark | null;
  /** Why it is not applied here; null where it is. */
  readonly halt: Halt | null;
}

export interface ZxidTrace {
  readonly zxid: Zxid;
  /** Null where the past does not tell. */
  readonly operation: AnyOperation | null;
  readonly session: string;
  readonly proposed: (Mark & { readonly by: Sid }) | null;
  readonly committed: (Mark & { readonly acks: readonly Sid[] }) | null;
  /** Why it is not committed; null where it is. */
  readonly halt: Halt | null;
  readonly peers: readonly PeerTrace[];
}

interface Course {
  marks: Partial<Record<Station, Mark>>;
  bySnapshot: Mark | null;
  undone: Halt | null;
}

const COMMITS: ReadonlySet<string> = new Set([
  'COMMIT',
  'COMMITANDACTIVATE',
  'INFORM',
  'INFORMANDACTIVATE',
]);
const BRINGS: ReadonlySet<string> = new Set(['PROPOSAL', 'INFORM', 'INFORMANDACTIVATE']);

/** The way of one zxid through every server, up to the moment shown, and why it has come no further. */
export function traceZxid(moment: Moment, zxid: Zxid): ZxidTrace {
  const { world } = moment;
  const courses = new Map<Sid, Course>(
    world.peers.map(({ sid }) => [sid, { marks: {}, bySnapshot: null, undone: null }]),
  );
  const origin: Origin = { operation: null, session: '', proposed: null, committed: null };
  const syncs = new Map<Sid, Extract<Event, { kind: 'sync-chosen' }>>();
  const epochs = new Map<Sid, number>();
  for (let id = 0; id < moment.eventCount; id++) {
    const event = moment.events.at(id)!;
    if (event.kind === 'sync-chosen') syncs.set(event.learner, event);
    else if (event.kind === 'epoch-chosen') epochs.set(event.who, event.epoch);
    follow(event, zxid, courses, origin, syncs, epochs);
  }
  const halt =
    origin.committed === null ? whyNotCommitted(moment, zxid, origin.operation !== null) : null;
  const peers = world.peers.map((peer): PeerTrace => {
    const { marks, bySnapshot, undone } = courses.get(peer.sid)!;
    const isLeader = origin.proposed?.by === peer.sid;
    const why = whyNotApplied(moment, peer, zxid, undone, halt, marks);
    return { sid: peer.sid, isLeader, marks, bySnapshot, halt: why };
  });
  return { zxid, ...origin, halt, peers };
}

interface Origin {
  operation: AnyOperation | null;
  session: string;
  proposed: ZxidTrace['proposed'];
  committed: ZxidTrace['committed'];
}

function follow(
  event: Event,
  zxid: Zxid,
  courses: ReadonlyMap<Sid, Course>,
  origin: Origin,
  syncs: ReadonlyMap<Sid, Extract<Event, { kind: 'sync-chosen' }>>,
  epochs: ReadonlyMap<Sid, number>,
): void {
  const mark: Mark = { at: event.at, step: event.step };
  const pass = (sid: Sid, station: Station): void => {
    const course = courses.get(sid);
    if (course !== undefined) course.marks[station] ??= mark;
  };
  const undo = (sid: Sid, undone: Halt): void => {
    const course = courses.get(sid);
    if (course !== undefined) Object.assign(course, { marks: {}, bySnapshot: null, undone });
  };
  switch (event.kind) {
    case 'prepared':
      if (event.zxid !== zxid) return;
      origin.operation = event.operation;
      origin.session = event.session;
      return;
    case 'proposed':
      if (event.zxid === zxid) origin.proposed ??= { ...mark, by: event.who };
      return;
    case 'delivered': {
      const { message, who } = event;
      if (typeof who !== 'number' || !('zxid' in message) || message.zxid !== zxid) return;
      if (BRINGS.has(message.type)) pass(who, 'arrived');
      if (COMMITS.has(message.type)) pass(who, 'committed');
      return;
    }
    case 'logged':
      if (event.zxid !== zxid) return;
      Object.assign(courses.get(event.who) ?? {}, { undone: null });
      pass(event.who, 'logged');
      return;
    case 'fsynced':
      if (event.zxid >= zxid && courses.get(event.who)?.marks.logged) pass(event.who, 'durable');
      return;
    case 'acked':
      if (event.zxid === zxid) pass(event.from, 'acked');
      return;
    case 'committed':
      if (event.zxid !== zxid) return;
      origin.committed ??= { ...mark, acks: event.acks };
      pass(event.who, 'committed');
      return;
    case 'established':
      // Whatever a leader has when it is established is committed by that.
      if (event.last < zxid || origin.committed !== null) return;
      if (courses.get(event.who)?.marks.logged) origin.committed = { ...mark, acks: event.acked };
      return;
    case 'applied':
      if (event.zxid === zxid) pass(event.who, 'applied');
      return;
    case 'snapshot-installed':
      if (event.zxid >= zxid) Object.assign(courses.get(event.who) ?? {}, { bySnapshot: mark });
      return;
    case 'truncated': {
      if (!event.removed.includes(zxid)) return;
      const sync = syncs.get(event.who);
      const leader = sync?.who ?? 0;
      const epoch = epochs.get(leader) ?? 0;
      const { leaderLast = event.to } = sync ?? {};
      undo(event.who, {
        kind: 'truncated',
        sid: event.who,
        at: event.at,
        leader,
        epoch,
        leaderLast,
      });
      return;
    }
    case 'crashed':
      if (typeof event.who === 'number' && event.lost.includes(zxid)) {
        undo(event.who, { kind: 'lost-in-crash', sid: event.who, at: event.at });
      }
      return;
    default:
  }
}

const holds = (peer: Peer, zxid: Zxid): boolean => inLog(peer, zxid) !== 'absent';

/** Why no quorum has agreed to it yet. */
function whyNotCommitted({ world, at }: Moment, zxid: Zxid, wasPrepared: boolean): Halt {
  for (const peer of world.peers) {
    const outstanding = peer.up ? peer.leading?.outstanding : undefined;
    const proposal = outstanding?.get(zxid);
    if (outstanding === undefined || proposal === undefined) continue;
    const isDone = proposal.verifiers.every((system) => isQuorum(system, proposal.acks));
    const voters = new Set(proposal.verifiers.flatMap((system) => system.voters));
    const missing = [...voters].filter((sid) => !proposal.acks.includes(sid));
    const [first] = outstanding.keys();
    if (isDone && first !== undefined && first < zxid) {
      return { kind: 'behind', zxid: first };
    }
    if (world.paused.has(peer.sid)) return { kind: 'frozen', sid: peer.sid };
    const { acks, verifiers } = proposal;
    const more = fewestMore(verifiers, acks);
    return { kind: 'needs-acks', acks, ...asked(peer, acks, verifiers), more, missing };
  }
  const leader = establishedLeader(world);
  if (leader !== null && epochOf(zxid) < leader.epoch) {
    if (!holds(world.peers[leader.sid - 1]!, zxid)) {
      return { kind: 'passed-over', leader: leader.sid, epoch: leader.epoch };
    }
  }
  const holders = world.peers.filter((peer) => holds(peer, zxid)).map(({ sid }) => sid);
  // What is in no log may yet come: its proposal to a follower, and before it has a zxid, a request to the leader.
  const [onWay] = findMessages(
    world,
    at,
    (message) =>
      holders.length === 0 &&
      (wasPrepared
        ? message.type === 'PROPOSAL' && message.zxid === zxid
        : message.type === 'REQUEST'),
  );
  return onWay === undefined ? { kind: 'nobody-proposes', holders } : onWay.halt;
}

function whyNotApplied(
  { world, at }: Moment,
  peer: Peer,
  zxid: Zxid,
  undone: Halt | null,
  overall: Halt | null,
  marks: Course['marks'],
): Halt | null {
  const { sid, learning, disk } = peer;
  const has = holds(peer, zxid);
  if (undone !== null && !has) return undone;
  if (!peer.up) return { kind: 'down', sid };
  if (has && peer.lastProcessed >= zxid && (marks.applied !== undefined || overall === null)) {
    return null;
  }
  if (peer.role === 'looking') return { kind: 'looking', sid };
  if (peer.leading !== null) {
    const newest = establishedLeader(world);
    const { epoch } = peer.leading;
    const isDeposed = newest !== null && newest.epoch > epoch;
    return (
      overall ??
      (isDeposed ? { kind: 'leads-on', sid, epoch, leader: newest.sid } : { kind: 'unknown' })
    );
  }
  if (learning === null) return { kind: 'unknown' };
  const { leader } = learning;
  const isPaused = world.paused.has(sid);
  const onWay = (types: ReadonlySet<string>, from: Sid, to: Sid): Halt | undefined =>
    findMessages(
      world,
      at,
      (message, sender, receiver) =>
        types.has(message.type) &&
        'zxid' in message &&
        message.zxid === zxid &&
        sender === from &&
        receiver === to,
    )[0]?.halt;
  if (!has) {
    const bringing = onWay(BRINGS, leader, sid);
    if (bringing !== undefined) return bringing;
    if (learning.connection === 0) return { kind: 'not-connected', sid, leader };
    if (learning.stage !== 'up-to-date') return { kind: 'synchronizing', sid, leader };
    if (overall?.kind === 'passed-over') return overall;
    return isPaused ? { kind: 'frozen', sid } : { kind: 'not-sent', sid, role: peer.role };
  }
  if (isPaused) return onWay(COMMITS, leader, sid) ?? { kind: 'frozen', sid };
  if (inLog(peer, zxid) === 'written') {
    const isStalled = world.disks.get(sid)?.state === 'stalled';
    return disk.jobs.length > 0 && !isStalled ? { kind: 'writing', sid } : { kind: 'stalled', sid };
  }
  const acking = marks.acked === undefined ? onWay(new Set(['ACK']), sid, leader) : undefined;
  return (
    onWay(COMMITS, leader, sid) ??
    acking ??
    (learning.stage === 'up-to-date'
      ? (overall ?? { kind: 'waits-for-commit', sid })
      : { kind: 'synchronizing', sid, leader })
  );
}

/** Zxids in the logs of this world, the newest first; at most `most`. */
export function recentZxids({ peers }: World, most: number): readonly Zxid[] {
  const found = new Set<Zxid>();
  for (const { disk } of peers) {
    const { log } = disk;
    for (let i = log.length - 1; i >= Math.max(0, log.length - most); i--)
      found.add(log.at(i)!.zxid);
  }
  return [...found].sort((a, b) => b - a).slice(0, most);
}

/** As {@link recentZxids}, with those that were proposed lately and are in no log any more: they are the ones to ask about. */
export function zxidsToTrace(moment: Moment, most: number): readonly Zxid[] {
  const found = new Set(recentZxids(moment.world, most));
  lookBack(moment, (event) => {
    if (event.kind === 'proposed') found.add(event.zxid);
    return false;
  });
  return [...found].sort((a, b) => b - a).slice(0, most);
}
