import type { Client } from '../../client/client-state.ts';
import type { Peer } from '../../server/server-state.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { EVENT_KINDS } from '../../timeline/event-kinds.ts';
import { lastLogged } from '../../zab/disk.ts';
import type { Znode } from '../../znodes/znode.ts';
import { flyingIn, type Flying, type Look } from './look.ts';
import { MESSAGE_TYPES } from './message-types.ts';
import {
  ACTOR,
  ANY_WORD,
  NUMBER,
  oneOf,
  TEXT,
  TIME,
  TRUTH,
  type Thing,
  type Type,
  type Value,
  ZXID,
} from './type.ts';

export interface Field {
  readonly type: Type;
  readonly read: (thing: never, look: Look) => Value | undefined;
}

const field = (type: Type, read: Field['read']): Field => ({ type, read });

const ROLES = oneOf('looking', 'following', 'leading', 'observing');
const PHASES = oneOf('election', 'discovery', 'synchronization', 'broadcast');
const STATES = oneOf(
  'gone',
  'connecting',
  'associating',
  'connected',
  'connected-read-only',
  'expired',
  'auth-failed',
  'closed',
);

const server = (type: Type, read: (peer: Peer, look: Look) => Value | undefined): Field =>
  field(type, read);
/** What only a running process has. */
const running = (type: Type, read: (peer: Peer) => Value | undefined): Field =>
  field(type, (peer: Peer) => (peer.up ? read(peer) : null));

const SERVER = {
  sid: server(NUMBER, ({ sid }) => sid),
  up: server(TRUTH, ({ up }) => up),
  paused: server(TRUTH, ({ sid }, { world }) => world.paused.has(sid)),
  role: running(ROLES, ({ role }) => role),
  phase: running(PHASES, ({ phase }) => phase),
  serving: server(TRUTH, ({ up, serving }) => up && serving),
  established: server(TRUTH, (peer) => isEstablished(peer)),
  follows: running(NUMBER, ({ learning }) => learning?.leader),
  uptodate: server(TRUTH, ({ up, learning }) => up && learning?.stage === 'up-to-date'),
  acceptedEpoch: server(NUMBER, ({ disk }) => disk.acceptedEpoch),
  currentEpoch: server(NUMBER, ({ disk }) => disk.currentEpoch),
  logged: server(ZXID, ({ disk }) => lastLogged(disk)),
  durable: server(ZXID, ({ disk }) => durableUpTo(disk)),
  committed: running(ZXID, ({ knownCommitted }) => knownCommitted),
  applied: running(ZXID, ({ lastProcessed }) => lastProcessed),
  round: running(NUMBER, ({ election }) => election.round),
  vote: running(NUMBER, ({ election }) => election.proposal.leader),
  outstanding: running(NUMBER, ({ leading }) => leading?.outstanding.size),
  clients: running(NUMBER, ({ clients }) => clients.size),
  watches: running(NUMBER, ({ watches }) => watches.data.byPath.size + watches.child.byPath.size),
  znodes: running(NUMBER, ({ replica }) => replica.znodes.size),
  sessions: running(NUMBER, ({ replica }) => replica.sessions.size),
} as const;

const client = (type: Type, read: (client: Client, look: Look) => Value | undefined): Field =>
  field(type, read);

const CLIENT = {
  name: client(TEXT, ({ name }) => name),
  state: client(STATES, ({ state }) => state),
  server: client(NUMBER, (it) => (it.connection === 0 ? null : it.server)),
  session: client(TEXT, ({ session }) => session),
  seen: client(ZXID, ({ lastZxid }) => lastZxid),
  waiting: client(NUMBER, ({ pending, unsent }) => pending.length + unsent.length),
  paused: client(TRUTH, ({ name }, { world }) => world.paused.has(name)),
} as const;

