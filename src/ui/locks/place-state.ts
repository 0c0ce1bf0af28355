import type { LateCatalogue } from '../../i18n/en-late.ts';
import type { QueueMark } from '../../views/locks/queue-marks.ts';

type Words = LateCatalogue['locks'];

/** Below this part of its timeout a session is about to end. */
export const ENDS_SOON = 0.2;

export interface PlaceState {
  readonly text: string;
  readonly tone: 'plain' | 'holds' | 'wakes' | 'wrong';
}

/** What is said below a place: what threatens it first, then what is true, then what it awaits. */
export function stateOf({ place }: Pick<QueueMark, 'place'>, words: Words): PlaceState {
  if (place === null) return { text: words.believesAlone, tone: 'wrong' };
  if (place.left !== null && place.left < ENDS_SOON && place.leftMs !== null) {
    return { text: words.endsIn(place.leftMs), tone: 'wrong' };
  }
  if (place.client === null) return { text: words.orphan, tone: 'wrong' };
  if (!place.holds && place.belief === 'holds') return { text: words.believesAlone, tone: 'wrong' };
  if (place.holds && place.belief === 'holds') {
    return { text: place.paused ? words.holdsPaused : words.holds, tone: 'holds' };
  }
  if (place.belief === 'releases') return { text: words.givesUp, tone: 'plain' };
  if (place.wakes === 'told') return { text: words.isTold, tone: 'wakes' };
  if (place.holds) return { text: words.unaware, tone: 'holds' };
  if (place.paused) return { text: words.waitsPaused, tone: 'plain' };
  if (place.wakes === 'next') return { text: words.wakesNext, tone: 'wakes' };
  return { text: words.waits, tone: 'plain' };
}
