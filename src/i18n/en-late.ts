import { condition } from './en/condition.ts';
import { dialogs } from './en/dialogs.ts';
import { faults } from './en/faults.ts';
import { lesson } from './en/lesson.ts';
import { links } from './en/links.ts';
import { narration } from './en/narration.ts';
import { rules } from './en/rules.ts';
import { simplified } from './en/simplified.ts';
import { time } from './en/time.ts';
import { znodes } from './en/znodes.ts';

/** The words that load behind the first screen: the sentence under the stage, and what is opened by hand. */
export const enLate = {
  condition,
  dialogs,
  faults,
  lesson,
  links,
  narration,
  rules,
  simplified,
  time,
  znodes,
};

export type LateCatalogue = typeof enLate;
