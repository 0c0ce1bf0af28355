import type { Event } from '../../simulation/facts.ts';
import type { Frame } from '../../timeline/frame.ts';
import { headlineOf, weightOf } from '../../views/narration/headline.ts';
import type { Lab } from '../lab.svelte.ts';

/** While the run plays, a sentence stands at least this long: to be read, and not to flood a screen reader. */
const DWELL_MS = 1500;
/** How much of what was played over is weighed for the next sentence. */
const EVENTS_MAX = 2_000;

/** Chooses the event that the page tells about: at rest the one of the step shown, in play the weightiest since the last sentence. */
export class Narrator {
  event: Event | null = $state.raw(null);
  #toldAtMs = -Infinity;
  #read = 0;
  #branch = -1;
  #held: Frame | null = null;

  /** The run moved, at `nowMs` of real time. */
  follow(lab: Lab, nowMs: number): void {
    const { frame, timeline, playing } = lab;
    if (frame === this.#held) return;
    this.#held = null;
    if (!playing || frame.branch !== this.#branch || frame.eventCount < this.#read) {
      const last = frame.events.at(frame.eventCount - 1);
      this.#tell(last ? headlineOf(timeline.eventsOfStep(last.step)) : null, lab, nowMs);
      return;
    }
    if (nowMs - this.#toldAtMs < DWELL_MS || frame.eventCount === this.#read) return;
    const from = Math.max(this.#read, frame.eventCount - EVENTS_MAX);
    // Of equals the latest: the sentence is about now.
    const best = headlineOf(frame.events.slice(from, frame.eventCount).reverse());
    if (best !== null && weightOf(best) > 0) this.#tell(best, lab, nowMs);
  }

  /** Keeps the sentence until the run moves: it is being asked about. */
  hold({ frame }: Lab): void {
    this.#held = frame;
  }

  #tell(event: Event | null, { frame }: Lab, nowMs: number): void {
    this.#read = frame.eventCount;
    this.#branch = frame.branch;
    this.#toldAtMs = nowMs;
    this.event = event;
  }
}
