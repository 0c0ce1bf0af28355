import { branches } from './en/branches.ts';
import { compare } from './en/compare.ts';
import { condition } from './en/condition.ts';
import { console } from './en/console.ts';
import { dialogs } from './en/dialogs.ts';
import { embed } from './en/embed.ts';
import { exports } from './en/exports.ts';
import { faults } from './en/faults.ts';
import { files } from './en/files.ts';
import { invariants } from './en/invariants.ts';
import { lesson } from './en/lesson.ts';
import { links } from './en/links.ts';
import { locks } from './en/locks.ts';
import { log } from './en/log.ts';
import { messages } from './en/messages.ts';
import { metrics } from './en/metrics.ts';
import { narration } from './en/narration.ts';
import { programs } from './en/programs.ts';
import { quorum } from './en/quorum.ts';
import { recipesPane } from './en/recipes-pane.ts';
import { reconfig } from './en/reconfig.ts';
import { roles } from './en/roles.ts';
import { rules } from './en/rules.ts';
import { sessions } from './en/sessions.ts';
import { simplified } from './en/simplified.ts';
import { spacetime } from './en/spacetime.ts';
import { starts } from './en/starts.ts';
import { switches } from './en/switches.ts';
import { time } from './en/time.ts';
import { trace } from './en/trace.ts';
import { transcript } from './en/transcript.ts';
import { znodes } from './en/znodes.ts';

/** The words that load behind the first screen: the sentence under the stage, and what is opened by hand. */
export const enLate = {
  branches,
  compare,
  condition,
  console,
  dialogs,
  embed,
  exports,
  faults,
  files,
  invariants,
  lesson,
  links,
  locks,
  log,
  messages,
  metrics,
  narration,
  programs,
  quorum,
  recipesPane,
  reconfig,
  roles,
  rules,
  sessions,
  simplified,
  spacetime,
  starts,
  switches,
  time,
  trace,
  transcript,
  znodes,
};

export type LateCatalogue = typeof enLate;
