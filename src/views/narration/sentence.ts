import type { Narration } from '../../i18n/en/narration.ts';
import type { Event, Fact } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { partsOf, type Part } from './parts.ts';
import { CLIENT_SENTENCES } from './sentences/client.ts';
import type { SentencesOf } from './sentences/sentences-of.ts';
import { SERVER_SENTENCES } from './sentences/server.ts';
import { WORLD_SENTENCES } from './sentences/world.ts';
import { ZAB_SENTENCES } from './sentences/zab.ts';

const SENTENCES: SentencesOf<Fact> = {
  ...WORLD_SENTENCES,
  ...ZAB_SENTENCES,
  ...SERVER_SENTENCES,
  ...CLIENT_SENTENCES,
};

/**
 * One event as a plain sentence.
 *
 * @param world the world right behind the event's step, if it is at hand: some sentences then also say what is still
 *   missing. A world of another moment is not used.
 */
export function sentenceOf(
  event: Event,
  words: Narration,
  world: World | null = null,
): readonly Part[] {
  const sentence = SENTENCES[event.kind] as (
    event: Event,
    words: Narration,
    world: World | null,
  ) => string;
  return partsOf(sentence(event, words, world?.steps === event.step ? world : null));
}
