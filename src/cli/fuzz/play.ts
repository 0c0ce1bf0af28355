import { checkAll } from '../../checkers/check-all.ts';
import type { Violation } from '../../checkers/checker.ts';
import { below, forkRandom, type Random } from '../../kernel/random.ts';
import type { Position } from '../../timeline/action.ts';
import type { Command } from '../../simulation/command.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event, EventKind } from '../../simulation/facts.ts';
import { perform } from '../../simulation/perform.ts';
import type { Setup } from '../../simulation/setup.ts';
import { nextDueAt, step } from '../../simulation/step.ts';
import type { World } from '../../simulation/world.ts';
import { chance, pick } from './chance.ts';
import { type Coverage, CoverageCounter } from './coverage.ts';
import { healing, isWhole, LAST } from './heal.ts';
import { makeSetup, type SetupWish } from './make-setup.ts';
import { lose, makeTrouble } from './make-trouble.ts';
import { crash, type Planned } from './planned.ts';
import { Lives } from './lives.ts';
import { ANY_RECIPE, familyFor } from './make-recipe-setup.ts';
import { strikeClient } from './disturb-programs.ts';
import { mayDo } from './may.ts';
import { type Profile, WEIGHTS } from './profile.ts';
import { type Family, type FamilyName, familyOf } from './recipes.ts';

/** A command at a virtual time: performed behind everything that is due until then. */
export interface Act {
  readonly atUs: number;
  readonly command: Command;
}

export interface Outcome {
  readonly setup: Setup;
  /** Whose programs run; null: those of no recipe. */
  readonly family: FamilyName | null;
  /** What was done, healing excluded. */
  readonly acts: readonly Act[];
  /** Every command with its exact place, healing included. */
  readonly performed: readonly (Position & { readonly command: Command })[];
  readonly violation: Violation | null;
  /** The events that the violation names. */
  readonly facts: readonly Event[];
  readonly end: Position;
  /** When healing began; null if the run broke before. Microseconds. */
  readonly healedAt: number | null;
  readonly events: number;
  readonly commits: number;
  readonly coverage: Coverage;
}

/** Longer than every back-off of an election. */
const REST_US_MAX = 240_000_000;
/** How long programs are watched at the end: behind `checkers/quiet.ts`, and as long as some client has not got what it wanted. */
const SETTLE_US_MIN = 2_000_000;
const SETTLE_US_MAX = 12_000_000;
const RUN_US_MAX = 120_000_000;
const REST_EVENTS_MAX = 500_000;

/** One run under all checkers, forwards only; it ends at the first violation. */
class Run {
  readonly world: World;
  readonly setup: Setup;
  readonly family: FamilyName | null;
  readonly performed: (Position & { readonly command: Command })[] = [];
  readonly coverage = new CoverageCounter();
  violation: Violation | null = null;
  healedAt: number | null = null;
  commits = 0;
  readonly #judge = checkAll();
  /** Only a server that keeps every rule must keep to the chart. */
  readonly #lives: Lives | null;
  readonly #events: Event[] = [];
  readonly #hear: (event: Event) => void;

  constructor(setup: Setup, family: FamilyName | null, hear: (event: Event) => void) {
    this.family = family;
    this.setup = setup;
    this.world = createWorld(setup);
    this.#hear = hear;
    this.#lives = (setup.switchedOff?.length ?? 0) > 0 ? null : new Lives();
  }

  get events(): number {
    return this.#events.length;
  }

  /** Does one thing, and lets everybody judge what came of it. */
  #judged(act: (sink: Event[]) => boolean): boolean {
    const sink: Event[] = [];
    let done = false;
    try {
      done = act(sink);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.violation = { checker: 'the engine works', message, events: [] };
    }
    for (const event of sink) {
      this.#events.push(event);
      this.coverage.observe(event, this.world);
      if (event.kind === 'committed') this.commits++;
      this.#hear(event);
      this.violation ??= this.#lives?.observe(event) ?? null;
    }
    this.violation ??= this.#judge.observe(sink, this.world)[0] ?? null;
    return done;
  }

  step(untilUs: number): boolean {
    if (this.violation !== null) return false;
    return this.#judged((sink) => step(this.world, untilUs, sink));
  }

  perform(atUs: number, command: Command): void {
    if (this.violation !== null || !mayDo(this.world, command)) return;
    const at = Math.max(atUs, this.world.now);
    this.performed.push({ step: this.world.steps, at, command });
    this.#judged((sink) => {
      perform(this.world, at, command, sink);
      return true;
    });
  }

  /** Faults end; then a leader must serve, all must follow, and a write must be committed. */
  rest(fromUs: number): void {
    const from = Math.max(fromUs, this.world.now);
    this.healedAt = from;
    for (const command of healing(this.world)) this.perform(from, command);
    const before = this.commits;
    const events = this.events;
    const isDone = (): boolean => this.commits > before && isWhole(this.world);
    while (!isDone() && this.events < events + REST_EVENTS_MAX) {
      if (!this.step(from + REST_US_MAX)) break;
    }
    if (this.family !== null) this.#settle(familyOf(this.family));
    this.coverage.atRest(this.world);
    this.violation ??= this.#judge.atRest(this.world)[0] ?? null;
  }

  /** Programs get time to do their work undisturbed: each once at least, and long enough for what is left behind to be seen. */
  #settle(family: Family): void {
    const leastUs = Math.max(SETTLE_US_MIN, (family.settleMs ?? 0) * 1_000);
    const from = this.world.now;
    const working = new Set(
      [...this.world.clients.values()]
        .filter(({ name, program }) => name !== LAST && program.kind !== 'idle')
        .map(({ name }) => name),
    );
    let heard = this.#events.length;
    while (this.events < heard + REST_EVENTS_MAX) {
      for (; heard < this.#events.length; heard++) {
        const event = this.#events[heard]!;
        if (typeof event.who === 'string' && family.achieves(event)) working.delete(event.who);
      }
      const untilUs = from + (working.size === 0 ? leastUs : SETTLE_US_MAX);
      if (!this.step(untilUs)) break;
    }
  }

  outcome(acts: readonly Act[]): Outcome {
    const { setup, family, performed, violation, healedAt, commits, world } = this;
    const named = new Set(violation?.events);
    return {
      setup,
      family,
      acts,
      performed,
      violation,
      facts: this.#events.filter(({ id }) => named.has(id)),
      end: { step: world.steps, at: world.now },
      healedAt,
      events: this.events,
      commits,
      coverage: this.coverage.counts,
    };
  }
}

