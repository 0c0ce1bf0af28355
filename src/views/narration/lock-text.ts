import type { Narration } from '../../i18n/en/narration.ts';
import type { EventOf } from '../../simulation/facts.ts';
import { showZxid } from '../../zab/zxid.ts';

/** What a client believes of a lock, in the words of its recipe. */
export function lockText(event: EventOf<'lock-changed'>, words: Narration): string {
  const { who: client, rule, lock, node, watches, state, as = 'write' } = event;
  const p = { client, lock, node, watches };
  switch (rule) {
    case 'recipe.lock':
      return words['lock-changed'][state](p);
    case 'recipe.shared-lock':
      return words.recipes['shared-lock'][as][state](p);
    case 'recipe.herd-lock':
      return words.recipes['herd-lock'][state](p);
    case 'recipe.revocable-lock':
      return words.recipes['revocable-lock'][state](p);
    case 'recipe.semaphore':
      return words.recipes.semaphore[state](p);
    case 'recipe.election':
      return words.recipes.election[state](p);
  }
}

export const tokenText = (token: number | null, words: Narration): string =>
  token === null ? words.recipes.resource.noToken : showZxid(token);
