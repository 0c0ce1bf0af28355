import type { Point } from '../../views/stage/box.ts';
import { Arrangement } from './arrangement.svelte.ts';

/** What part of the stage is seen: `screen = stage * k + (x, y)`, px. */
export interface View extends Point {
  readonly k: number;
}

export const WHOLE: View = { k: 1, x: 0, y: 0 };

/** Who can change the view; comes with the first touch of the stage. */
export interface Zoomer {
  readonly by: (factor: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly reset: () => void;
}

/** What the hands on the stage are set to; shared by the stage and the bar above it. */
export class Tools {
  palette = $state(false);
  /** The next line that is drawn cuts, even where a drag would do something else. */
  cutting = $state(false);
  dialog: 'cut' | 'hold' | 'reconfig' | null = $state(null);
  /** The server that arrow keys and drags move. */
  moving: number | null = $state(null);
  view: View = $state.raw(WHOLE);
  zoomer: Zoomer | null = $state.raw(null);
  readonly arrangement = new Arrangement();
}
