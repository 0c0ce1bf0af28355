import type { Mark } from './join-queue.ts';
import type { Ghost, LockQueue, Place } from './locks-view.ts';
import type { QueueGeometry } from './queue-geometry.ts';

/** A place, or a ghost of one; never both. */
export interface QueueMark extends Mark {
  readonly place: Place | null;
  readonly ghost: Ghost | null;
}

/** Everyone in and beside the queue, by what tells them apart: so a place that turns to a ghost is seen to leave. */
export function queueMarks(
  { places, ghosts }: Pick<LockQueue, 'places' | 'ghosts'>,
  geometry: Pick<QueueGeometry, 'places' | 'ghosts'>,
): readonly QueueMark[] {
  return [
    ...places.map((place, i) => ({
      key: place.key,
      ...geometry.places[i]!,
      opacity: 1,
      place,
      ghost: null,
    })),
    ...ghosts.map((ghost, i) => ({
      key: ghost.key,
      ...geometry.ghosts[i]!,
      opacity: 1,
      place: null,
      ghost,
    })),
  ];
}
