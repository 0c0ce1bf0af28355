import { nearPlace } from '../../kernel/first-index.ts';
import type { Axis } from './axis.ts';
import type { Sending } from './chronicle.ts';
import type { Light } from './light.ts';
import type { Flow } from './traffic.ts';

/** More arrows than this are too many to look at, and cost too much to draw. */
const ARROWS_MAX = 300;
/** Arrows that begin so near one another are bundled first, px. */
const NEAR_PX = 4;
const NEAR_MAX_PX = 1_024;

/** Messages that look alike. */
export interface Picked extends Flow {
  readonly light: Light | null;
}

/** Arrows of one kind from one lane to another that begin near one another, drawn as the first of them. */
export interface Bundle {
  readonly sending: Sending;
  readonly light: Light | null;
  readonly x: number;
  readonly count: number;
}

/** Where times lie, and which time is the first at or right of a place. */
export type Scale = Pick<Axis, 'x' | 'firstAt'>;

export const countOf = (flows: readonly Flow[]): number =>
  flows.reduce((sum, { first, last }) => sum + last - first, 0);

/** At most {@link ARROWS_MAX} arrows, or as few as can be: each alone, or as many together as it takes. */
export function bundlesOf(all: readonly Picked[], scale: Scale): readonly Bundle[] {
  if (countOf(all) <= ARROWS_MAX) return gathered(all, scale, 0, ARROWS_MAX)!;
  let bundles = gathered(all, scale, NEAR_MAX_PX, Infinity)!;
  for (let near = NEAR_MAX_PX / 2; near >= NEAR_PX; near /= 2) {
    const finer = gathered(all, scale, near, ARROWS_MAX);
    if (finer === null) break;
    bundles = finer;
  }
  return bundles;
}

/** Those of one kind in each strip of `nearPx` put together; null where they are more than `most`. It looks at the first of each only. */
function gathered(
  all: readonly Picked[],
  { x, firstAt }: Scale,
  nearPx: number,
  most: number,
): readonly Bundle[] | null {
  const bundles: Bundle[] = [];
  for (const { sendings, sentAts, first, last, light } of all) {
    for (let i = first; i < last;) {
      const place = x(sentAts[i]!);
      let count = 1;
      if (nearPx > 0) {
        const next = i + 1;
        const untilUs = firstAt((Math.floor(place / nearPx) + 1) * nearPx);
        count += nearPlace(last - next, (n) => sentAts[next + n]! >= untilUs);
      }
      if (bundles.length === most) return null;
      bundles.push({ sending: sendings[i]!, light, x: place, count });
      i += count;
    }
  }
  return bundles;
}
