import type { Actor } from '../../simulation/actor.ts';
import type { LabelRoom } from './labels.ts';
import type { Span, StretchKind } from './stretch-book.ts';

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
  spans: readonly Span[],
  lanes: ReadonlyMap<Actor, number>,
  x: (us: number) => number,
  fromUs: number,
  untilUs: number,
): readonly Band[] {
  const bands: Band[] = [];
  const last = new Map<StretchKind, Map<Actor, Band>>();
  for (const { kind, who, from, to } of spans) {
    const y = lanes.get(who);
    if (y === undefined || from > untilUs) continue;
    const x0 = x(Math.max(fromUs, from));
    const x1 = Math.max(x0, x(Math.min(to, untilUs)));
    let lastOf = last.get(kind);
    if (lastOf === undefined) last.set(kind, (lastOf = new Map<Actor, Band>()));
    const before = lastOf.get(who);
    if (before !== undefined && x0 - before.x1 < APART_PX) {
      before.x1 = Math.max(before.x1, x1);
      continue;
    }
    const band = { kind, who, x0, x1, y, name: null };
    lastOf.set(who, band);
    bands.push(band);
  }
  return bands;
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
