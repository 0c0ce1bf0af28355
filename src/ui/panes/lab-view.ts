import type { SavedView } from '../../scenario/view.ts';
import type { Lab } from '../lab.svelte.ts';

/** How the run is looked at now. */
export function viewOf({ openPane, besides, sideBySide, selection, compared }: Lab): SavedView {
  return {
    panes: [openPane, besides].filter((pane) => pane !== null && pane !== 'lesson'),
    sideBySide,
    ...(selection === null ? {} : { selection }),
    ...(compared === null ? {} : { compared }),
  };
}

/** Looks at the run as somebody else did. */
export function showView(lab: Lab, view: SavedView): void {
  const [openPane, besides = null] = view.panes;
  if (openPane !== undefined) {
    lab.panesChosen = true;
    lab.openPane = openPane;
    lab.besides = besides === openPane ? null : besides;
    lab.sideBySide = view.sideBySide;
  }
  const [first, second] = view.compared ?? [];
  lab.compared = first === undefined || second === undefined ? null : [first, second];
  lab.select(view.selection ?? null);
}
