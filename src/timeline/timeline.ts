import { copyWorld } from '../simulation/copy-world.ts';
import type { Command } from '../simulation/command.ts';
import { createWorld } from '../simulation/create-world.ts';
import type { Event } from '../simulation/facts.ts';
import type { Setup } from '../simulation/setup.ts';
import { step } from '../simulation/step.ts';
import type { World } from '../simulation/world.ts';
import { type Action, type Position, sameAction, START } from './action.ts';
import { advance } from './advance.ts';
import {
  type Branch,
  endOf,
  eventsUpTo,
  firstBranch,
  forkOf,
  keyframeBefore,
  performedBy,
  timeOf,
} from './branch.ts';
import type { BranchInfo, Frame } from './frame.ts';
import { LimitReached, type Limits, LIMITS } from './limits.ts';
import { isMilestone, MILESTONE_REACH_US, MILESTONE_STEPS_MAX } from './milestones.ts';

export type { BranchInfo, Frame } from './frame.ts';

const FOREVER = Number.MAX_SAFE_INTEGER;

/**
 * A run that can be played, rewound and changed. Truth is the set-up and the actions; the rest (events, times, keyframes)
 * is what replaying them gives, kept so that looking back costs little.
 */
export class Timeline {
  readonly setup: Setup;
  readonly #limits: Limits;
  #branches: Branch[];
  /** Of the next branch: a removed one's is not used again. */
  #nextId = 1;
  #branch: Branch;
  #world: World;
  /** Virtual time of the position. */
  #at = 0;
  /** Actions of the branch performed so far. */
  #performed = 0;
  #recorded = 0;
  #keyframeSteps: number;
  #keyframeCount = 0;
  readonly #sink: Event[] = [];
  #frame: Frame;

