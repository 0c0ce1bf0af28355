import { BUGS } from './bugs.ts';
import { CLIENTS } from './clients.ts';
import { COORDINATION } from './coordination.ts';
import { ELECTIONS } from './elections.ts';
import { GROWTH } from './growth.ts';
import { MISTAKES } from './mistakes.ts';
import { RECIPES } from './recipes.ts';
import { RECOVERY } from './recovery.ts';
import type { Start } from './start.ts';

/** All places to set out from, in the order in which they are shown. */
export const LIBRARY: readonly Start[] = [
  ...ELECTIONS,
  ...RECOVERY,
  ...CLIENTS,
  ...RECIPES,
  ...COORDINATION,
  ...MISTAKES,
  ...GROWTH,
  ...BUGS,
];
