import { arc, path, scalePoint } from 'd3';
import type { LockQueue, Place } from './locks-view.ts';

/** Where a place is drawn: the centre of its square, px. */
export interface PlaceMark {
  readonly key: string;
  readonly place: Place;
  readonly x: number;
  readonly opacity: number;
}

export interface QueueGeometry {
  readonly width: number;
  readonly marks: readonly PlaceMark[];
}

/** The lock's box stands left; the first place is centred this far from the left edge, px. */
export const FIRST_X = 128;
export const STEP_MIN = 78;
export const STEP_MAX = 104;
export const QUEUE_Y = 66;
export const BOX = { width: 74, height: 68 } as const;
const RING = 26;

/** Places in a row, as wide as `available` lets them be. */
export function queueGeometry(
  { places }: Pick<LockQueue, 'places'>,
  available: number,
): QueueGeometry {
  const gaps = Math.max(1, places.length - 1);
  const room = (available - FIRST_X - STEP_MIN / 2) / gaps;
  const step = Math.max(STEP_MIN, Math.min(STEP_MAX, room));
  const x = scalePoint()
    .domain(places.map((place) => place.node))
    .range([FIRST_X, FIRST_X + step * (places.length - 1)]);
  return {
    width: FIRST_X + step * Math.max(0, places.length - 1) + STEP_MIN / 2,
    marks: places.map((place) => ({
      key: place.node,
      place,
      x: x(place.node) ?? FIRST_X,
      opacity: 1,
    })),
  };
}

const ring = arc<number>()
  .innerRadius(RING - 1.5)
  .outerRadius(RING + 1.5)
  .startAngle(0)
  .endAngle((left) => 2 * Math.PI * left);

/** The part `left` of a session's ring, clockwise from the top, around (0, 0). */
export const ringPath = (left: number): string => ring(left) ?? '';

/** From the client at `from` over to the one at `to`, whom it watches. */
export function watchPath(from: number, to: number): string {
  const side = to < from ? -1 : 1;
  const start = from + side * 20;
  const end = to - side * 22;
  const curve = path();
  curve.moveTo(start, QUEUE_Y - 22);
  curve.bezierCurveTo(
    start + side * 12,
    QUEUE_Y - 52,
    end - side * 12,
    QUEUE_Y - 52,
    end,
    QUEUE_Y - 24,
  );
  return curve.toString();
}

/** The head of {@link watchPath}, at its end. */
export const watchHead = (from: number, to: number): string => {
  const side = to < from ? -1 : 1;
  const end = to - side * 22;
  const head = path();
  head.moveTo(end, QUEUE_Y - 22);
  head.lineTo(end + side * -1.5 + 6, QUEUE_Y - 30);
  head.lineTo(end + side * -1.5 - 6, QUEUE_Y - 30 - side * 1);
  head.closePath();
  return head.toString();
};