/** A field of whatever has one of that name. */
function part(thing: unknown, ...names: string[]): unknown {
  let at = thing;
  for (const name of names) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

const plain = (found: unknown): Value | undefined =>
  typeof found === 'number' || typeof found === 'string' || typeof found === 'boolean'
    ? found
    : undefined;

/** The first of these paths that leads to something. */
const firstOf =
  (...paths: readonly string[]) =>
  (thing: unknown): Value | undefined => {
    for (const path of paths) {
      const found = plain(part(thing, ...path.split('.')));
      if (found !== undefined) return found;
    }
    return undefined;
  };

const message = (type: Type, read: (it: Flying) => Value | undefined): Field => field(type, read);
const carried =
  (...paths: readonly string[]) =>
  ({ envelope }: Flying): Value | undefined =>
    envelope.carries.kind === 'message' ? firstOf(...paths)(envelope.carries.message) : undefined;

const MESSAGE = {
  type: message(oneOf(...MESSAGE_TYPES), carried('type')),
  from: message(ACTOR, ({ envelope }) => envelope.from),
  to: message(ACTOR, ({ envelope }) => envelope.to),
  zxid: message(ZXID, carried('zxid', 'vote.zxid')),
  vote: message(NUMBER, carried('vote.leader')),
  held: message(TRUTH, ({ held }) => held),
} as const;

const event = (type: Type, read: (it: Event) => Value | undefined): Field => field(type, read);

const EVENT = {
  kind: event(oneOf(...EVENT_KINDS), ({ kind }) => kind),
  time: event(TIME, ({ at }) => at),
  who: event(ACTOR, ({ who }) => who),
  from: event(ACTOR, firstOf('from')),
  to: event(ACTOR, firstOf('to', 'server', 'learner')),
  zxid: event(ZXID, firstOf('zxid', 'message.zxid', 'vote.zxid')),
  epoch: event(NUMBER, firstOf('epoch')),
  round: event(NUMBER, firstOf('round')),
  vote: event(NUMBER, firstOf('vote.leader')),
  role: event(ROLES, firstOf('role')),
  phase: event(PHASES, firstOf('phase')),
  type: event(oneOf(...MESSAGE_TYPES), firstOf('message.type')),
  mode: event(oneOf('DIFF', 'TRUNC', 'SNAP'), firstOf('mode')),
  reason: event(ANY_WORD, firstOf('reason')),
  state: event(ANY_WORD, firstOf('state')),
  accepted: event(TRUTH, firstOf('accepted')),
  rule: event(TEXT, ({ rule }) => rule),
  operation: event(ANY_WORD, firstOf('operation.op')),
  error: event(ANY_WORD, firstOf('error', 'result.error')),
  path: event(TEXT, firstOf('path', 'event.path', 'operation.path')),
  session: event(TEXT, firstOf('session')),
  command: event(ANY_WORD, firstOf('command.do')),
} as const;

const znode = (type: Type, read: (it: Znode) => Value | undefined): Field => field(type, read);

const ZNODE = {
  data: znode(TEXT, ({ data }) => data),
  version: znode(NUMBER, ({ version }) => version),
  children: znode(NUMBER, ({ children }) => children.size),
  owner: znode(TEXT, ({ ephemeralOwner }) => ephemeralOwner),
  czxid: znode(ZXID, ({ czxid }) => czxid),
  mzxid: znode(ZXID, ({ mzxid }) => mzxid),
  pzxid: znode(ZXID, ({ pzxid }) => pzxid),
} as const;

/** The documented view: what can be asked of each thing. */
export const FIELDS: Readonly<Record<Thing, Readonly<Record<string, Field>>>> = {
  server: SERVER,
  client: CLIENT,
  message: MESSAGE,
  event: EVENT,
  znode: ZNODE,
};

const whole = (type: Type, read: (look: Look) => Value | undefined): Field =>
  field(type, (_: unknown, look) => read(look));

/** What can be asked of the run as a whole. */
export const GLOBALS: Readonly<Record<string, Field>> = {
  time: whole(TIME, ({ at }) => at),
  steps: whole(NUMBER, ({ world }) => world.steps),
  leader: whole({ kind: 'thing', thing: 'server' }, ({ world }) => leaderOf(world)),
  committed: whole(ZXID, ({ world }) =>
    Math.max(0, ...world.peers.map(({ up, knownCommitted }) => (up ? knownCommitted : 0))),
  ),
  cuts: whole(NUMBER, ({ world }) => world.cuts.size),
  violations: whole(NUMBER, ({ violations }) => violations()),
};

/** What there are several of. */
export const COLLECTIONS: Readonly<
  Record<string, { readonly thing: Thing; readonly all: (look: Look) => readonly object[] }>
> = {
  server: { thing: 'server', all: ({ world }) => world.peers },
  client: { thing: 'client', all: ({ world }) => [...world.clients.values()] },
  message: { thing: 'message', all: flyingIn },
  /** All events so far; they are counted as they come, not listed. */
  event: { thing: 'event', all: () => [] },
  happening: { thing: 'event', all: ({ happening }) => happening },
};

const isEstablished = ({ up, leading }: Peer): boolean => up && leading?.stage === 'broadcast';

function durableUpTo({ log, durable, snapshots }: Peer['disk']): number {
  return Math.max(snapshots.at(-1)?.zxid ?? 0, log.at(durable - 1)?.zxid ?? 0);
}

/** The established leader; of two, which a deposed one makes possible, the one of the later epoch. */
function leaderOf({ peers }: World): Peer | null {
  let leader: Peer | null = null;
  for (const peer of peers) {
    if (!isEstablished(peer)) continue;
    if (leader === null || peer.leading!.epoch > leader.leading!.epoch) leader = peer;
  }
  return leader;
}
