import type { Narration } from '../../i18n/en/narration.ts';
import type { Event } from '../../simulation/facts.ts';
import { plainText } from '../narration/parts.ts';
import { sentenceOf } from '../narration/sentence.ts';
import { showTime } from '../track/clock.ts';

/** One event as its time and its sentence. */
export const lineOf = (event: Event, words: Narration): string =>
  `${showTime(event.at)}  ${plainText(sentenceOf(event, words))}`;

/** A transcript as a text of one line an event. */
export const writeTranscript = (
  title: string,
  events: readonly Event[],
  words: Narration,
): string => [title, '', ...events.map((event) => lineOf(event, words)), ''].join('\n');
