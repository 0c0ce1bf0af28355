import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { acknowledgedSurvives } from './acknowledged-survives.ts';
import type { Checker, Violation } from './checker.ts';
import { clientView } from './client-view.ts';
import { committedPrefix } from './committed-prefix.ts';
import { durableQuorum } from './durable-quorum.ts';
import { equalTrees } from './equal-trees.ts';
import { oneLeader } from './one-leader.ts';
import { primaryOrder } from './primary-order.ts';
import { progress } from './progress.ts';
import { risingEpochs } from './rising-epochs.ts';
import { votesFromDisk } from './votes-from-disk.ts';

/** A fresh checker of each kind: one set judges one run from its first event. */
export const allCheckers = (): readonly Checker[] => [
  oneLeader(),
  committedPrefix(),
  primaryOrder(),
  acknowledgedSurvives(),
  durableQuorum(),
  risingEpochs(),
  votesFromDisk(),
  equalTrees(),
  clientView(),
  progress(),
];

export interface Judge {
  readonly checkers: readonly Checker[];
  /** Shows the events of one step, with the world as it is after the step. Returns what they violate. */
  observe(events: readonly Event[], world: World): readonly Violation[];
  /** The end of a run whose last fault has been healed for long. */
  atRest(world: World): readonly Violation[];
}

/** All invariants at once. */
export function checkAll(checkers: readonly Checker[] = allCheckers()): Judge {
  const violations = (found: readonly (Violation | null | undefined)[]): Violation[] =>
    found.filter((violation) => violation !== null && violation !== undefined);
  return {
    checkers,
    observe: (events, world) =>
      violations(events.flatMap((event) => checkers.map((c) => c.observe(event, world)))),
    atRest: (world) => violations(checkers.map((c) => c.atRest?.(world))),
  };
}
