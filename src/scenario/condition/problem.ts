/** What can stand somewhere in a condition. */
export type Wanted = 'value' | 'name' | 'field' | 'path' | 'close' | 'where' | 'collection' | 'end';

/** What a value is of, as far as people are told. */
export type TypeName =
  'truth' | 'number' | 'time' | 'zxid' | 'text' | 'word' | 'actor' | 'server' | 'client' | 'znode';

/** Why a text is no condition. `from` and `to` are places in the text, in UTF-16 units. */
export type ConditionProblem = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly charactersMax: number }
  | { readonly kind: 'too-deep'; readonly depthMax: number }
  | { readonly kind: 'bad-character'; readonly text: string }
  /** A sign of programming languages. */
  | { readonly kind: 'foreign'; readonly text: string; readonly instead: string }
  | { readonly kind: 'open-text' }
  | { readonly kind: 'bad-number'; readonly text: string }
  /** `found` is empty at the end of the text. */
  | {
      readonly kind: 'expected';
      readonly wanted: Wanted;
      readonly found: string;
      readonly options: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly options: readonly string[] }
  | { readonly kind: 'wrong-word'; readonly name: string; readonly options: readonly string[] }
  | { readonly kind: 'no-condition'; readonly type: TypeName }
  | { readonly kind: 'cannot-compare'; readonly left: TypeName; readonly right: TypeName }
  | { readonly kind: 'no-order'; readonly type: TypeName }
  | { readonly kind: 'needs-unit' }
  | { readonly kind: 'event-only'; readonly name: string }
);

/** Thrown while a text is read; {@link parseCondition} turns it into a result. */
export class NotACondition extends Error {
  override readonly name = 'NotACondition';
  readonly problem: ConditionProblem;

  constructor(problem: ConditionProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export type ConditionProblemKind = ConditionProblem['kind'];

/** One sentence for each kind of problem, in one language. */
export type ConditionWords = {
  readonly [K in ConditionProblemKind]: (problem: Extract<ConditionProblem, { kind: K }>) => string;
};

/** The problem as a sentence, in the language of `words`. */
export function sayConditionProblem(words: ConditionWords, problem: ConditionProblem): string {
  const say = words[problem.kind] as (problem: ConditionProblem) => string;
  return say(problem);
}
