import type { Direction, Envelope } from '../../simulation/connection.ts';
import type { World } from '../../simulation/world.ts';

const KEEP_ALIVE: ReadonlySet<string> = new Set(['PING', 'Ping', 'PingReply']);

const matters = ({ carries }: Envelope): boolean =>
  carries.kind !== 'message' || !KEEP_ALIVE.has(carries.message.type);

const stirs = ({ waits, inFlight }: Direction): boolean => waits === null && inFlight.some(matters);

/**
 * Whether nothing worth watching goes on: nothing but PINGs travels, no disk is busy, and no server waits to decide
 * an election. What waits at a cut, in an inbox or at a paused server does not
 * travel.
 */
export function isQuiet(world: World): boolean {
  for (const peer of world.peers) {
    if (peer.up && (peer.disk.jobs.length > 0 || peer.election.finalWait)) return false;
  }
  for (const { forth, back } of world.connections.values()) {
    if (stirs(forth) || stirs(back)) return false;
  }
  return true;
}

/** When the next thing is due, microseconds; null when nothing is, ever. */
export const nextDueAt = (world: World): number | null => world.queue.heap[0]?.at ?? null;
