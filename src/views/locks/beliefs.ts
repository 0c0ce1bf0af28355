import type { LockQueue } from './locks-view.ts';

/** Who believes that they hold it, as the ensemble judges. */
export interface Beliefs {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** Who believes to hold a lock, rightly and wrongly. */
export function beliefsOf({ places, ghosts }: Pick<LockQueue, 'places' | 'ghosts'>): Beliefs {
  const believers = places.filter(({ belief, client }) => belief === 'holds' && client !== null);
  const names = (holds: boolean): string[] =>
    believers.filter((place) => place.holds === holds).map(({ client }) => client!);
  return { right: names(true), wrong: [...names(false), ...ghosts.map(({ client }) => client)] };
}
