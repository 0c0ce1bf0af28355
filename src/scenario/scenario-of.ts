import { digestWorld } from '../simulation/digest-world.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Scenario } from './scenario.ts';
import { asName } from './schema.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from './version.ts';

/** What a timeline shows now, to be handed on: its current branch with all its actions, and the position in it. */
export function scenarioOf(timeline: Timeline, title = ''): Scenario {
  const branch = timeline.branches[timeline.branch]?.name ?? '';
  return {
    format: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    ...(asName(title) === '' ? {} : { title: asName(title) }),
    setup: timeline.setup,
    actions: timeline.actions,
    ...(asName(branch) === '' ? {} : { branch: asName(branch) }),
    position: timeline.position,
    digest: digestWorld(timeline.frame.world),
  };
}
