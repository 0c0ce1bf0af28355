import { below, forkRandom, type Random } from '../../kernel/random.ts';
import type { Command } from '../../simulation/command.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Setup } from '../../simulation/setup.ts';
import { nextDueAt } from '../../simulation/step.ts';
import { chance, pick } from './chance.ts';
import { strikeClient } from './disturb-programs.ts';
import { ANY_RECIPE, familyFor } from './make-recipe-setup.ts';
import { makeSetup, type SetupWish } from './make-setup.ts';
import { lose, makeTrouble } from './make-trouble.ts';
import { MOMENTS, RECIPE_MOMENTS } from './moments.ts';
import { type Profile, WEIGHTS } from './profile.ts';
import type { FamilyName } from './recipes.ts';
import { type Act, type Outcome, Run } from './run.ts';
import { strike } from './strike.ts';

const RUN_US_MAX = 120_000_000;
/** Troubles that wait for their time. */
const PLANNED_MAX = 20;
const PERCENT_OF_MOMENTS: Readonly<Partial<Record<Profile, number>>> = { clients: 3, recipes: 40 };

const QUIET_MS = [0, 5, 30, 30, 150, 150, 500, 500, 1_200, 3_000];
const BUSY_MS = [0, 5, 5, 30, 30, 30, 150, 150, 500, 3_000];

function waitUs(random: Random, calm: number, forClients: boolean): number {
  const ms = pick(random, forClients ? BUSY_MS : QUIET_MS);
  return below(random, ms * calm * 1_000 + 1);
}

export interface Wish extends SetupWish {
  /** Events of the run before its faults are healed. */
  readonly events: number;
}

/**
 * A run that depends on nothing but its seed: set-up, faults, clients, and their moments.
 *
 * @param hear is told every event
 */
export function generate(
  seed: number,
  wish: Wish,
  hear: (event: Event) => void = () => undefined,
): Outcome {
  const random = forkRandom(`fuzz ${seed}`, 'faults');
  const acts: Act[] = [];
  const plan: Act[] = [];
  const { moments: close = [], oneIn: often, weights, loses = [] } = wish.tilt ?? {};
  // What clients may rely on shows while somebody serves them.
  const forClients = wish.profile === 'clients' || wish.profile === 'recipes';
  const percent = PERCENT_OF_MOMENTS[wish.profile] ?? 20;
  const moments = new Set([
    ...(wish.profile === 'recipes' ? RECIPE_MOMENTS : MOMENTS).filter(() =>
      chance(random, percent),
    ),
    ...close,
  ]);
  const oneIn = often ?? pick(random, [4, 10, 30, 100]);
  /** Some runs are given more time between their troubles. */
  const calm = pick(random, [1, 2, 4]);
  const family = wish.profile === 'recipes' ? familyFor(seed, wish.recipe ?? ANY_RECIPE) : null;
  const run = new Run(makeSetup(seed, wish), family, (event) => {
    hear(event);
    if (moments.has(event.kind) && below(random, oneIn) === 0 && plan.length < PLANNED_MAX) {
      const { world } = run;
      const troubles =
        lose(random, world, loses) ??
        (family === null ? strike : strikeClient)(random, event, world);
      for (const { afterUs, command } of troubles) add(world.now + afterUs, command);
    }
  });
  const { world } = run;
  function add(atUs: number, command: Command): void {
    const place = plan.findIndex((act) => act.atUs > atUs);
    plan.splice(place < 0 ? plan.length : place, 0, { atUs, command });
  }

  // Most ensembles may come to life first.
  let nextTroubleUs = forClients || chance(random, 80) ? firstTroubleUs(random) : 0;
  while (run.violation === null && run.events < wish.events && world.now < RUN_US_MAX) {
    const nextUs = Math.min(plan[0]?.atUs ?? Infinity, nextTroubleUs);
    if ((nextDueAt(world) ?? Infinity) <= nextUs) {
      run.step(nextUs);
      continue;
    }
    const due = plan[0];
    if (due !== undefined && due.atUs <= nextTroubleUs) {
      plan.shift();
      acts.push(due);
      run.perform(due.atUs, due.command);
      continue;
    }
    for (const { afterUs, command } of makeTrouble(
      random,
      world,
      { ...WEIGHTS[wish.profile], ...weights },
      wish.tilt,
    )) {
      add(nextTroubleUs + afterUs, command);
    }
    nextTroubleUs += waitUs(random, calm, forClients);
  }
  if (run.violation === null) run.rest(acts.at(-1)?.atUs ?? 0);
  return run.outcome(acts);
}

const firstTroubleUs = (random: Random): number => 800_000 + below(random, 800_000);

/** The same set-up and acts again, or a part of them; healing begins at `untilUs`. */
export function replay(
  setup: Setup,
  acts: readonly Act[],
  untilUs: number,
  family: FamilyName | null = null,
): Outcome {
  const run = new Run(setup, family, () => undefined);
  for (const { atUs, command } of acts) {
    while (run.step(atUs));
    run.perform(atUs, command);
    if (run.violation !== null) break;
  }
  while (run.step(untilUs));
  if (run.violation === null) run.rest(untilUs);
  return run.outcome(acts);
}
