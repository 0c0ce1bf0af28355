/** Why a link or a file cannot be opened. The catalogue (src/i18n, area `links`) has a sentence for each kind. */
export type Problem =
  | { readonly kind: 'empty' }
  /** The list of what this browser kept is not one. */
  | { readonly kind: 'nothing-kept' }
  /** Not one of our links, or not a link at all. */
  | { readonly kind: 'not-a-link' }
  | { readonly kind: 'not-base64' }
  /** Damaged or cut off. */
  | { readonly kind: 'not-compressed' }
  | { readonly kind: 'too-large'; readonly what: 'link' | 'content'; readonly bytesMax: number }
  | { readonly kind: 'not-json' }
  | {
      readonly kind: 'future-version';
      readonly what: 'format' | 'engine';
      readonly found: number;
      readonly known: number;
    }
  | { readonly kind: 'too-many-actions'; readonly found: number; readonly actionsMax: number }
  /** `path` leads to the place, as in `setup.servers`; `expected` says what belongs there. */
  | { readonly kind: 'wrong-shape'; readonly path: string; readonly expected: string }
  /** The run never comes to the place at which action number `action` (from 1) is to be performed. */
  | { readonly kind: 'impossible-action'; readonly action: number }
  | { readonly kind: 'replay-too-long'; readonly stepsMax: number }
  /** The engine gave up at this step. */
  | { readonly kind: 'cannot-replay'; readonly step: number }
  | { readonly kind: 'digest-differs'; readonly expected: string; readonly found: string };

export type ProblemKind = Problem['kind'];
export type ProblemOf<K extends ProblemKind> = Extract<Problem, { kind: K }>;

/** A value, or the reason why there is none. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const fine = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (problem: Problem): Outcome<never> => ({ ok: false, problem });

/** One sentence for each kind of problem, in one language. */
export type ProblemWords = {
  readonly [K in ProblemKind]: (problem: ProblemOf<K>) => string;
};

/** The problem as a sentence, in the language of `words`. */
export function sayProblem(words: ProblemWords, problem: Problem): string {
  // The table's keys and the problem's kind belong together; the compiler cannot follow that through an index.
  const say = words[problem.kind] as (problem: Problem) => string;
  return say(problem);
}
