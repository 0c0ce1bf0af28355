import type { Event } from '../../simulation/facts.ts';
import type { Look } from './look.ts';
import { Parser } from './parser.ts';
import { type ConditionProblem, NotACondition } from './problem.ts';

/** Something that is so or not at a place of a run, read from a text (see `src/scenario/README.md` for the language). */
export interface Condition {
  readonly text: string;
  readonly holds: (look: Look) => boolean;
  /** Times at which it may begin to hold though nothing happens, microseconds, rising. */
  readonly times: readonly number[];
  /** What it counts of the past. */
  readonly pasts: readonly ((event: Event) => boolean)[];
  /** Whether somebody must judge the run for it. */
  readonly asksForViolations: boolean;
}

export type Parsed =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problem: ConditionProblem };

/** Reads a condition. Any text is read or refused; none is ever run as a program. */
export function parseCondition(text: string): Parsed {
  try {
    const parser = new Parser(text);
    const term = parser.condition();
    const condition = {
      text,
      holds: (look: Look) => term.read({ look, items: [] }) === true,
      times: [...new Set(parser.times)].sort((a, b) => a - b),
      pasts: parser.pasts,
      asksForViolations: parser.asksForViolations,
    };
    return { ok: true, condition };
  } catch (error) {
    if (error instanceof NotACondition) return { ok: false, problem: error.problem };
    throw error;
  }
}
