import type { Advance } from '../machines/playback.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { isQuiet, nextDueAt } from '../views/track/quiet.ts';

/** Something that ends play. */
export interface Stop {
  /** Before a stretch of play: what is so already is not waited for. */
  arm?(): void;
  /** Asked behind each step. */
  isDue(): boolean;
  /** The next time behind `at` at which it may be due though nothing happens, microseconds. */
  nextTime?(at: number): number | undefined;
}

/** What came of a frame of play. */
export interface Played {
  /** Whether it passed over a quiet stretch. */
  readonly quiet: boolean;
  /** Whether one of the stops is due. */
  readonly stopped: boolean;
  /** Whether the machine cannot keep up with the speed that was asked for. */
  readonly behind: boolean;
  /** Whether there is nothing more to play. */
  readonly over: boolean;
}

/** Real milliseconds of one frame of the screen that may go into the engine. */
const FRAME_BUDGET_MS = 8;
const STEPS_PER_CALL = 64;
/** A frame that comes later than this (a hidden tab) does not make virtual time jump. */
const ELAPSED_MAX_MS = 100;
/** Virtual seconds for each real second of a quiet stretch. */
const QUIET_SPEED = 2;

/** Plays as far as one frame of the screen has time for, behind no stop that is due. */
export function playFrame(
  timeline: Timeline,
  { elapsedMs, speed, skipQuiet }: Advance,
  stops: readonly Stop[],
): Played {
  const elapsedUs = Math.min(elapsedMs, ELAPSED_MAX_MS) * 1000;
  const quiet = skipQuiet && speed < QUIET_SPEED && isQuiet(timeline.frame.world);
  const target = timeline.frame.at + Math.round(elapsedUs * (quiet ? QUIET_SPEED : speed));
  const giveUpAt = performance.now() + FRAME_BUDGET_MS;
  for (const stop of stops) stop.arm?.();
  let stopped = false;
  while (!stopped && timeline.frame.at < target && performance.now() < giveUpAt) {
    const { world, at, step } = timeline.frame;
    const times = stops.map((stop) => stop.nextTime?.(at) ?? target);
    const until = Math.min(target, ...times);
    if (quiet) timeline.playTo(Math.min(until, nextDueAt(world) ?? until), 1);
    else timeline.playTo(until, stops.length > 0 ? 1 : STEPS_PER_CALL);
    const isPlace = timeline.frame.step > step || (until < target && timeline.frame.at === until);
    // Each is asked: more than one may have something to tell of this place.
    if (isPlace) stopped = stops.filter((stop) => stop.isDue()).length > 0;
    if (quiet && !isQuiet(timeline.frame.world)) break;
    if (timeline.full) break;
  }
  const { at, world } = timeline.frame;
  return {
    quiet,
    stopped,
    behind: !quiet && !stopped && at < target,
    over: at >= timeline.end.at && (timeline.full || nextDueAt(world) === null),
  };
}
