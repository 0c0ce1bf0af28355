import type { Catalogue } from './en.ts';
import { shell } from './zh/shell.ts';
import { transport } from './zh/transport.ts';
import { election } from './zh/election.ts';
import { stage } from './zh/stage.ts';

export const zh: Catalogue = {
  shell,
  transport,
  election,
  stage,
};
