import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Axis } from './axis.ts';
import type { LabelRoom } from './labels.ts';
import { REST_BLOCK, type StretchKind, type StretchRow } from './stretch-book.ts';

/** How thick a band is on its lane, px. */
const BAND_PX: Readonly<Record<StretchKind, number>> = {
  fsync: 10,
  paused: 12,
  looking: 8,
  leaving: 8,
  down: 8,
  discovery: 8,
  synchronization: 8,
  broadcast: 3,
};
/** Bands that are nearer than this are drawn as one: they could not be told apart. */
const APART_PX = 1;
/** A shorter band has no room for its name, px. */
const NAMED_PX: Readonly<Record<Exclude<StretchKind, 'broadcast'>, number>> = {
  fsync: 44,
  paused: 60,
  looking: 60,
  leaving: 60,
  down: 60,
  discovery: 64,
  synchronization: 96,
};

/** A stretch of a lane. */
export interface Band {
  readonly kind: StretchKind;
  readonly who: Actor;
  readonly x0: number;
  x1: number;
  readonly y: number;
  /** Where its name is written; null where there is no room. */
  name: number | null;
}

/** Stretches as bands of their lanes, in the order of their beginnings. */
export function bandsOf(
  rows: readonly StretchRow[],
  lanes: ReadonlyMap<Actor, number>,
  { x, perUs }: Pick<Axis, 'x' | 'perUs'>,
  fromUs: number,
  untilUs: number,
): readonly Band[] {
  const bands: Band[] = [];
  /** The last one of each kind and lane: an actor's open stretch may follow those that have ended. */
  const lasts = new Map<StretchKind, Map<Actor, Band>>();
  for (const { kind, who, froms, tos, restsUs, first, last, open } of rows) {
    const y = lanes.get(who);
    if (y === undefined) continue;
    let lastOf = lasts.get(kind);
    if (lastOf === undefined) lasts.set(kind, (lastOf = new Map<Actor, Band>()));
    let band = lastOf.get(who);
    const draw = (from: number, to: number): void => {
      const x0 = x(Math.max(fromUs, from));
      const x1 = Math.max(x0, x(Math.min(to, untilUs)));
      if (band !== undefined && x0 - band.x1 < APART_PX) band.x1 = Math.max(band.x1, x1);
      else bands.push((band = { kind, who, x0, x1, y, name: null }));
    };
    const begun = Math.min(
      last,
      firstIndex(froms, (from) => from > untilUs),
    );
    for (let i = first; i < begun; i++) {
      let end = i;
      // Blocks in which nothing is told apart are one with what stands before them.
      while (
        (end + 1) % REST_BLOCK === 0 &&
        end + REST_BLOCK < begun &&
        restsUs[(end + 1) / REST_BLOCK]! * perUs < APART_PX
      ) {
        end += REST_BLOCK;
      }
      draw(froms[i]!, tos[end]!);
      i = end;
    }
    if (open !== null && open.from <= untilUs) draw(open.from, open.to);
    if (band !== undefined) lastOf.set(who, band);
  }
  return bands.sort((a, b) => a.x0 - b.x0);
}

/** Names those that are long enough where no arrow runs through the name, and keeps labels off all that are thick. */
export function nameBands(bands: readonly Band[], room: LabelRoom, leftX: number): void {
  for (const band of bands) {
    const { kind, x0, x1, y } = band;
    if (kind === 'broadcast') continue;
    const half = BAND_PX[kind] / 2;
    room.take({ x0, x1, y0: y - half, y1: y + half });
    const begin = Math.max(x0, leftX) + 5;
    const length = NAMED_PX[kind];
    if (x1 - begin < length) continue;
    const name = { x0: begin, x1: begin + length, y0: y - half, y1: y + half };
    if (room.crossings(name) === 0) band.name = begin;
  }
}

/** All bands of one kind in one drawing. */
export const bandShapes = (bands: readonly Band[], kind: StretchKind): string =>
  bands
    .filter((band) => band.kind === kind)
    .map(({ x0, x1, y }) => {
      const height = BAND_PX[kind];
      const width = Math.max(0.5, x1 - x0).toFixed(1);
      return `M${x0.toFixed(1)} ${y - height / 2}h${width}v${height}h-${width}z`;
    })
    .join('');
