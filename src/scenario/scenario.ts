import type { Command } from '../simulation/command.ts';
import type { Setup } from '../simulation/setup.ts';
import type { Position } from '../timeline/action.ts';

/**
 * A place in a run: exactly (after `step` steps, at virtual time `at` in microseconds), or as people write it: at `atMs`,
 * behind everything that is due until then.
 */
export type Place = Position | { readonly atMs: number };

export type ScenarioAction = Place & { readonly command: Command };

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
  /** Where to stand; absent: just after the last action. */
  readonly position?: Place | undefined;
  /** Digest of the world at `position`, 16 hex digits: the replay must give the same. */
  readonly digest?: string | undefined;
}
