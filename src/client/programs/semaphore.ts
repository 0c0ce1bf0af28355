import type { Handlers } from './handlers.ts';
import { type InLine, Line, type LineSetup, LIST, NEW_IN_LINE } from './line.ts';

/** The mistakes of a semaphore: those of a line in which no single node is waited for, and one of its own. */
export const SEMAPHORE_MISTAKES = [
  'no-guid',
  'no-recheck',
  'sort-by-name',
  'not-ephemeral',
  /** Watches only the one before it, although any holder may leave next. */
  'watch-predecessor',
] as const;
export type SemaphoreMistake = (typeof SEMAPHORE_MISTAKES)[number];

/**
 * A semaphore (as Curator's `InterProcessSemaphoreV2`): the first `permits` of the line have one each. Whoever waits watches the list, since
 * any of the holders may be the next to leave.
 */
export interface SemaphoreSetup extends Omit<LineSetup, 'mistakes' | 'resource'> {
  readonly kind: 'semaphore';
  readonly permits: number;
  readonly mistakes?: readonly SemaphoreMistake[] | undefined;
}

export interface SemaphoreProgram extends SemaphoreSetup, Omit<InLine, keyof SemaphoreSetup> {
  readonly resource?: undefined;
}

class Permits extends Line<SemaphoreProgram> implements Handlers<SemaphoreSetup, SemaphoreProgram> {
  initial(setup: SemaphoreSetup): SemaphoreProgram {
    return { ...setup, ...NEW_IN_LINE };
  }
}

const watchesOne = ({ mistakes }: SemaphoreProgram): boolean =>
  mistakes?.includes('watch-predecessor') === true;

export const semaphore = new Permits({
  recipe: 'semaphore',
  label: () => 'lease-',
  blockerOf: (line, place, program) =>
    place < program.permits ? null : watchesOne(program) ? line[place - 1]! : LIST,
  watchesList: (program) => !watchesOne(program),
});
