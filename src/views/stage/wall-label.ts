import { boxAround, freeOf, inside, type Box, type Point, type Size } from './box.ts';

/** Where words are tried beside a point of a wall, in parts of their size; those of a bar, which is short, first level with it. */
const BESIDE_WALL = [
  [0.6, 1.1],
  [-0.6, 1.1],
  [0.6, -1.1],
  [-0.6, -1.1],
  [0.65, 0],
  [-0.65, 0],
] as const;
const BESIDE_BAR = [...BESIDE_WALL.slice(4), ...BESIDE_WALL.slice(0, 4)];

/** A free place for words of `size` along the wall, near its outer ends first; undefined if there is none. */
export function labelAlong(
  points: readonly Point[],
  size: Size,
  obstacles: readonly Box[],
  stage: Box,
): Box | undefined {
  const order = [0.94, 0.06, 0.85, 0.15, 0.72, 0.28, 0.6, 0.4, 0.5];
  for (const gap of [3, 0]) {
    for (const part of order) {
      const at = points[Math.round(part * (points.length - 1))]!;
      for (const [dx, dy] of points.length === 2 ? BESIDE_BAR : BESIDE_WALL) {
        // prettier-ignore
        const box = boxAround(
          { x: at.x + dx * size.width, y: at.y + dy * size.height },
          size.width,
          size.height,
        );
        if (inside(box, stage) && freeOf(box, obstacles, gap)) return box;
      }
    }
  }
  return undefined;
}

/** Where words go that must be written, free or not. */
export function labelAnyhow(points: readonly Point[], size: Size, stage: Box): Box {
  const at = points[Math.round(points.length / 2)]!;
  const x = Math.max(stage.x, Math.min(at.x - size.width / 2, stage.x + stage.width - size.width));
  return { x, y: at.y - size.height / 2, ...size };
}
