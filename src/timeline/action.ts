import { digest } from '../kernel/digest.ts';
import type { Command } from '../simulation/command.ts';

/** A place in a run: after `step` steps, at virtual time `at` (microseconds; not before the last of those steps). */
export interface Position {
  readonly step: number;
  readonly at: number;
}

/** A command with its place: performed after exactly `step` steps, at virtual time `at`. It is itself the next step. */
export interface Action extends Position {
  readonly command: Command;
}

export const START: Position = { step: 0, at: 0 };

/** Whether two actions do the same at the same place. */
export const sameAction = (a: Action, b: Action): boolean =>
  a === b || (a.step === b.step && a.at === b.at && digest(a.command) === digest(b.command));
