import { path } from 'd3';
import type { Point } from './box.ts';

/** Pieces of a smooth line. */
const SAMPLES = 40;

/** A uniform B-spline through the ends, as d3's `interpolateBasis`; that one brings all of d3-color into the first load. */
function spline(values: readonly number[]): (t: number) => number {
  const n = values.length - 1;
  return (t) => {
    const i = Math.max(0, Math.min(n - 1, Math.floor(t * n)));
    const [b, c] = [values[i]!, values[i + 1]!];
    const a = values[i - 1] ?? 2 * b - c;
    const d = values[i + 2] ?? 2 * c - b;
    const u = t * n - i;
    const u2 = u * u;
    const u3 = u2 * u;
    return (
      ((1 - 3 * u + 3 * u2 - u3) * a +
        (4 - 6 * u2 + 3 * u3) * b +
        (1 + 3 * u + 3 * u2 - 3 * u3) * c +
        u3 * d) /
      6
    );
  };
}

/** A smooth line along `corners`, as points. */
export function smooth(corners: readonly Point[]): readonly Point[] {
  const x = spline(corners.map((corner) => corner.x));
  const y = spline(corners.map((corner) => corner.y));
  return Array.from({ length: SAMPLES + 1 }, (_, i) => ({ x: x(i / SAMPLES), y: y(i / SAMPLES) }));
}

/** The line through `points`, as a path of SVG. */
export function outlineOf(points: readonly Point[]): string {
  const line = path();
  for (const [i, { x, y }] of points.entries()) {
    if (i === 0) line.moveTo(x, y);
    else line.lineTo(x, y);
  }
  return line.toString();
}

/** The fraction of the way from `a` to `b` at which it crosses the segment from `c` to `d`, if it does. */
export function crossing(a: Point, b: Point, c: Point, d: Point): number | undefined {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return undefined;
  const t = ((c.x - a.x) * vy - (c.y - a.y) * vx) / cross;
  const s = ((c.x - a.x) * uy - (c.y - a.y) * ux) / cross;
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? t : undefined;
}
