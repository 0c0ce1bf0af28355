import type { Handlers } from './handlers.ts';
import { type InLine, Line, type LineSetup, NEW_IN_LINE } from './line.ts';

/**
 * Leader election (`recipes.md`, "Leader Election"): the lowest candidate leads for `holdMs`, then stands down, and stands again after
 * `restMs`. Everybody else watches the candidate just before, and looks again when that one goes.
 */
export interface ElectionSetup extends LineSetup {
  readonly kind: 'election';
}

export interface ElectionProgram extends ElectionSetup, Omit<InLine, keyof ElectionSetup> {}

class Candidates extends Line<ElectionProgram> implements Handlers<ElectionSetup, ElectionProgram> {
  initial(setup: ElectionSetup): ElectionProgram {
    return { ...setup, ...NEW_IN_LINE };
  }
}

export const election = new Candidates({
  recipe: 'election',
  label: () => 'n_',
  blockerOf: (line, place) => line[place - 1] ?? null,
});
