import type { Handlers } from './handlers.ts';
import { type InLine, Line, type LineSetup, NEW_IN_LINE } from './line.ts';

/**
 * The lock recipe (`recipes.md`, "Locks"): the lowest of the line holds the lock, and everybody else watches only the one before. Held for
 * `holdMs`, and queued for again `restMs` after its release.
 */
export interface LockSetup extends LineSetup {
  readonly kind: 'lock';
}

export interface LockProgram extends LockSetup, Omit<InLine, keyof LockSetup> {}

class LockLine extends Line<LockProgram> implements Handlers<LockSetup, LockProgram> {
  initial(setup: LockSetup): LockProgram {
    return { ...setup, ...NEW_IN_LINE };
  }
}

export const lock = new LockLine({
  recipe: 'lock',
  label: () => 'lock-',
  blockerOf: (line, place) => line[place - 1] ?? null,
});
