import type { Problem } from '../../scenario/problem.ts';
import { readScenario, writeScenario } from '../../scenario/read-scenario.ts';
import { wholeScenarioOf } from '../../scenario/scenario-of.ts';
import type { Lab } from '../lab.svelte.ts';
import { viewOf } from '../panes/lab-view.ts';

/** The run on the screen with all its branches and bookmarks, as the text of a file; or why it would not be opened again. */
export function scenarioFile(lab: Lab): string | Problem {
  const text = writeScenario(
    wholeScenarioOf(lab.timeline, lab.title ?? '', lab.bookmarks.all, viewOf(lab)),
  );
  const read = readScenario(text);
  return read.ok ? text : read.problem;
}
