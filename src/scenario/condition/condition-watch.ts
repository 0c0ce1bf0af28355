import type { Timeline } from '../../timeline/timeline.ts';
import type { Condition } from './parse-condition.ts';
import { HistoryPast } from './past.ts';
import { Referee } from './referee.ts';

/** Tells whether a condition holds where a timeline stands. It remembers what it read, so that asking at each step costs little. */
export class ConditionWatch {
  readonly condition: Condition;
  readonly #past = new HistoryPast();
  readonly #referee = new Referee();

  constructor(condition: Condition) {
    this.condition = condition;
  }

  /** @param arrived whether the step behind which it stands was just taken: only then something is happening */
  holds(timeline: Timeline, arrived: boolean): boolean {
    const { frame } = timeline;
    return this.condition.holds({
      world: frame.world,
      at: frame.at,
      happening: arrived ? timeline.eventsOfStep(frame.step) : [],
      past: (wanted) => this.#past.count(wanted, frame),
      violations: () => this.#referee.count(timeline),
    });
  }

  /** The next time behind `at` at which it may begin to hold though nothing happens; undefined for none. */
  nextTime(at: number): number | undefined {
    return this.condition.times.find((time) => time > at);
  }
}
