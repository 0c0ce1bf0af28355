import { OPTIONS_MAX } from './nearest.ts';
import { type ConditionProblem, NotACondition, type Wanted } from './problem.ts';
import { type Token, tokensOf } from './token.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is wrong, without its place. */
export type Blame = DistributiveOmit<ConditionProblem, 'from' | 'to'>;

/** Goes through the tokens of one text, says what is wrong and where, and notes what could stand behind its end. */
export class TokenReader {
  /** What could stand at the end of the text. */
  readonly offered = new Set<string>();
  readonly #tokens: readonly Token[];
  #i = 0;

  /** Throws {@link NotACondition} where the text has no tokens. */
  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  /** The token that is read next; behind all others stands one of kind `end`. */
  peek(): Token {
    return this.#tokens[this.#i]!;
  }

  /** The token behind that; undefined behind the end. */
  after(): Token | undefined {
    return this.#tokens[this.#i + 1];
  }

  next(): Token {
    const token = this.peek();
    this.#i++;
    return token;
  }

  /** Whether `text` comes next, as a word or a sign. */
  is(text: string): boolean {
    return this.peek().kind !== 'text' && this.peek().text === text;
  }

  take(text: string, wanted: Wanted): void {
    if (!this.is(text)) this.expected(wanted, [text]);
    this.#i++;
  }

  offer(...options: readonly string[]): void {
    if (this.peek().kind === 'end') for (const option of options) this.offered.add(option);
  }

  fail({ from, to }: { readonly from: number; readonly to: number }, blame: Blame): never {
    throw new NotACondition({ ...blame, from, to });
  }

  expected(wanted: Wanted, options: readonly string[] = []): never {
    this.offer(...options);
    const found = this.peek().text;
    const some = options.slice(0, OPTIONS_MAX);
    return this.fail(this.peek(), { kind: 'expected', wanted, found, options: some });
  }
}
