import type { Client } from '../../client/client-state.ts';
import { PROGRAM_DEFAULTS } from '../../client/programs/defaults.ts';
import type { Program } from '../../simulation/setup.ts';
import type { Lab } from '../lab.svelte.ts';
import { mistakesIn, withMistakes } from '../programs/casts.ts';
import { setupOf } from '../programs/setup-of.ts';
import { mistakeWords, programWords } from '../programs/words.ts';
import type { Offer } from './offers.ts';

/** To give a client any program, and to let it make a mistake in the one that it has. */
export function programOffers(lab: Lab, client: Client): readonly Offer[] {
  const words = lab.lateWords.console.palette;
  const { programs } = lab.lateWords;
  const { name } = client;
  const give = (program: Program): void =>
    void lab.act({ do: 'set-program', client: name, program });
  const own = (): Program => setupOf((lab.frame.world.clients.get(name) ?? client).program);
  return [
    ...Object.values<Program>(PROGRAM_DEFAULTS).map((program) => ({
      id: `program ${name} ${program.kind}`,
      text: words.give(name, programWords(programs, program.kind)),
      run: () => give(program),
    })),
    ...mistakesIn(own()).map((mistake) => ({
      id: `mistake ${name} ${mistake}`,
      text: words.letErr(name, mistakeWords(programs, mistake)),
      run: () => give(withMistakes(own(), [mistake])),
    })),
  ];
}
