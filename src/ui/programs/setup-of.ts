import type { ProgramState } from '../../client/client-state.ts';
import { PROGRAM_DEFAULTS } from '../../client/programs/defaults.ts';
import type { Program } from '../../simulation/setup.ts';

/** What some programs are given and others are not. */
const OPTIONAL = ['resource', 'priorities', 'byPriority', 'mistakes'];

/** What a client was given to do, without what its program remembers by now. */
export function setupOf(program: ProgramState): Program {
  const keys = [...Object.keys(PROGRAM_DEFAULTS[program.kind]), ...OPTIONAL];
  const given = Object.entries(program).filter(
    ([key, value]) => keys.includes(key) && value !== undefined,
  );
  return Object.fromEntries(given) as unknown as Program;
}
