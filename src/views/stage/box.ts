export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in the stage's own units; (x, y) is its upper left corner. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const boxAround = ({ x, y }: Point, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Whether two boxes share more than an edge, or come nearer than `gap`. */
export const overlaps = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

export const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether a box overlaps none of the obstacles, and keeps `gap` from each. */
export function freeOf(box: Box, obstacles: readonly Box[], gap = 0): boolean {
  for (const other of obstacles) if (overlaps(box, other, gap)) return false;
  return true;
}

/** The area that two boxes share. */
export const sharedArea = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The point at `fraction` of the way from `a` to `b`. */
export const between = (a: Point, b: Point, fraction: number): Point => ({
  x: a.x + (b.x - a.x) * fraction,
  y: a.y + (b.y - a.y) * fraction,
});

/** Whether the segment from `a` to `b` runs through a box. */
export function crosses(a: Point, b: Point, box: Box): boolean {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  // Most segments pass far off.
  if ((a.x < box.x && b.x < box.x) || (a.x > right && b.x > right)) return false;
  if ((a.y < box.y && b.y < box.y) || (a.y > bottom && b.y > bottom)) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    const [enter, leave] = dx > 0 ? [box.x, right] : [right, box.x];
    from = Math.max(from, (enter - a.x) / dx);
    to = Math.min(to, (leave - a.x) / dx);
  }
  if (dy !== 0) {
    const [enter, leave] = dy > 0 ? [box.y, bottom] : [bottom, box.y];
    from = Math.max(from, (enter - a.y) / dy);
    to = Math.min(to, (leave - a.y) / dy);
  }
  return from <= to;
}
