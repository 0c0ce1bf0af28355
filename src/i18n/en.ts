import { dialogs } from './en/dialogs.ts';
import { shell } from './en/shell.ts';
import { transport } from './en/transport.ts';
import { election } from './en/election.ts';
import { quorum } from './en/quorum.ts';
import { log } from './en/log.ts';
import { locks } from './en/locks.ts';
import { spacetime } from './en/spacetime.ts';
import { stage } from './en/stage.ts';
import { narration } from './en/narration.ts';
import { rules } from './en/rules.ts';
import { simplified } from './en/simplified.ts';
import { links } from './en/links.ts';

/** Every word of the interface, by area. An area is one file in each language; its owner adds its line here and in `zh.ts`. */
export const en = {
  shell,
  transport,
  dialogs,
  election,
  quorum,
  log,
  locks,
  spacetime,
  stage,
  narration,
  rules,
  simplified,
  links,
};

/** What a language must have: the same areas and entries as English. */
export type Catalogue = typeof en;
