import { generate, type Wish } from './play.ts';
import type { Outcome } from './run.ts';
import { FAMILIES, FAMILY_NAMES, familyOf, type FamilyName } from './recipes.ts';

/** So many events a mistake may take until some invariant breaks. */
export const MISTAKE_EVENTS_MAX = 600_000;
const EVENTS_OF_A_RUN = 700;

/** What random runs say of a mistake. */
export interface FoundMistake {
  readonly program: FamilyName;
  readonly mistake: string;
  readonly seed: number;
  /** Events of all runs up to the one that broke. */
  readonly events: number;
  /** The run that broke; null if none did. */
  readonly outcome: Outcome | null;
}

export const EVERY_MISTAKE: readonly (readonly [FamilyName, string])[] = FAMILY_NAMES.flatMap(
  (program) => FAMILIES[program].mistakes.map((mistake: string) => [program, mistake] as const),
);

export const wishFor = (program: FamilyName, mistakes: readonly string[]): Wish => ({
  profile: 'recipes',
  servers: [],
  off: [],
  events: familyOf(program).events ?? EVENTS_OF_A_RUN,
  recipe: { program, mistakes },
});

/** Plays one seed after the other with this mistake until something breaks that holds without it. */
export function findMistake(program: FamilyName, mistake: string): FoundMistake {
  let events = 0;
  let seed = 1;
  for (; events < MISTAKE_EVENTS_MAX; seed++) {
    const outcome = generate(seed, wishFor(program, [mistake]));
    events += outcome.events;
    if (outcome.violation === null) continue;
    const { violation, end } = generate(seed, wishFor(program, []));
    if (violation === null || end.at > outcome.end.at) {
      return { program, mistake, seed, events, outcome };
    }
  }
  return { program, mistake, seed, events, outcome: null };
}
