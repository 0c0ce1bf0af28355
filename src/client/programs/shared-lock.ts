import { below } from '../../kernel/random.ts';
import type { Client } from '../client-state.ts';
import type { Handlers } from './handlers.ts';
import { NO_FENCING } from './holding.ts';
import { type InLine, Line, type LineMistake, type LineSetup, NEW_IN_LINE } from './line.ts';

/** The mistakes of a line, without the herd: readers are meant to be woken together. */
export const SHARED_MISTAKES = [
  'no-guid',
  'no-recheck',
  'ignore-absent',
  'sort-by-name',
  'not-ephemeral',
  NO_FENCING,
] as const satisfies readonly LineMistake[];
export type SharedMistake = (typeof SHARED_MISTAKES)[number];

/**
 * The shared lock (`recipes.md`, "Shared Locks"): a reader waits only for the nearest writer before it, a writer for the nearest of either
 * kind.
 */
export interface SharedLockSetup extends Omit<LineSetup, 'mistakes'> {
  readonly kind: 'shared-lock';
  readonly mistakes?: readonly SharedMistake[] | undefined;
  /** What it wants: `either` lets chance say each time. */
  readonly wants: 'read' | 'write' | 'either';
}

export interface SharedLockProgram extends SharedLockSetup, Omit<InLine, keyof SharedLockSetup> {
  /** What it wants this time. */
  as: 'read' | 'write';
}

class Shares
  extends Line<SharedLockProgram>
  implements Handlers<SharedLockSetup, SharedLockProgram>
{
  initial(setup: SharedLockSetup): SharedLockProgram {
    return { ...setup, ...NEW_IN_LINE, as: setup.wants === 'read' ? 'read' : 'write' };
  }
}

const isWriter = (name: string): boolean => name.slice(0, -10).endsWith('write-');

export const sharedLock = new Shares({
  recipe: 'shared-lock',
  label: ({ as }) => `${as}-`,
  blockerOf: (line, place, { as }) =>
    (as === 'write' ? line[place - 1] : line.slice(0, place).findLast(isWriter)) ?? null,
  partOf: ({ as }) => as,
  adopt(program, node) {
    program.as = isWriter(node) ? 'write' : 'read';
  },
  prepare(client: Client, program) {
    if (program.wants === 'either') program.as = below(client.random, 2) === 0 ? 'read' : 'write';
  },
});
