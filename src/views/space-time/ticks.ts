import { tickStep } from 'd3';
import { showTime } from '../track/clock.ts';
import type { Axis } from './axis.ts';

/** Times are no nearer than this, px. */
const APART_PX = 74;
const TICKS_MAX = 40;
/** Half of a time's text. */
const HALF_PX = 22;

export interface Tick {
  readonly x: number;
  readonly text: string;
}

/** Round times along the axis, none within a fold, and none that one of its ends would cut. Minutes are said where there are any. */
export function ticksOf(
  axis: Axis,
  fromUs: number,
  untilUs: number,
  usPerPx: number,
  leftX: number,
  rightX: number,
): readonly Tick[] {
  const stepUs = Math.max(1_000, tickStep(0, APART_PX * usPerPx * 8, 8) || 1_000);
  const ticks: Tick[] = [];
  const folded = (us: number): boolean =>
    axis.quiets.some(({ from, to, opened }) => !opened && us > from && us < to);
  let us = Math.ceil(Math.max(0, fromUs) / stepUs) * stepUs;
  let lastX = -Infinity;
  for (; us <= untilUs && ticks.length < TICKS_MAX; us += stepUs) {
    if (folded(us)) {
      // On to the end of the fold: it may be as long as the rest of the run.
      const fold = axis.quiets.find(({ from, to }) => us > from && us < to)!;
      us = Math.floor(fold.to / stepUs) * stepUs;
      continue;
    }
    const x = axis.x(us);
    if (x - lastX < APART_PX * 0.8 || x - leftX < HALF_PX || rightX - x < HALF_PX) continue;
    ticks.push({ x, text: showTime(us).replace(/^00:/, '') });
    lastX = x;
  }
  return ticks;
}
