import { checkAll, type Judge } from '../../src/checkers/check-all.ts';
import type { Violation } from '../../src/checkers/checker.ts';
import type { Command } from '../../src/simulation/command.ts';
import { createWorld } from '../../src/simulation/create-world.ts';
import type { Event } from '../../src/simulation/facts.ts';
import { perform } from '../../src/simulation/perform.ts';
import type { Setup } from '../../src/simulation/setup.ts';
import { step } from '../../src/simulation/step.ts';
import type { World } from '../../src/simulation/world.ts';

/** One run of the engine, forwards only, with a judge who sees every step. */
export class Run {
  readonly world: World;
  readonly violations: Violation[] = [];
  /** How many events there had been when each invariant broke first. */
  readonly brokenAfter = new Map<string, number>();
  events = 0;
  readonly #judge: Judge = checkAll();
  readonly #heard: (events: readonly Event[]) => void;

  /** @param heard is told the events of each step */
  constructor(setup: Setup, heard: (events: readonly Event[]) => void = () => undefined) {
    this.world = createWorld(setup);
    this.#heard = heard;
  }

  #note(violations: readonly Violation[]): void {
    this.violations.push(...violations);
    for (const { checker } of violations) {
      if (!this.brokenAfter.has(checker)) this.brokenAfter.set(checker, this.events);
    }
  }

  #after(events: readonly Event[]): void {
    this.events += events.length;
    this.#note(this.#judge.observe(events, this.world));
    this.#heard(events);
  }

  act(command: Command, at: number = this.world.now): void {
    const events: Event[] = [];
    perform(this.world, Math.max(at, this.world.now), command, events);
    this.#after(events);
  }

  /** Takes all steps due up to `untilUs`, or until `enough` says so of a step's events; then true. */
  until(untilUs: number, enough: (events: readonly Event[]) => boolean = () => false): boolean {
    const events: Event[] = [];
    while (step(this.world, untilUs, events)) {
      this.#after(events);
      if (enough(events)) return true;
      events.length = 0;
    }
    return false;
  }

  atRest(): void {
    this.#note(this.#judge.atRest(this.world));
  }
}
