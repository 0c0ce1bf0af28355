import type { Actor } from '../../simulation/actor.ts';
import { FAMILIES } from '../marks/family.ts';
import type { Sending } from './chronicle.ts';
import type { Light } from './light.ts';

/** More arrows than this are too many to look at, and cost too much to draw. */
const ARROWS_MAX = 300;
/** Arrows that begin so near one another are bundled first, px. */
const NEAR_PX = 4;
const NEAR_MAX_PX = 1_024;
const PLACES_MAX = 2 ** 20;

export interface Picked {
  readonly sending: Sending;
  readonly light: Light | null;
}

/** Arrows of one kind from one lane to another that begin near one another, drawn as the first of them. */
export interface Bundle extends Picked {
  readonly x: number;
  count: number;
}

const LIGHTS: readonly (Light | null)[] = [null, 'chosen', 'cause', 'effect', 'way'];
const FATES: readonly Sending['fate'][] = ['arrived', 'flying', 'lost'];

/** What a bundle has in common but for its place, as one number: there may be tens of thousands to compare. */
function kindOf({ sending, light }: Picked, places: ReadonlyMap<Actor, number>): number {
  const { from, to, family, fate } = sending;
  const ends = places.get(from)! * places.size + places.get(to)!;
  const looks = FATES.indexOf(fate) * LIGHTS.length + LIGHTS.indexOf(light);
  return (ends * FAMILIES.length + FAMILIES.indexOf(family)) * FATES.length * LIGHTS.length + looks;
}

/** Takes things one by one, and puts them together by their kinds and their places. */
class Gathering {
  readonly #groups = new Map<number, Bundle>();
  readonly #places: ReadonlyMap<Actor, number>;
  readonly #nearPx: number;

  constructor(places: ReadonlyMap<Actor, number>, nearPx: number) {
    this.#places = places;
    this.#nearPx = nearPx;
  }

  take(picked: Picked, x: number, count: number): void {
    const place = Math.floor(x / this.#nearPx) + PLACES_MAX / 2;
    const key = kindOf(picked, this.#places) * PLACES_MAX + place;
    const known = this.#groups.get(key);
    if (known !== undefined) known.count += count;
    else this.#groups.set(key, { sending: picked.sending, light: picked.light, x, count });
  }

  get bundles(): readonly Bundle[] {
    return [...this.#groups.values()];
  }
}

/** At most {@link ARROWS_MAX} arrows, or as few as can be: each alone, or as many together as it takes. */
export function bundlesOf(
  all: readonly Picked[],
  actors: readonly Actor[],
  x: (us: number) => number,
): readonly Bundle[] {
  if (all.length <= ARROWS_MAX) {
    return all.map(({ sending, light }) => ({ sending, light, x: x(sending.sentAt), count: 1 }));
  }
  const places = new Map(actors.map((actor, i) => [actor, i]));
  const first = new Gathering(places, NEAR_PX);
  for (const picked of all) first.take(picked, x(picked.sending.sentAt), 1);
  let { bundles } = first;
  for (let near = 2 * NEAR_PX; bundles.length > ARROWS_MAX && near <= NEAR_MAX_PX; near *= 2) {
    const wider = new Gathering(places, near);
    for (const bundle of bundles) wider.take(bundle, bundle.x, bundle.count);
    ({ bundles } = wider);
  }
  return bundles;
}
