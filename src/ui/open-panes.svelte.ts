import type { RunPane } from '../scenario/panes.ts';

export type Pane = RunPane | 'lesson';

/** Which panes are open and where: one, or two where there is room. */
export class OpenPanes {
  first: Pane = $state('election');
  /** The one behind it, where there is room for two. */
  second: Pane | null = $state(null);
  /** Whether two panes stand side by side, where there is room, and not one below the other. */
  sideBySide = $state(false);
  /** The pane that somebody asked for last, in a new object each time. */
  asked: { readonly pane: Pane } | null = $state.raw(null);
  /** Whether somebody has chosen what is open: then the page does not. */
  areChosen = false;

  /** Those that later visits, links and files know of: a lesson's own pane comes and goes with it. */
  get kept(): readonly RunPane[] {
    return [this.first, this.second].filter((pane) => pane !== null && pane !== 'lesson');
  }

  isOpen(pane: Pane): boolean {
    return pane === this.first || pane === this.second;
  }

  /** Opens a pane; the one that was open stays beside it. */
  open(pane: Pane): void {
    this.asked = { pane };
    if (pane === this.first) return;
    this.second = this.first;
    this.first = pane;
  }

  /** Opens a pane that a person asks for by its name. */
  choose(pane: Pane): void {
    this.areChosen = true;
    this.open(pane);
  }

  /** A tab is pressed: opens the pane, or closes it when another is open. `single`: there is room for one only. */
  turn(pane: Pane, single: boolean): void {
    this.areChosen = true;
    if (single || !this.isOpen(pane)) this.open(pane);
    else if (this.second !== null) this.close(pane);
  }

  /** What stands beside it stays; where nothing does, the votes are shown. */
  close(pane: Pane): void {
    if (pane === this.first) this.first = this.second ?? 'election';
    if (pane === this.second || this.first === this.second) this.second = null;
  }

  /** Opens just these. */
  place(first: Pane, second: Pane | null = null): void {
    this.first = first;
    this.second = second === first ? null : second;
  }

  /** Opens what was open on another day; where that is nothing, all stays as it is. */
  restore([first, second]: readonly RunPane[], sideBySide: boolean): void {
    if (first === undefined) return;
    this.place(first, second);
    this.sideBySide = sideBySide;
    this.areChosen = true;
  }
}
