import type { Client } from '../../client/client-state.ts';
import type { World } from '../../simulation/world.ts';
import { childOf } from '../../znodes/path.ts';
import { watchersOf } from '../znodes/watchers.ts';

/** A watch that some server keeps: whose session, and on which node of the queue; null: on the node above it. */
export interface QueueWatch {
  readonly session: string;
  readonly on: string | null;
}

/** Every watch on a queue or on one of its nodes, at whichever server it stands. */
export function watchesOn(
  { peers }: World,
  path: string,
  nodes: readonly string[],
): readonly QueueWatch[] {
  const found: QueueWatch[] = [];
  for (const peer of peers) {
    if (!peer.up) continue;
    for (const node of nodes) {
      for (const { session } of watchersOf(peer, childOf(path, node))) {
        found.push({ session, on: node });
      }
    }
    for (const { session, table } of watchersOf(peer, path)) {
      if (table === 'child') found.push({ session, on: null });
    }
  }
  return found;
}

/** Whether an event of the queue is on its way to the client: it has not heard what its server knows. */
export function isBeingTold({ connections }: World, client: Client, path: string): boolean {
  const { inFlight } = connections.get(client.connection)?.back ?? { inFlight: [] };
  return inFlight.some(
    ({ carries }) =>
      carries.kind === 'message' &&
      carries.message.type === 'WatchEvent' &&
      (carries.message.event.path === path || carries.message.event.path.startsWith(`${path}/`)),
  );
}
