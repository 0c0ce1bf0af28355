import { isServer } from '../../simulation/actor.ts';
import type { Event, EventKind } from '../../simulation/facts.ts';
import type { Zxid } from '../../zab/zxid.ts';
import type { Events } from '../events/event-reader.ts';
import { Hearing } from './hears-of.ts';
import { sessionsOf } from './session-story.ts';
import { zxidOfEvent } from './zxid-of-event.ts';

/** The way of one thing through a run: the events that belong to it. */
export type Way = ReadonlySet<number>;

/** How far back from the transaction the request is looked for, causes. */
const REQUEST_CAUSES_MAX = 12;
/** Messages that carry a zxid which is not what they are about. */
const BESIDES: ReadonlySet<string> = new Set(['Notification', 'PING', 'Reply']);
/** What hands the outcome on to a client. */
const HANDED_ON: ReadonlySet<EventKind> = new Set([
  'sent',
  'delivered',
  'lost',
  'held',
  'answered',
  'watch-event',
  'watch-fired',
  'replied',
]);

function isAbout(event: Event, zxid: Zxid): boolean {
  if (event.kind === 'truncated') return event.removed.includes(zxid);
  if (event.kind === 'crashed') return event.lost.includes(zxid);
  if ('message' in event && BESIDES.has(event.message.type)) return false;
  if (event.kind === 'read' || event.kind === 'answered') return false;
  return zxidOfEvent(event) === zxid;
}

/** The events in which a transaction was asked for, proposed, written, acknowledged, committed, applied and told of. */
export function wayOfZxid(events: Pick<Events, 'at'>, eventCount: number, zxid: Zxid): Way {
  const way = new Set<number>();
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    const isNext = HANDED_ON.has(event.kind) && way.has(event.cause);
    const isPing = 'message' in event && event.message.type === 'PING';
    if (!isAbout(event, zxid) && (!isNext || isPing)) continue;
    way.add(id);
    if (event.kind !== 'prepared') continue;
    let cause = event.cause;
    for (let left = REQUEST_CAUSES_MAX; left > 0 && cause >= 0; left--) {
      way.add(cause);
      const before = events.at(cause)!;
      if (before.kind === 'requested') break;
      ({ cause } = before);
    }
  }
  return way;
}

/** Everything that happened to a client's sessions: at the client, between it and its servers, and at the servers that dealt with them. */
export function wayOfSession(events: Pick<Events, 'at'>, eventCount: number, client: string): Way {
  const sessions = sessionsOf(events, eventCount, client);
  const way = new Set<number>();
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    const isEnd =
      event.who === client ||
      ('from' in event && event.from === client) ||
      ('to' in event && event.to === client);
    if (isEnd || ('session' in event && sessions.has(event.session))) way.add(id);
  }
  return way;
}

/** Where a watch of a client at a path was set, which transactions fired it, and how the client heard of them. */
export function wayOfWatch(
  events: Pick<Events, 'at'>,
  eventCount: number,
  client: string,
  path: string,
): Way {
  const sessions = sessionsOf(events, eventCount, client);
  const hearing = new Hearing(sessions, path);
  const way = new Set<number>();
  /** Transactions that fired it. */
  const fired = new Set<Zxid>();
  const isAsked = (event: Event): boolean =>
    event.kind === 'requested' && event.who === client && watches(event, path);
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    hearing.pass(event);
    if (isAsked(event) || isOfWatch(event, client, path, sessions, hearing)) {
      way.add(id);
      if (event.kind === 'watch-fired') fired.add(event.zxid);
    } else if (HANDED_ON.has(event.kind) && way.has(event.cause) && isBetween(event, client)) {
      way.add(id);
    }
  }
  for (let id = 0; id < eventCount && fired.size > 0; id++) {
    const event = events.at(id)!;
    const isSource = event.kind === 'committed' || event.kind === 'applied';
    if (isSource && fired.has(event.zxid)) way.add(id);
  }
  return way;
}

const watches = ({ operation }: Extract<Event, { kind: 'requested' }>, path: string): boolean =>
  'path' in operation &&
  operation.path === path &&
  (operation.op === 'addWatch' || ('watch' in operation && operation.watch));

function isOfWatch(
  event: Event,
  client: string,
  path: string,
  sessions: ReadonlySet<string>,
  hearing: Hearing,
): boolean {
  if ('message' in event) {
    const { message } = event;
    if (message.type !== 'WatchEvent' || !hearing.hears(message.event.path)) return false;
    return event.who === client || ('to' in event && event.to === client);
  }
  switch (event.kind) {
    case 'watch-set':
    case 'watch-removed':
      return sessions.has(event.session) && event.path === path;
    case 'watch-fired':
    case 'watch-withheld':
      return sessions.has(event.session) && hearing.hears(event.event.path);
    case 'watch-event':
      return event.who === client && hearing.hears(event.event.path);
    default:
      return false;
  }
}

/** Whether a message goes between the client and a server, or something happens at the client itself. */
function isBetween(event: Event, client: string): boolean {
  if (event.who === client) return true;
  if (event.kind !== 'sent' || event.who === null || !isServer(event.who)) return false;
  return event.to === client;
}
