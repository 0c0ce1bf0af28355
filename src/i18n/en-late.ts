import { dialogs } from './en/dialogs.ts';
import { lesson } from './en/lesson.ts';
import { links } from './en/links.ts';
import { rules } from './en/rules.ts';
import { simplified } from './en/simplified.ts';

/** The words of what is opened by hand: dialogs and explanations. They load with it. */
export const enLate = { dialogs, lesson, links, rules, simplified };

export type LateCatalogue = typeof enLate;
