import { untrack } from 'svelte';
import type { Events } from '../../views/events/event-reader.ts';
import type { Frame } from '../../timeline/frame.ts';

/** Something that reads a history piece by piece. */
export interface Reads {
  /** Reads up to `most` further events; true when all are read. */
  read(events: Events, most: number): boolean;
}

/** Events read in one frame of the screen: some 2 ms. */
const PIECE = 20_000;

/** Keeps a reader up with a history that grows, a bounded piece in each frame of the screen. */
export class Gradual<T extends Reads> {
  /** The reader, in a new object whenever it has read more. */
  shown: { readonly reader: T };
  /** Whether it has read all. */
  done = $state(false);

  constructor(reader: T, frame: () => Frame) {
    this.shown = $state.raw({ reader });
    $effect.pre(() => {
      const { events } = frame();
      let request = 0;
      const piece = (): void => {
        this.done = reader.read(events, PIECE);
        this.shown = { reader };
        if (!this.done) request = requestAnimationFrame(piece);
      };
      untrack(piece);
      return () => cancelAnimationFrame(request);
    });
  }
}
