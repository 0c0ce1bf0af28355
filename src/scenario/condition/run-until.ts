import type { Position } from '../../timeline/action.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { ConditionWatch } from './condition-watch.ts';
import type { Condition } from './parse-condition.ts';

/** Virtual time that is waited for anything. */
export const REACH_US = 600_000_000;

/** `already`: it held before anything was run. */
export type Ending = 'found' | 'already' | 'out-of-reach' | 'full';

/** Plays a timeline until a condition holds, a slice at a time. */
export class RunUntil {
  /** Where it began: whoever finds nothing may go back there. */
  readonly from: Position;
  readonly #timeline: Timeline;
  readonly #watch: ConditionWatch;
  readonly #giveUpAt: number;
  #begun = false;

  constructor(timeline: Timeline, condition: Condition, reachUs: number = REACH_US) {
    this.#timeline = timeline;
    this.#watch = new ConditionWatch(condition);
    this.from = timeline.position;
    this.#giveUpAt = timeline.position.at + reachUs;
  }

  /** Goes on for at most `stepsMax` steps; null when it has not ended yet. */
  proceed(stepsMax: number): Ending | null {
    if (!this.#begun && this.#watch.holds(this.#timeline, false)) return 'already';
    this.#begun = true;
    for (let left = stepsMax; left > 0; left--) {
      const ending = this.#step();
      if (ending !== null) return ending;
    }
    return null;
  }

  #step(): Ending | null {
    const timeline = this.#timeline;
    const { step, at } = timeline.frame;
    const target = Math.min(this.#giveUpAt, this.#watch.nextTime(at) ?? this.#giveUpAt);
    timeline.playTo(target, 1);
    const taken = timeline.frame.step > step;
    if (this.#watch.holds(timeline, taken)) return 'found';
    if (taken) return null;
    if (timeline.full) return 'full';
    return timeline.frame.at < this.#giveUpAt ? null : 'out-of-reach';
  }
}
