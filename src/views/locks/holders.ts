import type { QueueKind } from './contender.ts';

/** What a place of a shared lock is for. */
export type Part = 'read' | 'write';

/** Behind the unique id the name says what is wanted (`recipes.md`, "Shared Locks"). */
export function partOf(node: string): Part | null {
  if (/read-\d{10}$/.test(node)) return 'read';
  return /write-\d{10}$/.test(node) ? 'write' : null;
}

/** How many of the first in line hold it, as the ensemble has it: readers hold a shared lock together. */
export function holderCount(kind: QueueKind, line: readonly string[], permits: number): number {
  if (kind === 'semaphore') return Math.min(permits, line.length);
  if (kind !== 'shared-lock' || partOf(line[0] ?? '') !== 'read') return Math.min(1, line.length);
  const writer = line.findIndex((node) => partOf(node) !== 'read');
  return writer < 0 ? line.length : writer;
}
