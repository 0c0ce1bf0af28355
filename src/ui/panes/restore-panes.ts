import { readKeptPanes } from '../../scenario/kept-panes.ts';
import type { OpenPanes } from '../open-panes.svelte.ts';
import { recall, remember } from '../storage.ts';
import { PANES_KEY } from './keep-panes.ts';

/** Opens the panes of the last visit; what cannot be read is forgotten. */
export function restorePanes(panes: OpenPanes): void {
  const kept = readKeptPanes(recall(PANES_KEY));
  if (kept === null) remember(PANES_KEY, null);
  else panes.restore(kept.open, kept.sideBySide);
}
