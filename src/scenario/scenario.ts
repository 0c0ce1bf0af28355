import type { Command } from '../simulation/command.ts';
import type { Setup } from '../simulation/setup.ts';
import type { Position } from '../timeline/action.ts';
import type { SavedView } from './view.ts';

/**
 * A place in a run: exactly (after `step` steps, at virtual time `at` in microseconds), or as people write it: at `atMs`,
 * behind everything that is due until then.
 */
export type Place = Position | { readonly atMs: number };

export type ScenarioAction = Place & { readonly command: Command };

/** One line of history of several: what it has of its own, behind what it shares with its parent. */
export interface SavedBranch {
  /** Its parent's place in the list, which comes before its own; null for the first. */
  readonly parent: number | null;
  readonly name?: string | undefined;
  /** How many of its parent's actions it shares. */
  readonly shares: number;
  readonly actions: readonly ScenarioAction[];
  /** How far it has been run. */
  readonly end: Position;
}

export interface SavedBookmark extends Position {
  /** The branch's place in `branches`; absent where there is only one. */
  readonly branch?: number | undefined;
  readonly note: string;
}

/** A run that can be handed on: as a link, or as a file of the same JSON. */
export interface Scenario {
  readonly format: number;
  readonly engine: number;
  readonly title?: string | undefined;
  readonly setup: Setup;
  /** All actions of one branch from the beginning, in order; those after `position` included. */
  readonly actions: readonly ScenarioAction[];
  /** The branch's name, if the user gave it one. */
  readonly branch?: string | undefined;
  /** All branches, where a file carries them; `actions` are those of number `current`. */
  readonly branches?: readonly SavedBranch[] | undefined;
  readonly current?: number | undefined;
  readonly bookmarks?: readonly SavedBookmark[] | undefined;
  /** What is open and chosen; absent: whatever is on the reader's page. */
  readonly view?: SavedView | undefined;
  /** Where to stand; absent: just after the last action. */
  readonly position?: Place | undefined;
  /** Digest of the world at `position`, 16 hex digits: the replay must give the same. */
  readonly digest?: string | undefined;
}
