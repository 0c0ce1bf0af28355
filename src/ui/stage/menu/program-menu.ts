import { PROGRAM_DEFAULTS } from '../../../client/programs/defaults.ts';
import type { Program } from '../../../simulation/setup.ts';
import type { Lab } from '../../lab.svelte.ts';
import { mistakesIn, withMistakes } from '../../programs/casts.ts';
import { mistakeWords, programWords } from '../../programs/words.ts';
import type { MenuItem } from './menu-item.ts';

/** Every program that a client can be given, each as it should be or with one of its famous mistakes. */
export function programItems(lab: Lab, client: string): readonly MenuItem[] {
  const words = lab.lateWords.programs;
  const item = (label: string, program: Program): MenuItem => ({
    label,
    enabled: true,
    choose: () => void lab.act({ do: 'set-program', client, program }),
  });
  return Object.values<Program>(PROGRAM_DEFAULTS).map((program) => {
    const label = programWords(words, program.kind);
    const mistakes = mistakesIn(program);
    if (mistakes.length === 0) return item(label, program);
    return {
      label,
      enabled: true,
      page: () => [
        item(words.plain, program),
        ...mistakes.map((mistake) =>
          item(words.withMistake(mistakeWords(words, mistake)), withMistakes(program, [mistake])),
        ),
      ],
    };
  });
}
