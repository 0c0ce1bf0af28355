import { scaleLinear } from 'd3';
import type { Actor } from '../../simulation/actor.ts';
import { isServer } from '../../simulation/actor.ts';
import type { Event, Message } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Moment } from '../election/moment.ts';
import { familyOf, type Family } from '../marks/family.ts';
import { messageLabel } from '../marks/label.ts';

/** Events that one picture looks at, at most; what is older is left out. */
const EVENTS_MAX = 8_000;
export const MESSAGES_MAX = 600;
const CLIENT_LANES_MAX = 4;
export const LANE_PX = 24;
export const TOP_PX = 12;
/** Where the present stands, as a part of the width. */
const NOW = 0.9;
const CHARACTER_PX = 6.1;

export interface Lane {
  readonly actor: Actor;
  readonly y: number;
}

export interface MessageLine {
  readonly key: string;
  readonly family: Family;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** `flying`: drawn as far as it has come. `lost`: its connection ended. */
  readonly fate: 'arrived' | 'flying' | 'lost';
  /** Empty where another label is in the way. */
  readonly label: string;
  readonly labelY: number;
}

/** A stretch of a server's lane. */
export interface Stretch {
  readonly key: string;
  readonly kind: 'fsync' | 'looking' | 'down';
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

export interface CrashMark {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface SpaceTime {
  readonly lanes: readonly Lane[];
  readonly messages: readonly MessageLine[];
  readonly stretches: readonly Stretch[];
  readonly crashes: readonly CrashMark[];
  readonly nowX: number;
  readonly height: number;
  /** Times to be named along the axis: place and microseconds. */
  readonly ticks: readonly { readonly x: number; readonly atUs: number }[];
  /** The virtual time at a place, microseconds. */
  readonly timeAt: (x: number) => number;
}

/** The events of the window, oldest first. */
function eventsSince(moment: Moment, fromUs: number): readonly Event[] {
  const found: Event[] = [];
  const oldest = Math.max(0, moment.eventCount - EVENTS_MAX);
  for (let id = moment.eventCount - 1; id >= oldest; id--) {
    const event = moment.events.at(id);
    if (event === undefined) continue;
    if (event.at < fromUs) break;
    found.push(event);
  }
  return found.reverse();
}

/** Clients first, those that had to do with the window; then every server in its order. */
function lanesOf(world: World, events: readonly Event[]): readonly Lane[] {
  const busy = new Set<string>();
  for (const { who } of events) if (typeof who === 'string') busy.add(who);
  const clients = [...world.clients.keys()].filter((name) => busy.has(name)).sort();
  const shown = clients.slice(0, CLIENT_LANES_MAX);
  const actors: readonly Actor[] = [...shown, ...world.peers.map((peer) => peer.sid)];
  return actors.map((actor, i) => ({ actor, y: TOP_PX + i * LANE_PX }));
}

interface Sending {
  readonly envelope: number;
  readonly from: Actor;
  readonly to: Actor;
  readonly message: Message;
  readonly sentAt: number;
  /** When it arrived or was lost; null while it flies. */
  readonly endAt: number | null;
  readonly lost: boolean;
}

/** Messages whose end, or whose whole flight so far, lies in the window. */
function sendingsOf(moment: Moment, events: readonly Event[]): readonly Sending[] {
  const sendings: Sending[] = [];
  for (const event of events) {
    if (event.kind !== 'delivered' && event.kind !== 'lost') continue;
    const sent = moment.events.at(event.cause);
    if (sent?.kind !== 'sent' || sent.envelope !== event.envelope) continue;
    const { envelope, message } = event;
    const lost = event.kind === 'lost';
    const ends = { from: event.from, to: sent.to };
    sendings.push({ envelope, ...ends, message, sentAt: sent.at, endAt: event.at, lost });
  }
  for (const { forth, back } of moment.world.connections.values()) {
    for (const { id, from, to, carries, sentAt } of [...forth.inFlight, ...back.inFlight]) {
      if (carries.kind !== 'message') continue;
      const { message } = carries;
      sendings.push({ envelope: id, from, to, message, sentAt, endAt: null, lost: false });
    }
  }
  sendings.sort((a, b) => a.sentAt - b.sentAt || a.envelope - b.envelope);
  return sendings.slice(-MESSAGES_MAX);
}

/** How far a message in flight has come: the part of its way, by the clock. */
function progress(moment: Moment, envelope: number): number {
  for (const { forth, back } of moment.world.connections.values()) {
    for (const e of [...forth.inFlight, ...back.inFlight]) {
      if (e.id !== envelope) continue;
      return e.dueAt > e.sentAt ? Math.min(1, (moment.at - e.sentAt) / (e.dueAt - e.sentAt)) : 1;
    }
  }
  return 1;
}

/** From the first entry written to the fsync that made it durable. */
function fsyncs(events: readonly Event[], moment: Moment) {
  const open = new Map<Sid, number>();
  const spans: { sid: Sid; from: number; to: number }[] = [];
  for (const event of events) {
    if (event.kind === 'logged') {
      if (!open.has(event.who)) open.set(event.who, event.at);
    } else if (event.kind === 'fsynced') {
      const from = open.get(event.who);
      if (from !== undefined) spans.push({ sid: event.who, from, to: event.at });
      open.delete(event.who);
    } else if (event.kind === 'crashed' && typeof event.who === 'number') {
      const from = open.get(event.who);
      if (from !== undefined) spans.push({ sid: event.who, from, to: event.at });
      open.delete(event.who);
    }
  }
  for (const [sid, from] of open) spans.push({ sid, from, to: moment.at });
  return spans;
}

type Life = 'down' | 'looking' | 'settled';

/** What a server was before and after an event that changes its life. */
function turnOf(event: Event): { before: Life; after: Life } | null {
  switch (event.kind) {
    case 'started':
      return { before: 'down', after: 'looking' };
    case 'crashed':
      return { before: 'settled', after: 'down' };
    case 'became-looking':
    case 'left':
      return { before: 'settled', after: 'looking' };
    case 'decided':
      return { before: 'looking', after: 'settled' };
    default:
      return null;
  }
}

function lives(events: readonly Event[], moment: Moment, fromUs: number) {
  const spans: { sid: Sid; kind: 'looking' | 'down'; from: number; to: number }[] = [];
  for (const { sid, up, role } of moment.world.peers) {
    let life: Life | null = null;
    let since = fromUs;
    const close = (to: number): void => {
      if (life === 'looking' || life === 'down') spans.push({ sid, kind: life, from: since, to });
    };
    for (const event of events) {
      if (event.who !== sid) continue;
      const turn = turnOf(event);
      if (turn === null) continue;
      life ??= turn.before;
      if (turn.after === life) continue;
      close(event.at);
      life = turn.after;
      since = event.at;
    }
    life ??= !up ? 'down' : role === 'looking' ? 'looking' : 'settled';
    close(moment.at);
  }
  return spans;
}

/** A second label of the same text this near says nothing new, px. */
const SAME_LABEL_PX = 120;
const LABEL_HEIGHT_PX = 12;

/** Labels that leave one another room: the first to come stays. */
function newLabels() {
  const placed: { text: string; x0: number; x1: number; y: number }[] = [];
  return {
    place(text: string, x0: number, y: number): boolean {
      const x1 = x0 + text.length * CHARACTER_PX + 6;
      const inTheWay = placed.some((other) => {
        const near = Math.abs(other.x0 - x0) < SAME_LABEL_PX && other.text === text;
        const over = other.x0 < x1 && x0 < other.x1 && Math.abs(other.y - y) < LABEL_HEIGHT_PX;
        return near || over;
      });
      if (!inTheWay) placed.push({ text, x0, x1, y });
      return !inTheWay;
    },
  };
}

/** Lanes, messages, fsyncs and crashes of the last `spanMs` before the moment shown, `width` px wide. */
export function spaceTime(moment: Moment, spanMs: number, width: number): SpaceTime {
  const spanUs = spanMs * 1_000;
  const fromUs = moment.at - spanUs;
  const x = scaleLinear()
    .domain([fromUs, moment.at])
    .range([0, width * NOW]);
  const events = eventsSince(moment, fromUs);
  const lanes = lanesOf(moment.world, events);
  const yOf = new Map(lanes.map(({ actor, y }) => [actor, y]));
  const labels = newLabels();
  const messages: MessageLine[] = [];
  for (const sending of sendingsOf(moment, events)) {
    const { envelope, from, to, message, sentAt, endAt, lost } = sending;
    const y0 = yOf.get(from);
    const target = yOf.get(to);
    if (y0 === undefined || target === undefined) continue;
    const part = endAt === null ? progress(moment, envelope) : 1;
    const family = familyOf(message);
    const x0 = x(sentAt);
    const x1 = x(endAt ?? moment.at);
    const text = messageLabel(message);
    const below = target > y0;
    const y = y0 + (below ? -5 : 13);
    const wanted = family !== 'keepalive' && x0 >= 0 && x0 < width * NOW;
    messages.push({
      key: String(envelope),
      family,
      x0,
      y0,
      x1,
      y1: y0 + (target - y0) * part,
      fate: endAt === null ? 'flying' : lost ? 'lost' : 'arrived',
      label: wanted && labels.place(text, x0 + 8, y) ? text : '',
      labelY: y,
    });
  }
  const stretch = (kind: Stretch['kind'], sid: Sid, from: number, to: number): Stretch => ({
    key: `${kind} ${sid} ${from}`,
    kind,
    x0: Math.max(0, x(from)),
    x1: x(to),
    y: yOf.get(sid)!,
  });
  return {
    lanes,
    messages,
    stretches: [
      ...lives(events, moment, fromUs).map((s) => stretch(s.kind, s.sid, s.from, s.to)),
      ...fsyncs(events, moment).map((s) => stretch('fsync', s.sid, s.from, s.to)),
    ],
    crashes: events.flatMap((event) =>
      event.kind === 'crashed' && isServer(event.who)
        ? [{ key: String(event.id), x: x(event.at), y: yOf.get(event.who)! }]
        : [],
    ),
    nowX: width * NOW,
    height: TOP_PX + lanes.length * LANE_PX,
    ticks: x.ticks(Math.max(2, Math.floor(width / 140))).map((atUs) => ({ x: x(atUs), atUs })),
    timeAt: (place) => Math.round(x.invert(place)),
  };
}
