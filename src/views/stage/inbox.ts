import { path } from 'd3';
import type { Actor } from '../../simulation/actor.ts';
import type { Envelope } from '../../simulation/connection.ts';
import type { World } from '../../simulation/world.ts';
import { between, sharedArea, type Box } from './box.ts';
import type { Place } from './lane.ts';

/** What has arrived at somebody and is not read, because it is held; in the order of its arrival. */
export interface Inbox {
  readonly owner: Actor;
  readonly envelopes: readonly Envelope[];
}

/** Rows that are shown of an inbox; the others are counted. */
const ROWS_MOST = 4;
const INBOX_WIDTH = 172;
export const INBOX_HEAD = 20;
export const INBOX_ROW = 27;
/** The number of what is held, where there is no room for rows. */
export const CHIP_WIDTH = 92;
/** The same without words. */
const BADGE_WIDTH = 34;

/** Whatever is held waits at its receiver, and so does what came behind it on the same connection. */
export function inboxesOf(world: Pick<World, 'connections'>, at: number): readonly Inbox[] {
  const byOwner = new Map<Actor, Envelope[]>();
  for (const { forth, back } of world.connections.values()) {
    for (const { waits, inFlight } of [forth, back]) {
      if (waits !== 'held') continue;
      const arrived = inFlight.filter(
        ({ carries, dueAt }) => carries.kind === 'message' && dueAt <= at,
      );
      const [first] = arrived;
      if (first === undefined) continue;
      byOwner.set(first.to, [...(byOwner.get(first.to) ?? []), ...arrived]);
    }
  }
  return [...byOwner].map(([owner, envelopes]) => ({
    owner,
    envelopes: envelopes.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id),
  }));
}

/** Where an inbox is, and how many of its messages have a row of their own; none: only their number is shown. */
export interface InboxPlace extends Box {
  readonly rows: number;
}

export interface InboxRoom {
  /** The height of a row: more where fingers go. */
  readonly row?: number;
  /** Where most messages pass: no place for a list. */
  readonly middle?: Box;
  /** What a row needs beyond an inbox's width. */
  readonly wider?: number;
}

const NARROW = 148;
const SIZES = [
  { rows: ROWS_MOST, width: INBOX_WIDTH },
  { rows: 3, width: INBOX_WIDTH },
  { rows: 2, width: INBOX_WIDTH },
  { rows: 2, width: NARROW },
  { rows: 1, width: NARROW },
  { rows: 0, width: CHIP_WIDTH },
  { rows: 0, width: BADGE_WIDTH },
] as const;
/** From the owner's rim, px: close, or past its own label, or past what else is there. */
const DISTANCES = [8, 54, 100, 150] as const;

/** Of the line that counts the others: it is pressed like a row. */
export const restHeight = (row: number): number => (row > INBOX_ROW ? row : INBOX_HEAD);

const heightOf = (rows: number, count: number, row: number): number =>
  rows === 0 ? row : INBOX_HEAD + rows * row + (count > rows ? restHeight(row) : 0);

/** From an actor's rim to the nearest point of a box. */
const gapTo = (box: Box, { x, y, reach }: Place): number =>
  Math.hypot(x - within(x, box.x, box.x + box.width), y - within(y, box.y, box.y + box.height)) -
  reach;

/** What speaks against a place: it covers something, it is much nearer to another server, it is in the way, a message loses its row. */
const COVERS_SERVER = 20_000;
const COVERS = 1_000;
const FOREIGN = 400;
const IN_THE_WAY = 350;
const ROW_LOST = 25;
const WORDS_LOST = 120;

/** A place near the owner that covers nothing, with fewer rows where it is crowded; if there is none, the one that covers the least. */
export function placeInbox(
  owner: Place,
  count: number,
  others: readonly Place[],
  obstacles: readonly Box[],
  stage: Box,
  { row = INBOX_ROW, middle, wider = 0 }: InboxRoom = {},
): InboxPlace {
  const { x, y, reach } = owner;
  let best: InboxPlace = { ...stage, rows: 0 };
  let least = Infinity;
  for (const size of SIZES) {
    const rows = Math.min(size.rows, count);
    const width = size.width + (size.rows === 0 ? 0 : wider);
    const height = heightOf(rows, count, row);
    for (const away of DISTANCES) {
      const off = reach + away;
      for (const left of [x + off, x - off - width, x - width / 2]) {
        for (const top of [y - height / 2, y - height + 12, y - 12, y - off - height, y + off]) {
          const box = {
            x: within(left, stage.x, stage.x + stage.width - width),
            y: within(top, stage.y, stage.y + stage.height - height),
            width,
            height,
          };
          const covered = obstacles.reduce((sum, other) => sum + sharedArea(box, other), 0);
          const own = gapTo(box, owner);
          const nearest = Math.min(Infinity, ...others.map((other) => gapTo(box, other)));
          const cost =
            (Math.min(own, nearest) < 0 ? COVERS_SERVER : 0) +
            (covered > 0 ? COVERS + covered : 0) +
            (nearest < own / 2 ? FOREIGN : 0) +
            (middle !== undefined && sharedArea(box, middle) > 0 ? IN_THE_WAY : 0) +
            own +
            ROW_LOST * (ROWS_MOST - size.rows) +
            (width === BADGE_WIDTH ? WORDS_LOST : 0);
          if (cost >= least) continue;
          least = cost;
          best = { ...box, rows };
        }
      }
    }
  }
  return best;
}

const within = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

/** From the nearest point of a box to the rim of its owner. */
export function tetherOf(box: Box, { x, y, reach }: Place): string {
  const from = {
    x: within(x, box.x, box.x + box.width),
    y: within(y, box.y, box.y + box.height),
  };
  const distance = Math.hypot(from.x - x, from.y - y);
  if (distance <= reach) return '';
  const to = between({ x, y }, from, reach / distance);
  const line = path();
  line.moveTo(from.x, from.y);
  line.lineTo(to.x, to.y);
  return line.toString();
}
