import type { LateCatalogue } from '../../i18n/en-late.ts';
import type { QueueKind } from '../../views/locks/contender.ts';
import type { QueueMark } from '../../views/locks/queue-marks.ts';

type Words = LateCatalogue['locks'];

/** Below this part of its timeout a session is about to end. */
export const ENDS_SOON = 0.2;

export interface PlaceState {
  readonly text: string;
  readonly tone: 'plain' | 'holds' | 'wakes' | 'wrong';
}

/** What is said below a place: what threatens it first, then what is true, then what it awaits. */
export function stateOf(
  { place }: Pick<QueueMark, 'place'>,
  kind: QueueKind,
  words: Words,
): PlaceState {
  if (place === null) return { text: words.believesAlone[kind], tone: 'wrong' };
  const { holds, belief, part } = place;
  if (place.left !== null && place.left < ENDS_SOON && place.leftMs !== null) {
    return { text: words.endsIn(place.leftMs), tone: 'wrong' };
  }
  if (place.client === null) return { text: words.orphan, tone: 'wrong' };
  if (!holds && belief === 'holds') return { text: words.believesAlone[kind], tone: 'wrong' };
  if (belief === 'releases') return { text: words.givesUp, tone: 'plain' };
  if (holds && belief === 'holds') {
    if (place.asked) return { text: words.askedToLetGo, tone: 'wrong' };
    const text = part === null ? words.holds[kind] : words.uses[part];
    return { text: place.paused ? words.paused(text) : text, tone: 'holds' };
  }
  if (place.wakes === 'told') return { text: words.isTold, tone: 'wakes' };
  if (holds) return { text: words.unaware, tone: 'holds' };
  const waits = part === null ? words.waits : words.waitsTo[part];
  if (place.paused) return { text: words.paused(waits), tone: 'plain' };
  if (place.wakes === 'next') return { text: words.wakesNext, tone: 'wakes' };
  return { text: waits, tone: 'plain' };
}
