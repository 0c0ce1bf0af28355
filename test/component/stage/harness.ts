import { enLate } from '../../../src/i18n/en-late.ts';
import { en, type Catalogue } from '../../../src/i18n/en.ts';
import type { World } from '../../../src/simulation/world.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';

export interface Asked {
  readonly commands: unknown[];
  readonly selections: unknown[];
}

/** As much of a lab as the stage uses, standing still over one world. */
export function labOver(world: World, at: number, words: Catalogue = en): Lab & { asked: Asked } {
  const asked: Asked = { commands: [], selections: [] };
  const lab = {
    frame: { world, at, step: 0, eventCount: 0, branch: 0 },
    words,
    lateWords: enLate,
    playing: false,
    reducedMotion: false,
    pointed: null,
    selection: null,
    timeline: { actions: [], eventsOfStep: () => [] },
    asked,
    pause: () => undefined,
    play: () => undefined,
    step: () => [],
    select: (selection: unknown) => asked.selections.push(selection),
    point: () => undefined,
    act: (command: unknown) => {
      asked.commands.push(command);
      return [];
    },
  };
  return lab as unknown as Lab & { asked: Asked };
}
