import type { Point } from '../../views/stage/box.ts';
import type { ClientPlace } from '../../views/stage/clients.ts';
import type { Ring, ServerPlace } from '../../views/stage/ring.ts';

export interface NearLink {
  readonly a: ServerPlace;
  readonly b: ServerPlace | ClientPlace;
}

/** A link is narrow: it counts as pointed at within this, px on the screen. */
const LINK_REACH_PX = 8;

/** The link nearest to a place on the stage, between servers or from a client to its server, within reach. */
export function nearestLink(
  { servers }: Ring,
  clients: readonly ClientPlace[],
  at: Point,
  scale: number,
): NearLink | undefined {
  let best: NearLink | undefined;
  let least = LINK_REACH_PX / scale;
  const weigh = (a: ServerPlace, b: ServerPlace | ClientPlace): void => {
    const distance = distanceTo(a, b, at);
    if (distance >= least) return;
    least = distance;
    best = { a, b };
  };
  for (const [i, a] of servers.entries()) for (const b of servers.slice(i + 1)) weigh(a, b);
  for (const client of clients) {
    const home = servers[client.server - 1];
    if (home !== undefined) weigh(home, client);
  }
  return best;
}

/** From a point to the segment from `a` to `b`. */
function distanceTo(a: Point, b: Point, { x, y }: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a.x - part * dx, y - a.y - part * dy);
}
