import type { Actor } from '../../simulation/actor.ts';
import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';

const CLIENT_LANES_MAX = 4;
const LANE_PX = { min: 13, max: 34 } as const;
export const TOP_PX = 18;
/** Below the last lane: the times. */
const BOTTOM_PX = 30;

export interface Lane {
  readonly actor: Actor;
  readonly y: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly stepPx: number;
  readonly height: number;
  /** Clients for which there is no lane. */
  readonly clientsLeftOut: number;
}

/**
 * A few clients first, `wanted` ones before others, then the leader, then every other server in its order.
 *
 * @param roomPx all lanes together get no higher than this unless they would be too narrow
 */
export function lanesOf(
  world: World,
  leader: Sid | null,
  wanted: readonly Actor[],
  roomPx: number,
): Lanes {
  const all = [...world.clients.keys()].sort();
  const first = all.filter((name) => wanted.includes(name));
  const others = all.filter((name) => !wanted.includes(name));
  const clients = [...first, ...others].slice(0, CLIENT_LANES_MAX).sort();
  const sids = world.peers.map(({ sid }) => sid);
  const servers = leader === null ? sids : [leader, ...sids.filter((sid) => sid !== leader)];
  const actors: readonly Actor[] = [...clients, ...servers];
  const fitting = Math.floor(roomPx / actors.length);
  const stepPx = Math.max(LANE_PX.min, Math.min(LANE_PX.max, fitting));
  return {
    lanes: actors.map((actor, i) => ({ actor, y: TOP_PX + i * stepPx })),
    stepPx,
    height: TOP_PX + BOTTOM_PX + (actors.length - 1) * stepPx,
    clientsLeftOut: all.length - clients.length,
  };
}
