import type { World } from '../simulation/world.ts';
import type { Belief, LockLines } from './lock-lines.ts';

const MS = 1_000;
/** Within this time everybody has heard and done what there was to hear and do, microseconds. */
const QUIET_US_MIN = 1_500 * MS;

/** How long nothing may have happened to a run before it is judged at rest: no session without a client outlives it. */
export const quietUs = (lines: LockLines, { clients }: World): number =>
  Math.max(
    QUIET_US_MIN,
    ...[...lines.beliefs.keys()].map((who) => 1.5 * (clients.get(who)?.timeoutMs ?? 0) * MS),
  );

/** Whether a client has believed the same for so long, undisturbed and connected, that it can be held to it. */
export function isJudgeable(lines: LockLines, { who, at }: Belief, world: World): boolean {
  const client = world.clients.get(who);
  const since = Math.max(at, lines.quietSince(), lines.connectedSince(who));
  return client?.state === 'connected' && since <= world.now - quietUs(lines, world);
}
