import type { Position } from '../timeline/action.ts';
import { Timeline } from '../timeline/timeline.ts';
import type { Condition } from './condition.ts';
import type { ActStep, GoalStep, Lesson, Move, PredictStep, Step } from './lesson.ts';
import { playUntil, WAIT_US_MAX } from './play-until.ts';
import { Watch } from './watch.ts';

/** How long a goal is left alone, to see that it does not come by itself. */
const ALONE_US = 20_000_000;

/**
 * A lesson gone through by its reference solution, on the engine. It notes every place where the lesson would not work for
 * a student.
 */
export class Rehearsal {
  readonly timeline: Timeline;
  readonly problems: string[] = [];
  readonly #lesson: Lesson;
  readonly #watch = new Watch();
  readonly #marks = new Map<string, Position & { readonly branch: number }>();
  /** Predictions whose proof has not been seen yet. */
  readonly #unproven = new Map<PredictStep, readonly Condition[]>();

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
    this.timeline = new Timeline(lesson.setup);
  }

  run(): void {
    for (const step of this.#lesson.steps) {
      if (!this.#go(step)) return;
    }
    for (const step of this.#unproven.keys()) {
      this.problems.push(
        `step ${step.id}: its proof never held, so nothing shows that "${step.right}" is right`,
      );
    }
  }

  /** Goes through one step. False when the lesson cannot go on. */
  #go(step: Step): boolean {
    if (step.back !== undefined && !this.#back(step, step.back)) return false;
    for (const command of step.does ?? []) this.timeline.act(command);
    const reached =
      step.kind === 'act'
        ? this.#solve(step)
        : step.kind === 'goal'
          ? this.#strive(step)
          : this.#wait(step);
    this.#prove();
    if (!reached) return false;
    if (step.kind === 'predict') {
      if (step.proof.some((one) => this.#watch.holds(one, this.timeline.frame))) {
        this.problems.push(`step ${step.id}: its proof holds already when the question is asked`);
      }
      this.#unproven.set(step, step.proof);
    }
    return this.#remember(step);
  }

  #wait(step: Step): boolean {
    const { waitFor } = step;
    if (waitFor === undefined || playUntil(this.timeline, this.#watch, waitFor)) return true;
    this.problems.push(
      `step ${step.id}: what it waits for did not come in ${WAIT_US_MAX / 1e6} virtual seconds`,
    );
    return false;
  }

  #solve(step: ActStep): boolean {
    if (this.#comesAlone(step, [step.waitFor])) return true;
    for (const move of step.solution) {
      if (!this.#move(step, move)) return false;
    }
    if (playUntil(this.timeline, this.#watch, step.waitFor)) return true;
    this.problems.push(`step ${step.id}: the solution does not reach what the step waits for`);
    return false;
  }

  #strive(step: GoalStep): boolean {
    const open = new Map(step.parts.map((part) => [part.id, part.when]));
    if (this.#comesAlone(step, [...open.values()])) return true;
    const look = (): void => {
      for (const [id, when] of open) {
        if (this.#watch.holds(when, this.timeline.frame)) open.delete(id);
      }
    };
    for (const move of step.solution) {
      if (!this.#move(step, move)) return false;
      look();
      this.#prove();
    }
    const rest = [...open.values()];
    if (rest.length > 0) playUntil(this.timeline, this.#watch, { all: rest });
    look();
    for (const id of open.keys()) {
      this.problems.push(
        `step ${step.id}: the solution does not reach the part "${id}" of the goal`,
      );
    }
    return open.size === 0;
  }

  /** Whether something to be reached holds before anyone acts, or comes if nobody does. */
  #comesAlone(step: Step, conditions: readonly Condition[]): boolean {
    const { frame, actions } = this.timeline;
    const any = { any: conditions };
    const already = this.#watch.holds(any, frame);
    const alone = new Timeline(
      this.#lesson.setup,
      actions.filter((action) => action.step < frame.step),
    );
    alone.playToStep(frame.step);
    const watch = new Watch();
    watch.remember(this.#watch.memory);
    const comes = already || playUntil(alone, watch, any, ALONE_US);
    if (comes) {
      this.problems.push(
        `step ${step.id}: what is to be reached ${already ? 'holds already' : 'comes by itself'}`,
      );
    }
    return comes;
  }

  #move(step: Step, move: Move): boolean {
    const { timeline } = this;
    if ('do' in move) timeline.act(move);
    else if ('mark' in move) this.#mark(move.mark);
    else if ('back' in move) return this.#back(step, move.back);
    else if (!playUntil(timeline, this.#watch, move.until)) {
      this.problems.push(
        `step ${step.id}: the solution waits in vain for ${JSON.stringify(move.until)}`,
      );
      return false;
    }
    return true;
  }

  #mark(name: string): void {
    const { step, at, branch } = this.timeline.frame;
    this.#marks.set(name, { step, at, branch });
  }

  #back(step: Step, name: string): boolean {
    const mark = this.#marks.get(name);
    if (mark === undefined) {
      this.problems.push(`step ${step.id}: there is no mark "${name}"`);
      return false;
    }
    this.timeline.switchTo(mark.branch);
    this.timeline.goTo(mark);
    return true;
  }

  #prove(): void {
    for (const [step, proof] of this.#unproven) {
      const rest = proof.filter((one) => !this.#watch.holds(one, this.timeline.frame));
      if (rest.length === 0) this.#unproven.delete(step);
      else this.#unproven.set(step, rest);
    }
  }

  #remember(step: Step): boolean {
    if (step.mark !== undefined) this.#mark(step.mark);
    for (const { name, from, field } of step.remember ?? []) {
      const found = this.#watch.recall(from, field, this.timeline.frame);
      if (found === undefined) {
        this.problems.push(`step ${step.id}: there is no number "${field}" to remember as ${name}`);
        return false;
      }
      this.#watch.remember({ [name]: found });
    }
    return true;
  }
}
