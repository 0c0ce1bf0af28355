import { easeCubicInOut } from 'd3';
import type { Envelope } from '../../simulation/connection.ts';
import type { World } from '../../simulation/world.ts';
import { familyCarried, type Family } from '../marks/family.ts';
import type { Point } from './box.ts';
import { laneBetween, type Lane, type Places } from './lane.ts';

/** One glyph in flight: a message, or several of a family that are at nearly one place of one lane. */
export interface Glyph extends Point {
  /** The number of the envelope that is furthest ahead. */
  readonly key: number;
  readonly family: Family;
  /** Furthest ahead first. */
  readonly envelopes: readonly Envelope[];
  /** Where its trail begins. */
  readonly tail: Point;
  /** What keeps it back: a cut, or a receiver that is paused. Null while it travels. */
  readonly waits: 'cut' | 'paused' | null;
}

/** Glyphs of one family nearer than this are bundled, px. */
const BUNDLE_WITHIN = 10;
/** The same where a lane carries more than a few messages. */
const CROWD = 4;
const BUNDLE_CROWD_WITHIN = 30;
/**
 * A lane with more than so many is drawn in parts: one bundle for each family in each, in the middle of where its messages are. So no
 * bundle stands at the edge of a server, where the lanes of all others come together. Parts are no shorter than so many px.
 */
const FULL = 9;
const PART_LEAST = 120;
/** Glyphs of different families nearer than this step aside, px. */
const ASIDE_WITHIN = 12;
const ASIDE_CROWD_WITHIN = 21;
const EASE_SHARE = 0.35;

/** How far along a message is, from 0 to 1: steady, with a light start and landing. */
export function progress(envelope: Pick<Envelope, 'sentAt' | 'dueAt'>, at: number, eased: boolean) {
  const whole = envelope.dueAt - envelope.sentAt;
  const t = whole <= 0 ? 1 : Math.max(0, Math.min(1, (at - envelope.sentAt) / whole));
  return eased ? t * (1 - EASE_SHARE) + easeCubicInOut(t) * EASE_SHARE : t;
}

interface InLane {
  readonly lane: Lane;
  /** Where it is cut, as a fraction of the way; 1 for nowhere. */
  readonly stop: number;
  readonly flying: { envelope: Envelope; family: Family; along: number; waits: Glyph['waits'] }[];
}

/**
 * Everything on its way in `world` at virtual time `at`: a function of these alone, so that rewinding looks as right as
 * playing. What has come to a cut waits there; what is held has arrived and is in an inbox, see `inboxesOf`.
 */
export function placeMessages(
  world: Pick<World, 'connections'>,
  at: number,
  places: Places,
  stops: ReadonlyMap<string, number>,
  eased: boolean,
): readonly Glyph[] {
  const lanes = new Map<string, InLane>();
  for (const { forth, back } of world.connections.values()) {
    for (const { waits, inFlight } of [forth, back]) {
      for (const envelope of inFlight) {
        const arrived = envelope.dueAt <= at;
        if (waits === 'held' && arrived && envelope.carries.kind === 'message') continue;
        join(lanes, envelope, at, places, stops, eased, waits === 'paused' && arrived);
      }
    }
  }
  const glyphs: Glyph[] = [];
  for (const inLane of lanes.values()) bundle(inLane, glyphs);
  return glyphs;
}

/** It stands on the sender's side of the wall, not in it. */
const beforeWall = (stop: number, { length }: Lane): number =>
  length === 0 ? 0 : Math.max(0, stop - WALL_GAP / length);
const WALL_GAP = 11;

function join(
  lanes: Map<string, InLane>,
  envelope: Envelope,
  at: number,
  places: Places,
  stops: ReadonlyMap<string, number>,
  eased: boolean,
  unread: boolean,
): void {
  const direction = `${envelope.from}>${envelope.to}`;
  let inLane = lanes.get(direction);
  if (inLane === undefined) {
    const lane = laneBetween(places, envelope.from, envelope.to);
    if (lane === undefined) return;
    const stop = stops.get(direction);
    inLane = { lane, stop: stop === undefined ? 1 : beforeWall(stop, lane), flying: [] };
    lanes.set(direction, inLane);
  }
  const t = progress(envelope, at, eased);
  const atCut = inLane.stop < 1 && t >= inLane.stop;
  inLane.flying.push({
    envelope,
    family: familyCarried(envelope),
    along: Math.min(t, inLane.stop) * inLane.lane.length,
    waits: atCut ? 'cut' : unread ? 'paused' : null,
  });
}

interface Bundle {
  readonly family: Family;
  readonly waits: Glyph['waits'];
  /** How far the one that is furthest ahead is, and all of them together, px. */
  readonly first: number;
  sum: number;
  readonly envelopes: Envelope[];
}

function bundle({ lane, flying }: InLane, glyphs: Glyph[]): void {
  flying.sort((a, b) => b.along - a.along || a.envelope.id - b.envelope.id);
  const full = flying.length > FULL;
  const crowded = flying.length > CROWD;
  const within = crowded ? BUNDLE_CROWD_WITHIN : BUNDLE_WITHIN;
  const aside = crowded ? ASIDE_CROWD_WITHIN : ASIDE_WITHIN;
  const parts = Math.max(1, Math.floor(lane.length / PART_LEAST));
  const partOf = (along: number): number => Math.floor((along * parts) / (lane.length + 1));
  const bundles: Bundle[] = [];
  const open = new Map<Family, Bundle>();
  for (const { envelope, family, along, waits } of flying) {
    const ahead = open.get(family);
    const joins =
      ahead !== undefined &&
      (full
        ? ahead.waits === waits && partOf(ahead.first) === partOf(along)
        : ahead.first - along < within);
    if (joins) {
      ahead.envelopes.push(envelope);
      ahead.sum += along;
      continue;
    }
    const opened = { family, waits, first: along, sum: along, envelopes: [envelope] };
    bundles.push(opened);
    open.set(family, opened);
  }
  const alongOf = ({ first, sum, envelopes }: Bundle): number =>
    full ? sum / envelopes.length : first;
  if (full) bundles.sort((a, b) => alongOf(b) - alongOf(a));
  let lastAlong = Infinity;
  let crowd = 0;
  for (const each of bundles) {
    const { family, waits, envelopes } = each;
    const along = alongOf(each);
    crowd = lastAlong - along < aside ? crowd + 1 : 0;
    lastAlong = along;
    const part = lane.length === 0 ? 0 : along / lane.length;
    const off = Math.ceil(crowd / 2) * (crowd % 2 === 0 ? -1 : 1) * aside;
    glyphs.push({
      key: envelopes[0]!.id,
      family,
      envelopes,
      waits,
      tail: lane.tail,
      x: lane.from.x + (lane.to.x - lane.from.x) * part + lane.aside.x * off,
      y: lane.from.y + (lane.to.y - lane.from.y) * part + lane.aside.y * off,
    });
  }
}
