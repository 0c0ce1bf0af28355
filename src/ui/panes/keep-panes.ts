import type { Lab } from '../lab.svelte.ts';
import { remember } from '../storage.ts';

export const PANES_KEY = 'zabscope.panes';

/** Keeps the open panes and their places for later visits. The lesson's own pane comes and goes with it. */
export function keepPanes({ openPane, besides, sideBySide }: Lab): void {
  const open = [openPane, besides].filter((pane) => pane !== null && pane !== 'lesson');
  if (open.length > 0) remember(PANES_KEY, JSON.stringify({ open, sideBySide }));
}
