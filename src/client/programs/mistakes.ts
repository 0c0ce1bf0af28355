import { LINE_MISTAKES } from './line.ts';
import type { ProgramKind } from './programs.ts';

/** The famous mistakes that can be made in each program; none where there is no list. */
export const MISTAKES = {
  lock: LINE_MISTAKES,
} as const satisfies Partial<Record<ProgramKind, readonly string[]>>;

export type MistakenKind = keyof typeof MISTAKES;
