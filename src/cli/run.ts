import { checkAll } from '../checkers/check-all.ts';
import type { Condition } from '../scenario/condition/parse-condition.ts';
import { StreamPast } from '../scenario/condition/past.ts';
import { createWorld } from '../simulation/create-world.ts';
import type { Event } from '../simulation/facts.ts';
import type { Setup } from '../simulation/setup.ts';
import type { World } from '../simulation/world.ts';
import type { Action } from '../timeline/action.ts';
import { advance } from '../timeline/advance.ts';

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
  const judge = condition.asksForViolations ? checkAll() : null;
  const past = new StreamPast(condition.pasts);
  const happening: Event[] = [];
  let at = 0;
  let performed = 0;
  let violations = 0;
  const holds = (): boolean =>
    condition.holds({
      world,
      at,
      happening,
      past: (wanted) => past.count(wanted),
      violations: () => violations,
    });
  while (!holds()) {
    const untilUs = condition.times.find((time) => time > at) ?? RUN_TIME_US_MAX;
    happening.length = 0;
    if (!advance(world, actions[performed], untilUs, happening)) {
      if (untilUs >= RUN_TIME_US_MAX) return { world, met: false };
      at = untilUs;
      continue;
    }
    at = Math.max(at, world.now);
    if (actions[performed]?.step === world.steps - 1) performed++;
    past.hear(happening);
    violations += judge?.observe(happening, world).length ?? 0;
    tell(happening);
  }
  return { world, met: true };
}
