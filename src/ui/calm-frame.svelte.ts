import { untrack } from 'svelte';
import type { Frame } from '../timeline/frame.ts';
import type { Lab } from './lab.svelte.ts';

/** The frame as a view shows it that need not follow every one: in play a few times a second, at rest at once. */
export class CalmFrame {
  frame: Frame;
  #drawnAtMs = -Infinity;

  /** `everyMs`: how long a frame stands in play, in milliseconds of real time. */
  constructor(lab: () => Pick<Lab, 'frame' | 'playing'>, everyMs: () => number) {
    this.frame = $state.raw(untrack(() => lab().frame));
    $effect.pre(() => {
      const { frame, playing } = lab();
      const nowMs = performance.now();
      if (playing && nowMs - this.#drawnAtMs < untrack(everyMs)) return;
      this.#drawnAtMs = nowMs;
      this.frame = frame;
    });
  }
}
