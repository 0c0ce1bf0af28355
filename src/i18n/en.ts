import { shell } from './en/shell.ts';
import { transport } from './en/transport.ts';
import { election } from './en/election.ts';
import { stage } from './en/stage.ts';

/**
 * The words that the first screen needs, by area; those of sentences, dialogs and explanations are in `en-late.ts`. An area is one
 * file in each language.
 */
export const en = {
  shell,
  transport,
  election,
  stage,
};

/** What a language must have: the same areas and entries as English. */
export type Catalogue = typeof en;
