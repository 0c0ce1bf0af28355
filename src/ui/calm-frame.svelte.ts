import { untrack } from 'svelte';
import type { Frame } from '../timeline/frame.ts';
import type { Lab } from './lab.svelte.ts';

/** Views whose time has come, the one that waits longest first: while time moves one of them, or a part of one, is drawn in a frame of the screen. */
const due: CalmFrame[] = [];
/** The frame in which a view was drawn last. */
let served: Frame | null = null;

/** So many messages on their way are a crowd. */
const CROWD_MIN = 100;
/** Where the stage alone has enough to draw, in a crowd or under a hand on the slider, a few pictures a second of the rest must do. */
const HURRY_EVERY_MS = { crowd: 250, hand: 150 } as const;

function isCrowded({ world }: Frame): boolean {
  let count = 0;
  for (const { forth, back } of world.connections.values()) {
    count += forth.inFlight.length + back.inFlight.length;
    if (count >= CROWD_MIN) return true;
  }
  return false;
}

/** What leaves little time for the panes while time moves. */
function hasteOf(frame: Frame, playing: boolean): keyof typeof HURRY_EVERY_MS | null {
  if (!playing) return 'hand';
  return isCrowded(frame) ? 'crowd' : null;
}

/** The frame as a view shows it that need not follow every one: while time moves a few times a second, at rest at once. */
export class CalmFrame {
  frame: Frame;
  /** How many parts of it are to be shown by now. At rest, and where little is to be drawn, all. */
  part: number;
  readonly parts: number;
  #drawnAtMs = -Infinity;

  /**
   * `everyMs`: how long a frame stands at least while time moves, in milliseconds of real time; longer where much is to be drawn.
   * `parts`: over how many frames of the screen the view may be drawn then, one part in each.
   */
  constructor(
    lab: () => Pick<Lab, 'frame' | 'moving' | 'playing'>,
    everyMs: () => number,
    parts = 1,
  ) {
    this.frame = $state.raw(untrack(() => lab().frame));
    this.parts = parts;
    this.part = $state(parts);
    $effect.pre(() => {
      const { frame, moving, playing } = lab();
      const nowMs = performance.now();
      const part = untrack(() => this.part);
      const haste = moving ? hasteOf(frame, playing) : null;
      if (moving) {
        const restMs = Math.max(untrack(everyMs), haste === null ? 0 : HURRY_EVERY_MS[haste]);
        const rests = part === parts && nowMs - this.#drawnAtMs < restMs;
        if (rests || !this.#isServed(frame)) return;
      }
      if (moving && part < parts) this.part = part + 1;
      else {
        this.#drawnAtMs = nowMs;
        this.frame = frame;
        this.part = haste === null ? parts : 1;
      }
      if (untrack(() => this.part) === parts) this.#leave();
    });
    $effect.pre(() => () => this.#leave());
  }

  /** Whether it is this view's turn in `frame`. */
  #isServed(frame: Frame): boolean {
    if (!due.includes(this)) due.push(this);
    if (frame === served || due[0] !== this) return false;
    served = frame;
    return true;
  }

  #leave(): void {
    const at = due.indexOf(this);
    if (at >= 0) due.splice(at, 1);
  }
}
