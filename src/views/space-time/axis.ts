import { firstIndex } from '../../kernel/first-index.ts';
import type { Stirrings } from './stirrings.ts';

/** Less than this is never folded, microseconds. */
const QUIET_MIN_US = 100_000;
/** Room for a fold with its words, px. */
export const FOLD_PX = 66;
/** Stirs are counted from one of every so many, so that places stay while time goes on. */
const STIRS_APART = 64;
/** After so many spans the places are counted from a new origin. */
const ORIGIN_SPANS = 8;
/** Times are whole; from a place one may come out higher by less than this. */
const ROUNDING_US = 1e-4;

/** A stretch in which nothing but keep-alives happened. Microseconds. */
export interface Quiet {
  /** The last event before it. */
  readonly key: number;
  readonly from: number;
  readonly to: number;
  /** Keep-alives that were sent in it. */
  readonly pings: number;
  /** Whether it is drawn at its length though it could be folded. */
  readonly opened: boolean;
}

/** Where a time lies in the picture, and back. Linear but for the folds. */
export interface Axis {
  readonly quiets: readonly Quiet[];
  /** Places are kept from one picture to the next, but for this. Add it to `x`, px. */
  readonly shift: number;
  /** How far a microsecond reaches where nothing is folded, px. */
  readonly perUs: number;
  readonly x: (us: number) => number;
  /** The first time that lies at a place, `shift` not included, or right of it. Microseconds. */
  readonly firstAt: (x: number) => number;
  readonly timeAt: (place: number) => number;
}

export interface AxisOptions {
  readonly stirrings: Stirrings;
  /** The moment shown, microseconds, and how many events led to it. */
  readonly at: number;
  readonly eventCount: number;
  /** Whether something other than a keep-alive is on its way at that moment. */
  readonly busy: boolean;
  /** What `lengthPx` stands for where nothing is folded. */
  readonly spanUs: number;
  readonly lengthPx: number;
  /** This time lies at this place, `shift` included. */
  readonly anchor: { readonly us: number; readonly px: number };
  readonly folds: boolean;
  readonly opened: ReadonlySet<number>;
}

/** How long a rest is drawn: it grows, is then drawn in again, and stays as wide as its words. Nothing jumps while time goes on. */
function drawnUs(restUs: number, foldUs: number): number {
  const mostUs = Math.max(QUIET_MIN_US, foldUs * 1.5);
  return restUs <= mostUs ? restUs : Math.max(foldUs, 2 * mostUs - restUs);
}

/** The time axis around an anchor, with the quiet stretches between `anchor` and the left end of the picture folded. */
export function axisOf(options: AxisOptions): Axis {
  const { stirrings, at, eventCount, busy, spanUs, lengthPx, anchor, folds, opened } = options;
  const perUs = lengthPx / spanUs;
  const foldUs = FOLD_PX / perUs;
  const { stirs } = stirrings;
  /** Stirs that have begun by the moment shown. */
  const count = Math.max(
    1,
    firstIndex(stirs, ({ from }) => from > at),
  );
  const endOf = (index: number): number => Math.min(at, stirs[index]!.to);
  const beginOf = (index: number): number => (index < count ? stirs[index]!.from : at);
  const restAfter = (index: number): number =>
    index === count - 1 && busy ? 0 : beginOf(index + 1) - endOf(index);
  const drawn = (index: number): number => {
    const rest = restAfter(index);
    const isFolded = folds && !opened.has(stirs[index]!.lastId);
    return isFolded ? drawnUs(rest, foldUs) : rest;
  };

  // The left end: so far back from the anchor that the picture is full.
  const nearest = Math.max(0, firstIndex(stirs, ({ from }) => from > Math.min(anchor.us, at)) - 1);
  let left = nearest;
  for (let room = anchor.px / perUs; room > 0 && left > 0; left--) {
    room -= drawn(left - 1) + stirs[left]!.to - stirs[left]!.from;
  }
  const first = left - (left % STIRS_APART);

  const times = [stirs[first]!.from];
  const units = [0];
  const quiets: Quiet[] = [];
  const unitOf = (us: number): number => interpolate(times, units, us);
  for (let i = first; i < count; i++) {
    const from = endOf(i);
    if (from > anchor.us && unitOf(from) - unitOf(anchor.us) > 2 * spanUs) break;
    const rest = restAfter(i);
    const short = drawn(i);
    const to = from + rest;
    const key = stirs[i]!.lastId;
    const isOpened = folds && opened.has(key) && drawnUs(rest, foldUs) < rest;
    if (short === rest && !isOpened) continue;
    if (short < rest) {
      const before = unitOf(from);
      times.push(from, to);
      units.push(before, before + short);
    }
    if (i < left - 1) continue;
    const nextId = stirs[i + 1]?.firstId ?? eventCount;
    const pings = stirrings.pingsBetween(key, Math.min(eventCount, nextId));
    quiets.push({ key, from, to, pings, opened: isOpened });
  }

  const leftUnit = unitOf(anchor.us) - anchor.px / perUs;
  const origin = Math.floor(leftUnit / (ORIGIN_SPANS * spanUs)) * ORIGIN_SPANS * spanUs;
  const shift = -(leftUnit - origin) * perUs;
  return {
    quiets,
    shift,
    perUs,
    x: (us) => (unitOf(us) - origin) * perUs,
    firstAt: (x) => Math.ceil(interpolate(units, times, origin + x / perUs) - ROUNDING_US),
    timeAt: (place) => Math.round(interpolate(units, times, leftUnit + place / perUs)),
  };
}

/** Between the places that are known, and on from the outermost ones at their own pace. */
function interpolate(from: readonly number[], to: readonly number[], value: number): number {
  const next = firstIndex(from, (known) => known > value);
  if (next === 0) return to[0]! + value - from[0]!;
  const i = next - 1;
  if (next === from.length || i % 2 === 0) return to[i]! + value - from[i]!;
  const part = (value - from[i]!) / (from[next]! - from[i]!);
  return to[i]! + part * (to[next]! - to[i]!);
}
