import type { Box, Point } from './box.ts';
import { serverBox, type Ring } from './ring.ts';
import { chooseFree, clearFirst, HALO, labelCandidates, placeVotes } from './server-labels.ts';

/** Where servers were put by hand, as fractions of the stage's width and height. */
export type Moved = readonly (Point & { readonly sid: number })[];

const PAD = 4;

/** The nearest place to (x, y) at which a server and a label below it are on the stage. */
export function onStage({ width, height, radius, density }: Ring, { x, y }: Point): Point {
  const side = radius + HALO + PAD;
  const below = side + density.height;
  return {
    x: Math.max(side, Math.min(x, width - side)),
    y: Math.max(side, Math.min(y, Math.max(side, height - below))),
  };
}

/** The ring with some servers elsewhere, and every label beside its server. Nothing else changes its size. */
export function arrange(ring: Ring, moved: Moved, longestVote: string): Ring {
  if (moved.length === 0) return ring;
  const { width, height, radius, density, centre } = ring;
  const spots = ring.servers.map(({ sid, x, y, angle }) => {
    const part = moved.find((each) => each.sid === sid);
    if (part === undefined) return { sid, x, y, angle };
    const at = onStage(ring, { x: part.x * width, y: part.y * height });
    return { sid, ...at, angle: Math.atan2(at.y - centre.y, at.x - centre.x) };
  });
  const circles = spots.map((spot) => serverBox(spot, radius));
  const stage: Box = { x: PAD / 2, y: PAD / 2, width: width - PAD, height: height - PAD };
  const w = ring.servers[0]?.label.width ?? 0;
  const candidates = spots.map((spot) =>
    clearFirst(labelCandidates(spot, spot.angle, radius, w, density.height, true), spots),
  );
  const labels =
    w === 0
      ? spots.map((spot) => ({ ...spot, width: 0, height: 0 }))
      : (chooseFree(candidates, circles, stage) ?? candidates.map(([first]) => first!));
  const votes = density.lastWord
    ? placeVotes(spots, radius, [...circles, ...labels], stage, longestVote)
    : spots.map(() => null);
  const servers = spots.map((spot, i) => ({ ...spot, label: labels[i]!, vote: votes[i] ?? null }));
  return { ...ring, arranged: true, servers };
}
