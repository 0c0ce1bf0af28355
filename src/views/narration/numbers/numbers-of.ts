import type { Narration } from '../../../i18n/en/narration.ts';
import type { EventOf, Fact } from '../../../simulation/facts.ts';

/** One number that decided, by its label in the catalogue. */
export type Row = readonly [label: keyof Narration['labels'], value: string | number];

/** The deciding numbers of each kind of these facts. */
export type NumbersOf<F extends Pick<Fact, 'kind'>> = {
  readonly [K in F['kind']]: (event: EventOf<K>, words: Narration) => readonly Row[];
};
