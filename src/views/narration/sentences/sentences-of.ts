import type { Narration } from '../../../i18n/en/narration.ts';
import type { EventOf, Fact } from '../../../simulation/facts.ts';
import type { World } from '../../../simulation/world.ts';

/** The sentence of each kind of these facts. `world`: right behind the event's step, where it is at hand. */
export type SentencesOf<F extends Pick<Fact, 'kind'>> = {
  readonly [K in F['kind']]: (event: EventOf<K>, words: Narration, world: World | null) => string;
};
