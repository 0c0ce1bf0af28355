import { copyClient } from '../client/new-client.ts';
import { copyQueue } from '../kernel/event-queue.ts';
import type { Connection, Direction } from './connection.ts';
import { copyPeer } from './new-peer.ts';
import type { World } from './world.ts';

const copyDirection = (direction: Direction): Direction => ({
  ...direction,
  inFlight: direction.inFlight.slice(),
});

const copyConnection = (connection: Connection): Connection => ({
  ...connection,
  forth: copyDirection(connection.forth),
  back: copyDirection(connection.back),
});

/** A world of its own that goes on exactly as this one. Logs, trees, messages and events are shared: they never change. */
export function copyWorld(world: World): World {
  return {
    ...world,
    queue: copyQueue(world.queue),
    peers: world.peers.map(copyPeer),
    clients: new Map([...world.clients].map(([name, client]) => [name, copyClient(client)])),
    connections: new Map([...world.connections].map(([id, c]) => [id, copyConnection(c)])),
    cuts: new Set(world.cuts),
    heldWays: new Set(world.heldWays),
    heldTypes: new Set(world.heldTypes),
    heldEnvelopes: new Set(world.heldEnvelopes),
    passing: new Set(world.passing),
    links: new Map(world.links),
    paused: new Set(world.paused),
    disks: new Map(world.disks),
    drifts: new Map(world.drifts),
    ...(world.resources && {
      resources: new Map([...world.resources].map(([name, resource]) => [name, { ...resource }])),
    }),
    networkRandom: { ...world.networkRandom },
  };
}
