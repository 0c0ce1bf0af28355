import type { SavedView } from '../../scenario/view.ts';
import type { Lab } from '../lab.svelte.ts';

/** How the run is looked at now. */
export function viewOf({ panes, selection, compared }: Lab): SavedView {
  return {
    panes: panes.kept,
    sideBySide: panes.sideBySide,
    ...(selection === null ? {} : { selection }),
    ...(compared === null ? {} : { compared }),
  };
}

/** Looks at the run as somebody else did. */
export function showView(lab: Lab, view: SavedView): void {
  lab.panes.restore(view.panes, view.sideBySide);
  const [first, second] = view.compared ?? [];
  lab.compared = first === undefined || second === undefined ? null : [first, second];
  lab.select(view.selection ?? null);
}
