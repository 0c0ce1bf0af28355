import type { Event } from '../simulation/facts.ts';
import { perform } from '../simulation/perform.ts';
import { step } from '../simulation/step.ts';
import type { World } from '../simulation/world.ts';
import type { Action } from './action.ts';

/**
 * Takes the next step of a run: `action` if its place has come, else what the engine has due next.
 *
 * @param action the first recorded action that has not been performed yet
 * @param untilUs nothing later than this virtual time is taken
 * @returns false if nothing was due by then: the world is as it was
 */
export function advance(
  world: World,
  action: Action | undefined,
  untilUs: number,
  sink: Event[],
): boolean {
  if (action?.step !== world.steps) return step(world, untilUs, sink);
  if (action.at > untilUs) return false;
  perform(world, Math.max(action.at, world.now), action.command, sink);
  return true;
}
