import { ConditionWatch } from '../../scenario/condition/condition-watch.ts';
import type { Condition } from '../../scenario/condition/parse-condition.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Stop } from '../play-frame.ts';

export interface Breakpoint {
  readonly id: number;
  readonly condition: Condition;
  readonly on: boolean;
  readonly stop: Stop;
}

const BREAKPOINTS_MAX = 20;

/** Stops play where a condition begins to hold. */
class Armed implements Stop {
  readonly #watch: ConditionWatch;
  readonly #lab: Lab;
  readonly #hit: () => void;
  #held = false;

  constructor(lab: Lab, condition: Condition, hit: () => void) {
    this.#watch = new ConditionWatch(condition);
    this.#lab = lab;
    this.#hit = hit;
  }

  arm(): void {
    this.#held = this.#watch.holds(this.#lab.timeline, false);
  }

  isDue(): boolean {
    const before = this.#held;
    this.#held = this.#watch.holds(this.#lab.timeline, true);
    const due = this.#held && !before;
    if (due) this.#hit();
    return due;
  }

  nextTime(at: number): number | undefined {
    return this.#watch.nextTime(at);
  }
}

/** The breakpoints of a lab. They stay when another run is shown. */
export class Breakpoints {
  all: readonly Breakpoint[] = $state.raw([]);
  /** What stopped play last. */
  hit: number | null = $state(null);
  readonly #lab: Lab;
  #next = 1;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  get full(): boolean {
    return this.all.length >= BREAKPOINTS_MAX;
  }

  add(condition: Condition): void {
    if (this.full || this.all.some((one) => one.condition.text === condition.text)) return;
    const id = this.#next++;
    const stop = new Armed(this.#lab, condition, () => void (this.hit = id));
    this.all = [...this.all, { id, condition, on: true, stop }];
    this.#lab.stops = [...this.#lab.stops, stop];
  }

  turn(id: number, on: boolean): void {
    const one = this.all.find((breakpoint) => breakpoint.id === id);
    if (one === undefined) return;
    this.all = this.all.map((breakpoint) => (breakpoint === one ? { ...one, on } : breakpoint));
    const others = this.#lab.stops.filter((stop) => stop !== one.stop);
    this.#lab.stops = on ? [...others, one.stop] : others;
  }

  remove(id: number): void {
    this.turn(id, false);
    this.all = this.all.filter((one) => one.id !== id);
    if (this.hit === id) this.hit = null;
  }
}
