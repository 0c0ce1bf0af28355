import type { LateCatalogue } from './en-late.ts';
import { branches } from './zh/branches.ts';
import { compare } from './zh/compare.ts';
import { condition } from './zh/condition.ts';
import { console } from './zh/console.ts';
import { dialogs } from './zh/dialogs.ts';
import { embed } from './zh/embed.ts';
import { exports } from './zh/exports.ts';
import { faults } from './zh/faults.ts';
import { files } from './zh/files.ts';
import { invariants } from './zh/invariants.ts';
import { lesson } from './zh/lesson.ts';
import { links } from './zh/links.ts';
import { locks } from './zh/locks.ts';
import { log } from './zh/log.ts';
import { messages } from './zh/messages.ts';
import { metrics } from './zh/metrics.ts';
import { narration } from './zh/narration.ts';
import { programs } from './zh/programs.ts';
import { quorum } from './zh/quorum.ts';
import { recipesPane } from './zh/recipes-pane.ts';
import { reconfig } from './zh/reconfig.ts';
import { roles } from './zh/roles.ts';
import { rules } from './zh/rules.ts';
import { sessions } from './zh/sessions.ts';
import { simplified } from './zh/simplified.ts';
import { spacetime } from './zh/spacetime.ts';
import { starts } from './zh/starts.ts';
import { switches } from './zh/switches.ts';
import { time } from './zh/time.ts';
import { trace } from './zh/trace.ts';
import { transcript } from './zh/transcript.ts';
import { znodes } from './zh/znodes.ts';

export const zhLate: LateCatalogue = {
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
