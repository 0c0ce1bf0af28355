import { Parser } from './parser.ts';
import { NotACondition } from './problem.ts';

export interface Completion {
  /** Where the word begins that an option takes the place of. */
  readonly from: number;
  readonly options: readonly string[];
}

/** What could stand, or how the word could go on, where the caret is. */
export function complete(text: string, caret: number): Completion {
  const before = text.slice(0, caret);
  const tail = /[\w.-]*$/.exec(before)![0];
  // A number may have letters behind it: 1.5s, 0x5.
  const begun = /^[0-9]/.test(tail) ? '' : tail.slice(tail.lastIndexOf('.') + 1);
  const from = caret - begun.length;
  const options = offersAt(before.slice(0, from));
  const lower = begun.toLowerCase();
  const fitting = options.filter((option) => option.toLowerCase().startsWith(lower));
  return { from, options: fitting.filter((option) => option !== begun) };
}

function offersAt(text: string): readonly string[] {
  let parser: Parser | null = null;
  try {
    parser = new Parser(text);
    parser.condition();
  } catch (error) {
    if (!(error instanceof NotACondition)) throw error;
  }
  return [...(parser?.offered ?? [])];
}