  /** Throws {@link LimitReached} for too many actions. */
  constructor(setup: Setup, actions: readonly Action[] = [], limits: Partial<Limits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    if (actions.length > this.#limits.actionsMax) throw new LimitReached('actions');
    this.#keyframeSteps = this.#limits.keyframeSteps;
    this.setup = setup;
    this.#branch = firstBranch([...actions].sort((a, b) => a.step - b.step));
    this.#branches = [this.#branch];
    this.#world = createWorld(setup);
    this.#frame = this.#look();
  }

  get frame(): Frame {
    return this.#frame;
  }

  get position(): Position {
    return { step: this.#world.steps, at: this.#at };
  }

  /** The furthest position computed in this branch. */
  get end(): Position {
    return endOf(this.#branch);
  }

  /** Whether the run cannot be extended any more. */
  get full(): boolean {
    return this.#recorded >= this.#limits.eventsMax;
  }

  /** The actions of this branch from the beginning of the run, those after the position included. */
  get actions(): readonly Action[] {
    return this.#branch.actions;
  }

  get branch(): number {
    return this.#branch.id;
  }

  get branches(): readonly BranchInfo[] {
    return this.#branches.map((branch) => {
      const { parent, fork } = this.#kinOf(branch);
      return {
        id: branch.id,
        name: branch.name,
        command: branch.command,
        parent: parent?.id ?? null,
        forkStep: fork.step,
        forkAt: fork.at,
        end: endOf(branch),
      };
    });
  }

  /** Shows another branch at the same virtual time, or at its end if it does not reach so far. Unknown ids change nothing. */
  switchTo(id: number): void {
    const branch = this.#branchOf(id);
    if (branch === undefined || branch === this.#branch) return;
    const at = this.#at;
    this.#goTo(branch, this.#positionAt(branch, at));
  }

  rename(id: number, name: string): void {
    const branch = this.#branchOf(id);
    if (branch !== undefined) branch.name = name;
  }

  /**
   * Forgets a branch. Those that came out of it stay whole. The one that is shown, and the first, cannot go.
   *
   * @returns whether it is gone
   */
  remove(id: number): boolean {
    const branch = this.#branchOf(id);
    if (branch === undefined || branch === this.#branch || branch.parent === null) return false;
    this.#branches = this.#branches.filter((other) => other !== branch);
    const isShared = this.#branches.some((other) => descendsFrom(other, branch));
    if (isShared) return true;
    this.#recorded -= branch.events.length - eventsUpTo(branch.parent, branch.fork.step);
    this.#keyframeCount -= branch.keyframes.length;
    return true;
  }

  /** The actions of any branch, from the beginning of the run. Empty for an unknown one. */
  actionsOf(id: number): readonly Action[] {
    return this.#branchOf(id)?.actions ?? [];
  }

  /**
   * What there is to see in any branch at a virtual time, or at its end if it does not reach so far. The timeline stays where it is.
   *
   * @returns undefined for an unknown branch
   */
  peek(id: number, atUs: number): Frame | undefined {
    const branch = this.#branchOf(id);
    if (branch === undefined) return undefined;
    const { step: steps, at } = this.#positionAt(branch, atUs);
    const keyframe = keyframeBefore(branch, steps);
    const world = keyframe === undefined ? createWorld(this.setup) : copyWorld(keyframe);
    for (let i = performedBy(branch, world.steps); world.steps < steps;) {
      const action = branch.actions[i];
      if (!advance(world, action, FOREVER, [])) break;
      if (action !== undefined && action.step < world.steps) i++;
    }
    const eventCount = eventsUpTo(branch, steps);
    return { world, at, step: steps, events: branch.events, eventCount, branch: id };
  }

  /** Plays forward to virtual time `atUs`, beyond the end too; with more than `maxSteps` steps to take it stops early. */
  playTo(atUs: number, maxSteps: number = FOREVER): void {
    let left = maxSteps;
    while (left > 0 && this.#step(atUs)) left--;
    if (left > 0 && !this.full) this.#at = Math.max(this.#at, atUs);
    this.#settle();
  }

  /** Plays forward until `step` steps are taken; with more than `maxSteps` to take, or when nothing is due any more, it stops early. */
  playToStep(step: number, maxSteps: number = FOREVER): void {
    for (let left = maxSteps; left > 0 && this.#world.steps < step; left--) {
      if (!this.#step(FOREVER)) break;
    }
    this.#settle();
  }

  /** Takes steps until something happens. Empty if nothing ever does. */
  stepForward(): readonly Event[] {
    return this.#until(() => true, MILESTONE_STEPS_MAX, FOREVER);
  }

  /** Goes to just before the last thing that happened. */
  stepBack(): void {
    const last = this.#branch.events.at(this.#frame.eventCount - 1);
    const step = last === undefined ? 0 : last.step - 1;
    // A command is undone to the moment in which it was given: giving it again is then the same action.
    const undone = this.#branch.actions.find((action) => action.step === step);
    if (undone === undefined) this.seekStep(step);
    else this.goTo(undone);
  }

  /** Plays to the end of the step with the next milestone. Empty if none came within reach. */
  nextMilestone(): readonly Event[] {
    return this.#until(isMilestone, MILESTONE_STEPS_MAX, this.#at + MILESTONE_REACH_US);
  }

  toStart(): void {
    this.goTo(START);
  }

  toEnd(): void {
    this.goTo(this.end);
  }

  /** Goes to a virtual time between the start and the end of what is computed. */
  seek(atUs: number): void {
    this.#goTo(this.#branch, this.#positionAt(this.#branch, atUs));
  }

  /** Goes to just after `step` steps, between the start and the end of what is computed. */
  seekStep(step: number): void {
    const near = Math.max(0, Math.min(step, this.#branch.times.length));
    this.#goTo(this.#branch, { step: near, at: timeOf(this.#branch, near) });
  }

  /**
   * Goes to an exact position within what is computed, or behind its last step as long as nothing more is due; `at` is
   * brought between the steps around it.
   */
  goTo(position: Position): void {
    const branch = this.#branch;
    const steps = Math.max(0, Math.min(position.step, branch.times.length));
    this.#goTo(branch, { step: steps, at: timeOf(branch, steps) });
    const action = branch.actions[this.#performed];
    const next = action?.step === steps ? action.at : branch.times.at(steps);
    const latest = next ?? (this.#isQuietUntil(position.at) ? position.at : branch.endAt);
    this.#at = Math.max(this.#at, Math.min(position.at, latest));
    this.#settle();
  }

  /**
   * Performs a command here and now. Where the branch goes on already, a new branch begins and is shown; the same command at the
   * same place leads into the branch that it began before.
   *
   * @returns the events of the command's own step
   * @throws LimitReached; nothing has changed then
   */
  act(command: Command): readonly Event[] {
    const action: Action = { step: this.#world.steps, at: this.#at, command };
    const before = this.#branch.actions.slice(0, this.#performed);
    const known = [this.#branch, ...this.#branches].find(({ actions }) => {
      const next = actions[before.length];
      return (
        next !== undefined &&
        sameAction(next, action) &&
        before.every((earlier, i) => actions[i] === earlier)
      );
    });
    if (known === undefined) this.#append(action);
    else this.#branch = known;
    this.#step(FOREVER);
    this.#settle();
    return this.eventsOfStep(this.#world.steps);
  }

  /** What happened in step `step` of this branch. */
  eventsOfStep(step: number): readonly Event[] {
    const branch = this.#branch;
    return branch.events.slice(eventsUpTo(branch, step - 1), eventsUpTo(branch, step));
  }

  eventAt(id: number): Event | undefined {
    return this.#branch.events.at(id);
  }

  #branchOf(id: number): Branch | undefined {
    return this.#branches.find((branch) => branch.id === id);
  }

  /** The branch that one parts from, among those that are left, and where. What a branch shares with its parent is its parent's. */
  #kinOf(branch: Branch): Pick<Branch, 'parent' | 'fork'> {
    let { parent, fork } = branch;
    while (parent !== null) {
      const isGone = !this.#branches.includes(parent);
      const isShared = parent.parent !== null && fork.step <= parent.fork.step;
      if (!isGone && !isShared) break;
      if (isGone && parent.fork.step < fork.step) fork = parent.fork;
      parent = parent.parent;
    }
    return { parent, fork };
  }

  /** Whether the engine has nothing to do before `atUs`. */
  #isQuietUntil(atUs: number): boolean {
    return !step(copyWorld(this.#world), atUs - 1, []);
  }

  #append(action: Action): void {
    const branch = this.#branch;
    if (this.full) throw new LimitReached('events');
    if (this.#performed >= this.#limits.actionsMax) throw new LimitReached('actions');
    const isEnd = action.step === branch.times.length && branch.actions.length === this.#performed;
    if (isEnd) {
      branch.actions = [...branch.actions, action];
      branch.endAt = action.at;
      return;
    }
    if (this.#branches.length >= this.#limits.branchesMax) throw new LimitReached('branches');
    this.#branch = forkOf(branch, this.#nextId++, this.#performed, action);
    this.#branches = [...this.#branches, this.#branch];
  }

  #until(wanted: (event: Event) => boolean, maxSteps: number, reachUs: number): readonly Event[] {
    let found = false;
    for (let left = maxSteps; left > 0 && !found && this.#step(reachUs); left--) {
      found = this.#sink.some(wanted);
    }
    this.#settle();
    return found ? this.eventsOfStep(this.#world.steps) : [];
  }

  /** Takes one step; beyond the end of the branch it is recorded, before it is replayed. */
  #step(untilUs: number): boolean {
    const branch = this.#branch;
    const world = this.#world;
    const isNew = world.steps === branch.times.length;
    if (isNew && this.full) return false;
    const action = branch.actions[this.#performed];
    this.#sink.length = 0;
    if (!advance(world, action, untilUs, this.#sink)) return false;
    if (action !== undefined && action.step < world.steps) this.#performed++;
    this.#at = Math.max(this.#at, world.now);
    if (isNew) this.#record(branch, world);
    return true;
  }

  #record(branch: Branch, world: World): void {
    let { events } = branch;
    for (const event of this.#sink) events = events.append(event);
    branch.events = events;
    branch.times = branch.times.append(world.now);
    this.#recorded += this.#sink.length;
    if (world.steps % this.#keyframeSteps !== 0) return;
    branch.keyframes.push(copyWorld(world));
    this.#keyframeCount++;
    if (this.#keyframeCount > this.#limits.keyframesMax) this.#thinOut();
  }

  #thinOut(): void {
    this.#keyframeSteps *= 2;
    this.#keyframeCount = 0;
    for (const branch of this.#branches) {
      branch.keyframes = branch.keyframes.filter((w) => w.steps % this.#keyframeSteps === 0);
      this.#keyframeCount += branch.keyframes.length;
    }
  }

  #positionAt(branch: Branch, atUs: number): Position {
    const at = Math.max(0, Math.min(atUs, branch.endAt));
    return { step: branch.times.search((time) => time > at), at };
  }

  #goTo(branch: Branch, { step, at }: Position): void {
    const keyframe = keyframeBefore(branch, step);
    const ahead = this.#branch === branch && this.#world.steps <= step;
    this.#branch = branch;
    if (!ahead || (keyframe !== undefined && keyframe.steps > this.#world.steps)) {
      this.#world = keyframe === undefined ? createWorld(this.setup) : copyWorld(keyframe);
      this.#performed = performedBy(branch, this.#world.steps);
    }
    this.#at = this.#world.now;
    while (this.#world.steps < step && this.#step(FOREVER));
    this.#at = Math.max(this.#world.now, at);
    this.#settle();
  }

  #settle(): void {
    const branch = this.#branch;
    if (this.#world.steps === branch.times.length) {
      branch.endAt = Math.max(branch.endAt, this.#at);
    }
    this.#frame = this.#look();
  }

  #look(): Frame {
    const { events, id } = this.#branch;
    const step = this.#world.steps;
    const eventCount = eventsUpTo(this.#branch, step);
    return { world: this.#world, at: this.#at, step, events, eventCount, branch: id };
  }
}

function descendsFrom(branch: Branch, ancestor: Branch): boolean {
  for (let at = branch.parent; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}
