import type { Event } from '../../../src/simulation/facts.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import type { Action } from '../../../src/timeline/action.ts';
import { advance } from '../../../src/timeline/advance.ts';
import type { Timeline } from '../../../src/timeline/timeline.ts';

/** Five servers and two clients that write: something happens all the time. */
export const busy: Setup = {
  ...DEFAULT_SETUP,
  seed: 'timeline',
  clients: [
    { name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'writer', everyMs: 100 } },
    { name: 'b', server: 4, timeoutMs: 10_000, program: { kind: 'writer', everyMs: 150 } },
  ],
};

export const digestAt = (timeline: Timeline): string => digestWorld(timeline.frame.world);

/** The same run without a timeline: the digest and the events after `steps` steps. */
export function fromScratch(
  setup: Setup,
  actions: readonly Action[],
  steps: number,
): { readonly digest: string; readonly events: readonly Event[] } {
  const world = createWorld(setup);
  const events: Event[] = [];
  while (world.steps < steps) {
    const action = actions.find((a) => a.step === world.steps);
    if (!advance(world, action, Number.MAX_SAFE_INTEGER, events)) throw new Error('nothing due');
  }
  return { digest: digestWorld(world), events };
}
