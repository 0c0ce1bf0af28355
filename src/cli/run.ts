import { createWorld } from '../simulation/create-world.ts';
import type { Event } from '../simulation/facts.ts';
import type { Setup } from '../simulation/setup.ts';
import type { World } from '../simulation/world.ts';
import type { Action } from '../timeline/action.ts';
import { advance } from '../timeline/advance.ts';
import type { Condition } from './condition.ts';

/** A run whose condition never holds ends here. */
export const RUN_TIME_US_MAX = 3_600_000_000;

/**
 * Runs from the beginning without keeping history.
 *
 * @param tell hears the events of each step; the array is used again for the next
 * @returns the world at the end, and whether the condition was met
 */
export function run(
  setup: Setup,
  actions: readonly Action[],
  condition: Condition,
  tell: (events: readonly Event[]) => void,
): { readonly world: World; readonly met: boolean } {
  const world = createWorld(setup);
  const untilUs = condition.untilUs ?? RUN_TIME_US_MAX;
  const sink: Event[] = [];
  let performed = 0;
  while (!condition.met(world, sink)) {
    sink.length = 0;
    if (!advance(world, actions[performed], untilUs, sink)) {
      return { world, met: condition.untilUs !== undefined };
    }
    if (actions[performed]?.step === world.steps - 1) performed++;
    tell(sink);
  }
  return { world, met: true };
}