/** Moments at which a fault hurts most: some of them provoke one in each run. */
const MOMENTS: readonly EventKind[] = [
  'sync-chosen',
  'epoch-chosen',
  'epoch-promised',
  'epoch-written',
  'established',
  'decided',
  'proposed',
  'committed',
  'logged',
  'acked',
  'truncated',
  'snapshot-installed',
  'new-leader-acked',
  'up-to-date',
  'final-wait-began',
  'reconfigured',
];

/** The same for programs: when they ask, hear, and believe. */
const RECIPE_MOMENTS: readonly EventKind[] = [
  'requested',
  'prepared',
  'proposed',
  'replied',
  'answered',
  'watch-fired',
  'watch-event',
  'lock-changed',
  'resource-asked',
];
const PERCENT_OF_MOMENTS: Readonly<Partial<Record<Profile, number>>> = { clients: 3, recipes: 40 };

const QUIET_MS = [0, 5, 30, 30, 150, 150, 500, 500, 1_200, 3_000];
const BUSY_MS = [0, 5, 5, 30, 30, 30, 150, 150, 500, 3_000];

function waitUs(random: Random, calm: number, forClients: boolean): number {
  const ms = pick(random, forClients ? BUSY_MS : QUIET_MS);
  return below(random, ms * calm * 1_000 + 1);
}

const AWAITED = ['NEWLEADER', 'UPTODATE', 'ACKEPOCH', 'ACK', 'COMMIT', 'SNAPDATA', 'LEADERINFO'];

/** The first message of each connection between servers that is on its way to this one. */
const flyingTo = (world: World, server: number): readonly number[] =>
  [...world.connections.values()]
    .filter(({ port }) => port === 'quorum')
    .flatMap(({ forth, back }) => [forth.inFlight[0], back.inFlight[0]])
    .flatMap((envelope) => (envelope?.to === server ? [envelope.id] : []));

/** What is done to the server that an event is about, right then or a little later. */
function strike(random: Random, event: Event, world: World): readonly Planned[] {
  const afterUs = below(random, pick(random, [1, 2_000, 30_000]));
  const others = world.peers.map(({ sid }) => sid);
  const server =
    typeof event.who === 'number' && chance(random, 60) ? event.who : pick(random, others);
  const backUs = afterUs + below(random, pick(random, [20, 500, 3_000]) * 1_000);
  switch (below(random, 6)) {
    case 4:
      // What would come next does not come, and whoever waits for it gives up.
      return [
        { afterUs: 0, command: { do: 'hold-type', type: pick(random, AWAITED) } },
        { afterUs: afterUs + 2_000, command: crash(random, server) },
        { afterUs: backUs + 2_001, command: { do: 'release-all' } },
        { afterUs: backUs + 2_002, command: { do: 'restart', server } },
      ];
    case 5:
      return flyingTo(world, server).map((envelope) => ({
        afterUs: 0,
        command: { do: 'drop', envelope },
      }));
    case 0:
    case 1:
      return [
        { afterUs, command: crash(random, server) },
        { afterUs: backUs, command: { do: 'restart', server } },
      ];
    case 2:
      return [
        { afterUs, command: { do: 'isolate', server } },
        { afterUs: backUs, command: { do: 'heal' } },
      ];
    default:
      // Whoever can lose something loses it.
      return [
        ...others.map((sid) => ({ afterUs, command: crash(random, sid) })),
        ...others
          .filter(() => chance(random, 70))
          .map((sid) => ({ afterUs: backUs, command: { do: 'restart', server: sid } as const })),
      ];
  }
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
    if (moments.has(event.kind) && below(random, oneIn) === 0 && plan.length < 20) {
      const { world } = run;
      const troubles =
        lose(random, world, loses) ??
        (family === null ? strike : strikeClient)(random, event, world);
      for (const { afterUs, command } of troubles) add(afterUs, command);
    }
  });
  const { world } = run;
  function add(afterUs: number, command: Command): void {
    const atUs = world.now + afterUs;
    const place = plan.findIndex((act) => act.atUs > atUs);
    plan.splice(place < 0 ? plan.length : place, 0, { atUs, command });
  }

  // Most ensembles may come to life first.
  let nextTroubleUs = forClients || chance(random, 80) ? between1(random) : 0;
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
      const atUs = nextTroubleUs + afterUs;
      const place = plan.findIndex((act) => act.atUs > atUs);
      plan.splice(place < 0 ? plan.length : place, 0, { atUs, command });
    }
    nextTroubleUs += waitUs(random, calm, forClients);
  }
  if (run.violation === null) run.rest(acts.at(-1)?.atUs ?? 0);
  return run.outcome(acts);
}

const between1 = (random: Random): number => 800_000 + below(random, 800_000);

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
