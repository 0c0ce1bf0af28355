import { checkAll } from '../../checkers/check-all.ts';
import type { Violation } from '../../checkers/checker.ts';
import type { Command } from '../../simulation/command.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event } from '../../simulation/facts.ts';
import { perform } from '../../simulation/perform.ts';
import type { Setup } from '../../simulation/setup.ts';
import { step } from '../../simulation/step.ts';
import type { World } from '../../simulation/world.ts';
import type { Position } from '../../timeline/action.ts';
import { type Coverage, CoverageCounter } from './coverage.ts';
import { healing, isWhole, LAST } from './heal.ts';
import { Lives } from './lives.ts';
import { mayDo } from './may.ts';
import { type Family, type FamilyName, familyOf } from './recipes.ts';

/** A command at a virtual time: performed behind everything that is due until then. */
export interface Act {
  readonly atUs: number;
  readonly command: Command;
}

export interface Outcome {
  readonly setup: Setup;
  /** Whose programs run; null: those of no recipe. */
  readonly family: FamilyName | null;
  /** What was done, healing excluded. */
  readonly acts: readonly Act[];
  /** Every command with its exact place, healing included. */
  readonly performed: readonly (Position & { readonly command: Command })[];
  readonly violation: Violation | null;
  /** The events that the violation names. */
  readonly facts: readonly Event[];
  readonly end: Position;
  /** When healing began; null if the run broke before. Microseconds. */
  readonly healedAt: number | null;
  readonly events: number;
  readonly commits: number;
  readonly coverage: Coverage;
}

/** Longer than every back-off of an election. */
const REST_US_MAX = 240_000_000;
/** How long programs are watched at the end: behind `checkers/quiet.ts`, and as long as some client has not got what it wanted. */
const SETTLE_US_MIN = 2_000_000;
const SETTLE_US_MAX = 12_000_000;
const REST_EVENTS_MAX = 500_000;

/** One run under all checkers, forwards only; it ends at the first violation. */
export class Run {
  readonly world: World;
  readonly setup: Setup;
  readonly family: FamilyName | null;
  readonly performed: (Position & { readonly command: Command })[] = [];
  readonly coverage = new CoverageCounter();
  violation: Violation | null = null;
  healedAt: number | null = null;
  commits = 0;
  readonly #judge = checkAll();
  /** Only a server that keeps every rule must keep to the chart. */
  readonly #lives: Lives | null;
  readonly #events: Event[] = [];
  readonly #hear: (event: Event) => void;

  constructor(setup: Setup, family: FamilyName | null, hear: (event: Event) => void) {
    this.family = family;
    this.setup = setup;
    this.world = createWorld(setup);
    this.#hear = hear;
    this.#lives = (setup.switchedOff?.length ?? 0) > 0 ? null : new Lives();
  }

  get events(): number {
    return this.#events.length;
  }

  /** Does one thing, and lets everybody judge what came of it. */
  #judged(act: (sink: Event[]) => boolean): boolean {
    const sink: Event[] = [];
    let done = false;
    try {
      done = act(sink);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.violation = { checker: 'the engine works', message, events: [] };
    }
    for (const event of sink) {
      this.#events.push(event);
      this.coverage.observe(event, this.world);
      if (event.kind === 'committed') this.commits++;
      this.#hear(event);
      this.violation ??= this.#lives?.observe(event) ?? null;
    }
    this.violation ??= this.#judge.observe(sink, this.world)[0] ?? null;
    return done;
  }

  step(untilUs: number): boolean {
    if (this.violation !== null) return false;
    return this.#judged((sink) => step(this.world, untilUs, sink));
  }

  perform(atUs: number, command: Command): void {
    if (this.violation !== null || !mayDo(this.world, command)) return;
    const at = Math.max(atUs, this.world.now);
    this.performed.push({ step: this.world.steps, at, command });
    this.#judged((sink) => {
      perform(this.world, at, command, sink);
      return true;
    });
  }

  /** Faults end; then a leader must serve, all must follow, and a write must be committed. */
  rest(fromUs: number): void {
    const from = Math.max(fromUs, this.world.now);
    this.healedAt = from;
    for (const command of healing(this.world)) this.perform(from, command);
    const before = this.commits;
    const events = this.events;
    const isDone = (): boolean => this.commits > before && isWhole(this.world);
    while (!isDone() && this.events < events + REST_EVENTS_MAX) {
      if (!this.step(from + REST_US_MAX)) break;
    }
    if (this.family !== null) this.#settle(familyOf(this.family));
    this.coverage.atRest(this.world);
    this.violation ??= this.#judge.atRest(this.world)[0] ?? null;
  }

  /** Programs get time to do their work undisturbed: each once at least, and long enough for what is left behind to be seen. */
  #settle(family: Family): void {
    const leastUs = Math.max(SETTLE_US_MIN, (family.settleMs ?? 0) * 1_000);
    const from = this.world.now;
    const working = new Set(
      [...this.world.clients.values()]
        .filter(({ name, program }) => name !== LAST && program.kind !== 'idle')
        .map(({ name }) => name),
    );
    let heard = this.#events.length;
    while (this.events < heard + REST_EVENTS_MAX) {
      for (; heard < this.#events.length; heard++) {
        const event = this.#events[heard]!;
        if (typeof event.who === 'string' && family.achieves(event)) working.delete(event.who);
      }
      const untilUs = from + (working.size === 0 ? leastUs : SETTLE_US_MAX);
      if (!this.step(untilUs)) break;
    }
  }

  outcome(acts: readonly Act[]): Outcome {
    const { setup, family, performed, violation, healedAt, commits, world } = this;
    const named = new Set(violation?.events);
    return {
      setup,
      family,
      acts,
      performed,
      violation,
      facts: this.#events.filter(({ id }) => named.has(id)),
      end: { step: world.steps, at: world.now },
      healedAt,
      events: this.events,
      commits,
      coverage: this.coverage.counts,
    };
  }
}
