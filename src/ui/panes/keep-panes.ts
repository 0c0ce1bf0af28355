import type { OpenPanes } from '../open-panes.svelte.ts';
import { remember } from '../storage.ts';

export const PANES_KEY = 'zabscope.panes';

/** Keeps the open panes and their places for later visits. */
export function keepPanes({ kept: open, sideBySide }: OpenPanes): void {
  if (open.length > 0) remember(PANES_KEY, JSON.stringify({ open, sideBySide }));
}
