import { firstIndex } from '../kernel/first-index.ts';
import { PersistentLog } from '../kernel/persistent-log.ts';
import type { Command } from '../simulation/command.ts';
import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { Action, Position } from './action.ts';

export type EventLog = PersistentLog<Event>;

/** One line of history. It shares everything before its fork with its parent. */
export interface Branch {
  readonly id: number;
  /** What the user calls it; empty for none. */
  name: string;
  readonly parent: Branch | null;
  readonly fork: Position;
  /** What made it part from its parent; null for the first branch. */
  readonly command: Command | null;
  /** All actions from the beginning of the run, in order. */
  actions: readonly Action[];
  /** All events computed so far, from the beginning of the run: an event's id is its index. */
  events: EventLog;
  /** Virtual time of each step computed so far: of step n at index n - 1. */
  times: PersistentLog<number>;
  /** The latest virtual time reached behind the last step, microseconds. */
  endAt: number;
  /** Copies of the world behind the fork, in the order of their steps. */
  keyframes: World[];
}

export const firstBranch = (actions: readonly Action[]): Branch => ({
  id: 0,
  name: '',
  parent: null,
  fork: { step: 0, at: 0 },
  command: null,
  actions,
  events: PersistentLog.empty(),
  times: PersistentLog.empty(),
  endAt: 0,
  keyframes: [],
});

/** The number of events up to and including step `step`. */
export const eventsUpTo = (branch: Branch, step: number): number =>
  step >= branch.times.length
    ? branch.events.length
    : branch.events.search((event) => event.step > step);

/** The number of actions that are among the first `step` steps. */
export const performedBy = ({ actions }: Branch, step: number): number =>
  firstIndex(actions, (action) => action.step >= step);

/** Virtual time of the world after `step` steps. */
export const timeOf = (branch: Branch, step: number): number => branch.times.at(step - 1) ?? 0;

export const endOf = (branch: Branch): Position => ({
  step: branch.times.length,
  at: branch.endAt,
});

/**
 * A branch that does otherwise from `action`'s place on.
 *
 * @param performed how many of the parent's actions come before that place
 */
export function forkOf(parent: Branch, id: number, performed: number, action: Action): Branch {
  const { step, at, command } = action;
  return {
    id,
    name: '',
    parent,
    fork: { step, at },
    command,
    actions: [...parent.actions.slice(0, performed), action],
    events: parent.events.truncate(eventsUpTo(parent, step)),
    times: parent.times.truncate(step),
    endAt: at,
    keyframes: [],
  };
}

/** The newest keyframe at or before `step`; undefined if only the beginning will do. */
export function keyframeBefore(branch: Branch, step: number): World | undefined {
  for (let b: Branch | null = branch, limit = step; b !== null; b = b.parent) {
    const last = limit;
    const behind = firstIndex(b.keyframes, ({ steps }) => steps > last);
    if (behind > 0) return b.keyframes[behind - 1];
    limit = Math.min(limit, b.fork.step);
  }
  return undefined;
}
