import type { LateCatalogue } from '../../i18n/en-late.ts';

type Words = LateCatalogue['programs'];

const named = (words: Readonly<Record<string, string>>, name: string): string =>
  words[name] ?? name;

/** What a client with this program does. A test holds every program, cast and mistake to words of its own. */
export const programWords = ({ kinds }: Words, kind: string): string => named(kinds, kind);
export const castWords = ({ casts }: Words, cast: string): string => named(casts, cast);
export const mistakeWords = ({ mistakes }: Words, mistake: string): string =>
  named(mistakes, mistake);
