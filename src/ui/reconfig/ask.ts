import { consoleDeskOf } from '../console/console-desk.svelte.ts';
import type { Lab } from '../lab.svelte.ts';

/** Lets a client ask for something in the words of its console, and shows the console: the answer will stand there. */
export function askAt(lab: Lab, client: string, line: string): void {
  const desk = consoleDeskOf(lab);
  desk.chosen = client;
  desk.enter(line);
  // Below the stage where there is room for one: what happens there is watched.
  if (!lab.panes.isOpen('console')) lab.panes.place('console', lab.panes.first);
}
