import * as limits from './limits.ts';

/** A name as `scenarioSchema` takes it: what a name may not have becomes a space. */
export const asName = (wish: string, charactersMax: number = limits.TITLE_CHARACTERS_MAX): string =>
  wish
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]/gu, ' ')
    .trim()
    .slice(0, charactersMax);
