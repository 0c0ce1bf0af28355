import { checkAll } from '../../checkers/check-all.ts';
import type { Checker, Violation } from '../../checkers/checker.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Setup } from '../../simulation/setup.ts';
import type { World } from '../../simulation/world.ts';
import type { Action } from '../../timeline/action.ts';
import { advance } from '../../timeline/advance.ts';

export interface Found extends Violation {
  /** The step and the time, microseconds, at which it came out. */
  readonly step: number;
  readonly at: number;
}

/** Liveness, which waits for the end of a run: nothing that is under way breaks it, so a referee does not judge it. */
export const AT_REST = 'progress';

/** One invariant, and the first thing that contradicted it. */
export interface Verdict {
  readonly checker: Checker;
  readonly found: Found | null;
}

/**
 * Judges one line of history: it plays the run once more, in a world of its own, and shows the checkers each step. So what they see
 * does not depend on how the visitor goes about in time, and costs what playing costs.
 */
export class Referee {
  readonly #world: World;
  readonly #judge = checkAll();
  readonly #performed: Action[] = [];
  readonly #found = new Map<string, Found>();
  readonly #sink: Event[] = [];

  constructor(setup: Setup) {
    this.#world = createWorld(setup);
  }

  /** Steps judged so far. */
  get step(): number {
    return this.#world.steps;
  }

  get verdicts(): readonly Verdict[] {
    return this.#judge.checkers.map((checker) => ({
      checker,
      found: this.#found.get(checker.name) ?? null,
    }));
  }

  /** Whether a history with these actions begins with what was judged. */
  fits(actions: readonly Action[]): boolean {
    const next = actions[this.#performed.length];
    return (
      this.#performed.every((action, i) => actions[i] === action) &&
      (next === undefined || next.step >= this.#world.steps)
    );
  }

  /**
   * Judges up to `most` further steps of a history that {@link fits}, as far as it is computed.
   *
   * @returns whether a step was judged that contradicts an invariant for the first time
   */
  judge(actions: readonly Action[], end: number, most: number): boolean {
    const world = this.#world;
    let broken = false;
    for (let left = most; left > 0 && world.steps < end; left--) {
      const action = actions[this.#performed.length];
      this.#sink.length = 0;
      if (!advance(world, action, Number.MAX_SAFE_INTEGER, this.#sink)) return broken;
      if (action !== undefined && action.step < world.steps) this.#performed.push(action);
      for (const violation of this.#judge.observe(this.#sink, world)) {
        if (this.#found.has(violation.checker)) continue;
        this.#found.set(violation.checker, { ...violation, step: world.steps, at: world.now });
        broken = true;
      }
    }
    return broken;
  }
}
