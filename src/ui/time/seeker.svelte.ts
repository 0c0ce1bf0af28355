import type { Condition } from '../../scenario/condition/parse-condition.ts';
import { type Ending, RunUntil } from '../../scenario/condition/run-until.ts';
import type { Position } from '../../timeline/action.ts';
import type { Lab } from '../lab.svelte.ts';

/** Real milliseconds of one frame of the screen that go into the search. */
const SLICE_MS = 10;
const STEPS_PER_CALL = 32;

/** Runs a lab until a condition holds, a slice in each frame, so that it can be stopped. */
export class Seeker {
  /** How the last search ended; null while there was none. */
  ending: Ending | 'stopped' | null = $state(null);
  running = $state(false);
  readonly #lab: Lab;
  #request = 0;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  start(condition: Condition): void {
    this.stop();
    const lab = this.#lab;
    lab.takeOver();
    lab.pause();
    this.running = true;
    this.ending = null;
    this.#slice(new RunUntil(lab.timeline, condition), lab.timeline.position);
  }

  /** Stays where it has come to. */
  stop(): void {
    if (this.running) this.#end('stopped');
  }

  #slice(run: RunUntil, left: Position): void {
    const lab = this.#lab;
    const { step, at } = lab.timeline.position;
    // Whoever moved the run meanwhile wants something else.
    if (lab.playing || step !== left.step || at !== left.at) return this.#end('stopped');
    const giveUpAt = performance.now() + SLICE_MS;
    const ending = lab.jump(() => {
      let found: Ending | null = null;
      while (found === null && performance.now() < giveUpAt) found = run.proceed(STEPS_PER_CALL);
      if (found === 'out-of-reach' || found === 'full') lab.timeline.goTo(run.from);
      return found;
    }, 'full');
    if (ending !== null) return this.#end(ending);
    const { position } = lab.timeline;
    this.#request = requestAnimationFrame(() => this.#slice(run, position));
  }

  #end(ending: Ending | 'stopped'): void {
    cancelAnimationFrame(this.#request);
    this.running = false;
    this.ending = ending;
  }
}
