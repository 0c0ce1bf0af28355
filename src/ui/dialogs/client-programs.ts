import { PROGRAM_DEFAULTS } from '../../client/programs/defaults.ts';
import type { Program } from '../../simulation/setup.ts';
import {
  type Cast,
  type CastName,
  freeNames,
  LOCK_CASTS,
  type Mistake,
  mistakesIn,
  RECIPE_CASTS,
} from '../programs/casts.ts';

export type ProgramKind = Program['kind'];

/** What all clients of a new ensemble do together; `own`: each what it was given. */
export type Together = 'idle' | 'writer' | CastName | 'own';

const CASTS: Readonly<Record<string, Cast>> = { ...LOCK_CASTS, ...RECIPE_CASTS };
export const TOGETHER = ['idle', 'writer', ...Object.keys(CASTS), 'own'] as readonly Together[];

/** How many clients it takes for it to mean anything; 0: none is fine too. */
export const leastFor = (together: Together): number => CASTS[together]?.least ?? 0;

/** The names of the clients of a new ensemble. */
export const namesOf = (count: number): readonly string[] => freeNames(new Set(), count);

/**
 * The programs of `count` clients.
 *
 * @param each what each was given, for `own`; whoever was given nothing does nothing
 */
export function programsFor(
  together: Together,
  count: number,
  each: readonly Program[],
): readonly Program[] {
  if (together === 'own') {
    return Array.from({ length: count }, (_, i) => each[i] ?? PROGRAM_DEFAULTS.idle);
  }
  const cast = CASTS[together];
  if (cast !== undefined) return cast.programs(namesOf(Math.max(count, cast.least)));
  const program = PROGRAM_DEFAULTS[together as 'idle' | 'writer'];
  return Array.from({ length: count }, () => program);
}

const isSame = (a: readonly Program[], b: readonly Program[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** By which name these programs would be chosen for all at once. */
export const togetherIn = (programs: readonly Program[]): Together =>
  TOGETHER.find(
    (name) =>
      programs.length >= leastFor(name) && isSame(programsFor(name, programs.length, []), programs),
  ) ?? 'own';

/** One client is given another program, and those that count on one another follow. */
export function giveProgram(
  programs: readonly Program[],
  index: number,
  kind: ProgramKind,
): readonly Program[] {
  const names = namesOf(programs.length);
  const given = programs.map((program, i) => (i === index ? PROGRAM_DEFAULTS[kind] : program));
  const sites = names.filter((_, i) => given[i]?.kind === 'commit-site');
  const together = given.filter((program) => program.kind === 'double-barrier').length;
  return given.map((program) => {
    if (program.kind === 'commit-coordinator' && sites.length > 0) return { ...program, sites };
    if (program.kind === 'double-barrier') return { ...program, count: together };
    return program;
  });
}

/** One client makes this mistake, or none. */
export function giveMistake(
  programs: readonly Program[],
  index: number,
  mistake: Mistake | null,
): readonly Program[] {
  return programs.map((program, i) => {
    if (i !== index) return program;
    const { mistakes: _, ...plain } = program as Program & { mistakes?: readonly Mistake[] };
    const possible = mistakesIn(program).filter((each) => each === mistake);
    return (possible.length === 0 ? plain : { ...plain, mistakes: possible }) as Program;
  });
}

/** The mistakes that a program makes. */
export const mistakesMadeIn = (program: Program): readonly Mistake[] =>
  'mistakes' in program ? (program.mistakes ?? []) : [];
