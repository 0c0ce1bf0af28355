import { checkAll, type Judge } from '../../checkers/check-all.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { advance } from '../../timeline/advance.ts';
import type { Timeline } from '../../timeline/timeline.ts';

const FOREVER = Number.MAX_SAFE_INTEGER;

/** Judges the run of a timeline from its first event, on a run of its own: a judge must have seen everything. */
export class Referee {
  #judge: Judge = checkAll();
  #world: World | null = null;
  #timeline: Timeline | null = null;
  #branch = -1;
  #performed = 0;
  #found = 0;

  /** How many violations there are up to the place where the timeline stands. */
  count(timeline: Timeline): number {
    const { step, branch } = timeline.frame;
    if (timeline !== this.#timeline || branch !== this.#branch) this.#begin(timeline);
    else if ((this.#world?.steps ?? 0) > step) this.#begin(timeline);
    const world = (this.#world ??= createWorld(timeline.setup));
    const sink: Event[] = [];
    while (world.steps < step) {
      const action = timeline.actions[this.#performed];
      sink.length = 0;
      if (!advance(world, action, FOREVER, sink)) break;
      if (action?.step === world.steps - 1) this.#performed++;
      this.#found += this.#judge.observe(sink, world).length;
    }
    return this.#found;
  }

  #begin(timeline: Timeline): void {
    this.#judge = checkAll();
    this.#world = null;
    this.#timeline = timeline;
    this.#branch = timeline.branch;
    this.#performed = 0;
    this.#found = 0;
  }
}
