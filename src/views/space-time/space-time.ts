import { scaleLinear } from 'd3';
import type { Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import type { Moment } from '../election/moment.ts';
import { familyOf, type Family } from '../marks/family.ts';
import { messageLabel } from '../marks/label.ts';
import { newLabels } from './labels.ts';
import { eventsSince, isCutShort, sendingsOf } from './sendings.ts';
import { marksOf, markShape, type MarkKind } from './marks.ts';
import { fsyncs, lives, pauses, type Span } from './stretches.ts';

const CLIENT_LANES_MAX = 4;
const LANE_PX = { min: 13, max: 24 } as const;
/** All lanes together get no higher than this unless they would be too narrow, px. */
const LANES_PX = 174;
const TOP_PX = 18;
/** Where the present stands, as a part of the width. */
const NOW = 0.9;
/** After so many spans the places are counted from a new origin. */
const ORIGIN_SPANS = 8;

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

/** A stretch of a lane. */
export interface Stretch {
  readonly key: string;
  readonly kind: Span['kind'];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** What happened at one moment: drawn on its lane, or between the two ends of a link. */
export interface PlacedMark {
  readonly event: Event;
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
  readonly shape: string;
}

export interface SpaceTime {
  readonly lanes: readonly Lane[];
  readonly messages: readonly MessageLine[];
  readonly stretches: readonly Stretch[];
  readonly marks: readonly PlacedMark[];
  /** Right of the picture where it ends before the present. */
  readonly nowX: number;
  /** Messages there was no room for, and whether the picture begins later than its window: more would cost too much. */
  readonly leftOut: { readonly messages: number; readonly earlier: boolean };
  /** What messages, stretches and marks are to be moved by, px: between two frames little else changes. */
  readonly shift: number;
  readonly height: number;
  /** The virtual time at a place, microseconds. */
  readonly timeAt: (x: number) => number;
}

/** A few clients first, then every server in its order: no lane moves while time does. */
function lanesOf(world: World): { readonly lanes: readonly Lane[]; readonly height: number } {
  const clients = [...world.clients.keys()].sort().slice(0, CLIENT_LANES_MAX);
  const actors: readonly Actor[] = [...clients, ...world.peers.map((peer) => peer.sid)];
  const fitting = Math.floor(LANES_PX / actors.length);
  const step = Math.max(LANE_PX.min, Math.min(LANE_PX.max, fitting));
  const lanes = actors.map((actor, i) => ({ actor, y: TOP_PX + i * step }));
  return { lanes, height: TOP_PX * 2 + (actors.length - 1) * step };
}

const LABEL_CHARACTERS_MAX = 24;
const shortened = (text: string): string =>
  text.length > LABEL_CHARACTERS_MAX ? `${text.slice(0, LABEL_CHARACTERS_MAX - 1)}…` : text;

/** What part of the run is looked at. */
export interface View {
  /** How far before the moment shown the picture ends, microseconds. */
  readonly backUs: number;
  /** Families of messages that are not drawn. */
  readonly hidden: readonly Family[];
}

const WHOLE_PRESENT: View = { backUs: 0, hidden: [] };

/** Lanes, messages, stretches and marks of `spanMs` up to the moment shown, or up to some time before it, `width` px wide. */
export function spaceTime(
  moment: Moment,
  spanMs: number,
  width: number,
  { backUs, hidden }: View = WHOLE_PRESENT,
): SpaceTime {
  const spanUs = spanMs * 1_000;
  const fromUs = moment.at - backUs - spanUs;
  /** Behind the end of the picture there is a margin. */
  const untilUs = backUs === 0 ? moment.at : moment.at - backUs + (spanUs * (1 - NOW)) / NOW;
  const origin = Math.floor(fromUs / (ORIGIN_SPANS * spanUs)) * ORIGIN_SPANS * spanUs;
  const x = scaleLinear()
    .domain([origin, origin + spanUs])
    .range([0, width * NOW]);
  const shift = -x(fromUs);
  const events = eventsSince(moment, fromUs);
  const { lanes, height } = lanesOf(moment.world);
  const yOf = new Map(lanes.map(({ actor, y }) => [actor, y]));
  const labels = newLabels();
  const messages: MessageLine[] = [];
  const { shown, leftOut } = sendingsOf(
    moment,
    events,
    ({ message, sentAt }) => sentAt <= untilUs && !hidden.includes(familyOf(message)),
  );
  for (const sending of shown) {
    const { envelope, from, to, message, sentAt, endAt, flying, lost } = sending;
    const y0 = yOf.get(from);
    const target = yOf.get(to);
    if (y0 === undefined || target === undefined) continue;
    const part = endAt > moment.at ? (moment.at - sentAt) / (endAt - sentAt) : 1;
    const family = familyOf(message);
    const x0 = x(sentAt);
    const x1 = x(Math.min(endAt, moment.at));
    const text = shortened(messageLabel(message));
    const below = target > y0;
    const y = y0 + (below ? -5 : 13);
    const wanted = family !== 'keepalive';
    messages.push({
      key: String(envelope),
      family,
      x0,
      y0,
      x1,
      y1: y0 + (target - y0) * part,
      fate: flying ? 'flying' : lost ? 'lost' : 'arrived',
      label: wanted && labels.place(text, x0 + 8, y) ? text : '',
      labelY: y,
    });
  }
  const stretches = [
    ...lives(events, moment, fromUs),
    ...fsyncs(events, moment),
    ...pauses(events, moment, fromUs),
  ].flatMap(({ kind, who, from, to }): Stretch[] => {
    const y = yOf.get(who);
    if (y === undefined || from > untilUs) return [];
    const key = `${kind} ${who} ${to}`;
    return [{ key, kind, x0: x(Math.max(fromUs, from)), x1: x(to), y }];
  });
  const marks = marksOf(events).flatMap(({ event, kind, who, to }): PlacedMark[] => {
    const y = yOf.get(who);
    const y1 = to === undefined ? y : yOf.get(to);
    if (y === undefined || y1 === undefined || event.at > untilUs) return [];
    const place = x(event.at);
    return [{ event, kind, x: place, y, shape: markShape(kind, place, y, y1) }];
  });
  return {
    lanes,
    messages,
    stretches,
    marks,
    nowX: x(moment.at) + shift,
    leftOut: { messages: leftOut, earlier: isCutShort(moment, events, fromUs) },
    shift,
    height,
    timeAt: (place) => Math.round(x.invert(place - shift)),
  };
}
