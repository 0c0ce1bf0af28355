import type { Actor } from '../../simulation/actor.ts';
import { FAMILIES } from '../marks/family.ts';
import type { Sending } from './chronicle.ts';
import type { Light } from './light.ts';

/** More arrows than this are too many to look at, and cost too much to draw. */
export const ARROWS_MAX = 300;
/** Arrows that begin so near one another are bundled first, px. */
const NEAR_PX = 4;
const NEAR_MAX_PX = 1_024;
const PLACES_MAX = 2 ** 20;

/** Arrows of one kind from one lane to another that begin near one another, drawn as the first of them. */
export interface Bundle {
  readonly sending: Sending;
  readonly light: Light | null;
  readonly x: number;
  count: number;
}

const LIGHTS: readonly (Light | null)[] = [null, 'chosen', 'cause', 'effect', 'way'];
const FATES: readonly Sending['fate'][] = ['arrived', 'flying', 'lost'];

/** What a bundle has in common but for its place, as one number: there may be tens of thousands to compare. */
function kindOf({ sending, light }: Bundle, places: ReadonlyMap<Actor, number>): number {
  const { from, to, family, fate } = sending;
  const ends = places.get(from)! * places.size + places.get(to)!;
  const looks = FATES.indexOf(fate) * LIGHTS.length + LIGHTS.indexOf(light);
  return (ends * FAMILIES.length + FAMILIES.indexOf(family)) * FATES.length * LIGHTS.length + looks;
}

function gathered(
  bundles: readonly Bundle[],
  places: ReadonlyMap<Actor, number>,
  nearPx: number,
): readonly Bundle[] {
  const groups = new Map<number, Bundle>();
  for (const bundle of bundles) {
    const place = Math.floor(bundle.x / nearPx) + PLACES_MAX / 2;
    const key = kindOf(bundle, places) * PLACES_MAX + place;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ...bundle });
    else known.count += bundle.count;
  }
  return [...groups.values()];
}

/** At most {@link ARROWS_MAX} arrows, or as few as can be: each alone, or as many together as it takes. */
export function bundlesOf(
  sendings: readonly { readonly sending: Sending; readonly light: Light | null }[],
  actors: readonly Actor[],
  x: (us: number) => number,
): readonly Bundle[] {
  const places = new Map(actors.map((actor, i) => [actor, i]));
  let bundles: readonly Bundle[] = sendings.map(({ sending, light }) => ({
    sending,
    light,
    x: x(sending.sentAt),
    count: 1,
  }));
  for (let near = NEAR_PX; bundles.length > ARROWS_MAX && near <= NEAR_MAX_PX; near *= 2) {
    bundles = gathered(bundles, places, near);
  }
  return bundles;
}
