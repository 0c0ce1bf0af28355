import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { establishedLeader } from '../election/election-view.ts';

/** The leader, else the running server that has applied most. */
export function witness(world: World): Peer | null {
  const leader = establishedLeader(world);
  if (leader !== null) return world.peers[leader.sid - 1]!;
  const up = world.peers.filter((peer) => peer.up);
  return up.reduce<Peer | null>(
    (best, peer) => (best === null || peer.lastProcessed > best.lastProcessed ? peer : best),
    null,
  );
}
