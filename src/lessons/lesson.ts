import type { Command } from '../simulation/command.ts';
import type { Setup } from '../simulation/setup.ts';
import type { Condition, Pattern } from './condition.ts';

export type LessonPane = 'election' | 'quorum' | 'log' | 'locks';

/** Keeps a number of the last event that fits, for later conditions (`$name`) and texts (`{name}`). */
export interface Remember {
  readonly name: string;
  readonly from: Pattern;
  readonly field: string;
}

/** One move of a reference solution. */
export type Move =
  | Command
  /** Plays until it holds. */
  | { readonly until: Condition }
  /** Gives this place a name, and goes back to it later. */
  | { readonly mark: string }
  | { readonly back: string };

interface StepBase {
  /** The heading of its text. */
  readonly id: string;
  readonly pane?: LessonPane | undefined;
  /** Virtual time over real time. */
  readonly speed?: number | undefined;
  /** Gives the place where the step is reached a name. */
  readonly mark?: string | undefined;
  /** The lesson itself goes to the place of that name when the step begins. */
  readonly back?: string | undefined;
  /** What the lesson itself does when the step begins. */
  readonly does?: readonly Command[] | undefined;
  /** What must hold before the text is shown; with `act`, what the student has to reach. */
  readonly waitFor?: Condition | undefined;
  readonly remember?: readonly Remember[] | undefined;
}

/** The text waits for the protocol. */
export interface TellStep extends StepBase {
  readonly kind: 'tell';
}

/** A question before it is seen. Every choice has an answer. */
export interface PredictStep extends StepBase {
  readonly kind: 'predict';
  readonly options: readonly string[];
  readonly right: string;
  /** Each holds at some later place of the lesson: the run itself shows that `right` is right. */
  readonly proof: readonly Condition[];
}

/** The student does one thing. */
export interface ActStep extends StepBase {
  readonly kind: 'act';
  readonly waitFor: Condition;
  readonly hints: number;
  readonly solution: readonly Move[];
}

/** The student finds the way. Parts stay reached, also when the student goes back in time to try otherwise. */
export interface GoalStep extends StepBase {
  readonly kind: 'goal';
  readonly parts: readonly { readonly id: string; readonly when: Condition }[];
  readonly hints: number;
  readonly solution: readonly Move[];
}

/** The last screen. */
export interface EndStep extends StepBase {
  readonly kind: 'end';
}

export type Step = TellStep | PredictStep | ActStep | GoalStep | EndStep;

/** A lesson without its words: the same in every language. */
export interface Lesson {
  readonly number: number;
  readonly minutes: number;
  readonly setup: Setup;
  readonly steps: readonly Step[];
}
