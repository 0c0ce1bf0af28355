import type { Timeline } from '../timeline/timeline.ts';
import type { Condition } from './condition.ts';
import type { Watch } from './watch.ts';

/** Virtual time that a lesson may wait for anything. */
export const WAIT_US_MAX = 120_000_000;

/**
 * Plays step by step until `condition` holds.
 *
 * @param withinUs virtual time after which it gives up
 * @returns whether it holds now
 */
export function playUntil(
  timeline: Timeline,
  watch: Watch,
  condition: Condition,
  withinUs: number = WAIT_US_MAX,
): boolean {
  const giveUpAt = timeline.frame.at + withinUs;
  for (;;) {
    if (watch.holds(condition, timeline.frame)) return true;
    const { step } = timeline.frame;
    timeline.playTo(giveUpAt, 1);
    if (timeline.frame.step === step) return false;
  }
}
