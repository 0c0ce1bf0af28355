/** A rectangle in the stage's own units; (x, y) is its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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

export const freeOf = (box: Box, obstacles: readonly Box[], gap = 0): boolean =>
  obstacles.every((other) => !overlaps(box, other, gap));

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
  let from = 0;
  let to = 1;
  const clip = (start: number, move: number, low: number, high: number): boolean => {
    if (move === 0) return start >= low && start <= high;
    const [enter, leave] = [(low - start) / move, (high - start) / move];
    from = Math.max(from, Math.min(enter, leave));
    to = Math.min(to, Math.max(enter, leave));
    return from <= to;
  };
  return (
    clip(a.x, b.x - a.x, box.x, box.x + box.width) &&
    clip(a.y, b.y - a.y, box.y, box.y + box.height)
  );
}
