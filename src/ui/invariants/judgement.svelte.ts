import { untrack } from 'svelte';
import type { Lab } from '../lab.svelte.ts';
import { Referee } from './referee.ts';

/** Real milliseconds of one frame of the screen that judging may take. */
const BUDGET_MS = 2;
const STEPS_PER_CALL = 64;
/** Lines of history whose judgement is kept: going back to another branch costs nothing then. */
const REFEREES_MOST = 4;

/** Judges the history on the screen, a bounded piece in each frame of it; what breaks an invariant stops play. */
export class Judgement {
  #setup: unknown = null;
  #referees: Referee[] = [];

  constructor(lab: Lab) {
    $effect(() => {
      // Whatever moves the run may have made it longer, or another one.
      const { frame } = lab;
      let request = 0;
      const piece = (): void => {
        if (this.#judge(lab) && lab.playing) stop(lab);
        if (lab.judged !== null && lab.judged.step < lab.timeline.end.step) {
          request = requestAnimationFrame(piece);
        }
      };
      if (frame.step >= 0) untrack(piece);
      return () => cancelAnimationFrame(request);
    });
  }

  #judge(lab: Lab): boolean {
    const { actions, end } = lab.timeline;
    const referee = this.#refereeOf(lab);
    const before = referee.step;
    const giveUpAt = performance.now() + BUDGET_MS;
    let broken = false;
    while (referee.step < end.step && performance.now() < giveUpAt && !broken) {
      const step = referee.step;
      broken = referee.judge(actions, end.step, STEPS_PER_CALL);
      if (referee.step === step) break;
    }
    const { judged } = lab;
    if (judged === null || referee.step !== before || judged.referee !== referee) {
      const verdicts = judged?.referee === referee && !broken ? judged.verdicts : referee.verdicts;
      lab.judged = { referee, verdicts, step: referee.step };
    }
    return broken;
  }

  #refereeOf({ timeline }: Lab): Referee {
    if (timeline.setup !== this.#setup) {
      this.#setup = timeline.setup;
      this.#referees = [];
    }
    // The one that has come furthest, and then the newest first.
    const fitting = this.#referees.filter((referee) => referee.fits(timeline.actions));
    const best = fitting.sort((a, b) => b.step - a.step)[0] ?? new Referee(timeline.setup);
    const others = this.#referees.filter((referee) => referee !== best);
    this.#referees = [best, ...others].slice(0, REFEREES_MOST);
    return best;
  }
}

function stop(lab: Lab): void {
  lab.pause();
  lab.panes.open('invariants');
}
