import { readKeptPanes } from '../../scenario/kept-panes.ts';
import type { Lab } from '../lab.svelte.ts';
import { recall, remember } from '../storage.ts';
import { PANES_KEY } from './keep-panes.ts';

/** Opens the panes of the last visit; what cannot be read is forgotten. */
export function restorePanes(lab: Lab): void {
  const kept = readKeptPanes(recall(PANES_KEY));
  if (kept === null) return remember(PANES_KEY, null);
  const [openPane, besides = null] = kept.open;
  lab.openPane = openPane!;
  lab.besides = besides === openPane ? null : besides;
  lab.sideBySide = kept.sideBySide;
  lab.panesChosen = true;
}
