import type { ProgramKind, ProgramSetup } from './programs.ts';

/** Each program as a person first meets it: slow enough to watch. */
export const PROGRAM_DEFAULTS: {
  readonly [K in ProgramKind]: Extract<ProgramSetup, { kind: K }>;
} = {
  idle: { kind: 'idle' },
  writer: { kind: 'writer', everyMs: 1_200 },
  lock: { kind: 'lock', path: '/locks/stock', holdMs: 1_500, restMs: 800 },
};
