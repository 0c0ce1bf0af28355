import { crosses, freeOf, inside, type Box, type Point } from './box.ts';
import { textWidth } from './text-width.ts';

/** Room for the leader's outer ring, and for its label to keep off it. */
export const HALO = 8;
const GAP = 4;

/** Places for a label of a server at `at`, best first: below, but beside or above for a server near the top. */
export function labelCandidates(
  at: Point,
  angle: number,
  radius: number,
  w: number,
  h: number,
  anywhere: boolean,
): Box[] {
  const off = radius + HALO;
  const below: Box = { x: at.x - w / 2, y: at.y + off + 2, width: w, height: h };
  const right: Box = { x: at.x + off + 4, y: at.y - h / 2, width: w, height: h };
  const left: Box = { x: at.x - off - 4 - w, y: at.y - h / 2, width: w, height: h };
  const above: Box = { x: at.x - w / 2, y: at.y - off - 2 - h, width: w, height: h };
  const outward = Math.cos(angle) < -0.01 ? left : right;
  const inward = outward === left ? right : left;
  const belowOut = { ...below, x: outward === left ? at.x - w + 8 : at.x - 8 };
  return Math.sin(angle) < -0.9
    ? [outward, inward, above, ...(anywhere ? [below] : [])]
    : [below, belowOut, outward, above, ...(anywhere ? [inward] : [])];
}

/** How many of the links between all `spots` run over a box. */
export function crossings(box: Box, spots: readonly Point[]): number {
  let count = 0;
  for (const [i, a] of spots.entries()) {
    for (const b of spots.slice(i + 1)) if (crosses(a, b, box)) count++;
  }
  return count;
}

/** The candidates that the fewest links cross come first: messages shall not run over words. */
export function clearFirst(candidates: readonly Box[], spots: readonly Point[]): Box[] {
  const counts = new Map(candidates.map((box) => [box, crossings(box, spots)]));
  return [...candidates].sort((a, b) => counts.get(a)! - counts.get(b)!);
}

/** One candidate each, so that nothing overlaps; undefined if there is no such choice. */
export function chooseFree(
  candidates: readonly (readonly Box[])[],
  fixed: readonly Box[],
  stage: Box,
): Box[] | undefined {
  let tries = 600;
  const chosen: Box[] = [];
  const place = (i: number): boolean => {
    if (i === candidates.length) return true;
    for (const box of candidates[i]!) {
      if (--tries < 0) return false;
      if (!inside(box, stage) || !freeOf(box, fixed, GAP) || !freeOf(box, chosen, GAP)) continue;
      chosen.push(box);
      if (place(i + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return place(0) ? chosen : undefined;
}

/** Places for the words of each server’s vote; null where there is none. */
export function placeVotes(
  spots: readonly (Point & { readonly angle: number })[],
  radius: number,
  obstacles: readonly Box[],
  stage: Box,
  longest: string,
): (Box | null)[] {
  const size = { width: Math.ceil(textWidth(longest, 11.5, 'mono')), height: 18 };
  const taken = [...obstacles];
  return spots.map((spot) => {
    const y = spot.y - size.height / 2;
    const right: Box = { x: spot.x + radius + HALO + 4, y, ...size };
    const left: Box = { x: spot.x - radius - HALO - 4 - size.width, y, ...size };
    const sides = Math.cos(spot.angle) < -0.01 ? [left, right] : [right, left];
    const free = sides.find((box) => inside(box, stage) && freeOf(box, taken, GAP));
    if (free !== undefined) taken.push(free);
    return free ?? null;
  });
}
