import { PROGRAM_DEFAULTS } from '../../client/programs/defaults.ts';
import { MISTAKES } from '../../client/programs/mistakes.ts';
import type { Command } from '../../simulation/command.ts';
import { CLIENTS_MAX, type Program } from '../../simulation/setup.ts';
import { QUEUE_KINDS, type QueueKind } from '../../views/locks/contender.ts';

export type Mistake = (typeof MISTAKES)[keyof typeof MISTAKES][number];

/** Clients that run one recipe together. */
export interface Cast {
  /** How many there must be for it to mean anything. */
  readonly least: number;
  /** Which programs they run, by their place among `names`. */
  programs(names: readonly string[]): readonly Program[];
}

const alike =
  (program: Program) =>
  (names: readonly string[]): readonly Program[] =>
    names.map(() => program);

/** The store that the holders of a lock use. */
const RESOURCE = 'store';
/** Those who hold it have nothing to use it for. */
const WITHOUT_RESOURCE: readonly QueueKind[] = ['semaphore', 'election'];

const lockCast = (program: Program): Cast => {
  const uses = !WITHOUT_RESOURCE.some((kind) => kind === program.kind);
  return {
    least: 1,
    programs: alike(uses ? ({ ...program, resource: RESOURCE } as Program) : program),
  };
};

export const LOCK_CASTS = Object.fromEntries(
  Object.values<Program>(PROGRAM_DEFAULTS)
    .filter(({ kind }) => (QUEUE_KINDS as readonly string[]).includes(kind))
    .map((program) => [program.kind, lockCast(program)]),
) as Readonly<Record<QueueKind, Cast>>;

const {
  'barrier-keeper': keeper,
  barrier,
  'double-barrier': doubleBarrier,
  'queue-producer': producer,
  'queue-consumer': consumer,
  counter,
  member,
  'service-instance': instance,
  'service-consumer': caller,
  'configuration-publisher': publisher,
  'configuration-reader': reader,
  'commit-coordinator': coordinator,
  'commit-site': site,
  workload,
} = PROGRAM_DEFAULTS;

/** One leads, all others do the same. */
const ledBy =
  (first: Program, others: Program) =>
  (names: readonly string[]): readonly Program[] =>
    names.map((_, i) => (i === 0 ? first : others));

/** Every second one gives what the others take. */
const halves =
  (some: Program, others: Program) =>
  (names: readonly string[]): readonly Program[] =>
    names.map((_, i) => (i % 2 === 0 ? some : others));

/** How many priorities the items of a queue have. */
const PRIORITIES = 5;

export const RECIPE_CASTS = {
  barrier: { least: 2, programs: ledBy(keeper, barrier) },
  'double-barrier': {
    least: 2,
    programs: (names) => names.map(() => ({ ...doubleBarrier, count: names.length })),
  },
  queue: { least: 2, programs: halves(producer, consumer) },
  'priority-queue': {
    least: 2,
    programs: halves(
      { ...producer, path: '/priorities', priorities: PRIORITIES },
      { ...consumer, path: '/priorities', byPriority: true },
    ),
  },
  counter: { least: 1, programs: alike(counter) },
  membership: { least: 1, programs: alike(member) },
  discovery: { least: 2, programs: halves(instance, caller) },
  configuration: { least: 2, programs: ledBy(publisher, reader) },
  'two-phase-commit': {
    least: 2,
    programs: (names) => ledBy({ ...coordinator, sites: names.slice(1) }, site)(names),
  },
  workload: { least: 1, programs: alike(workload) },
} as const satisfies Readonly<Record<string, Cast>>;

export type CastName = keyof typeof LOCK_CASTS | keyof typeof RECIPE_CASTS;

/** All mistakes that can be made in a program; none for one in which there is no famous one. */
export const mistakesIn = ({ kind }: Program): readonly Mistake[] =>
  (MISTAKES as Partial<Record<string, readonly Mistake[]>>)[kind] ?? [];

/** The mistakes that somebody of a cast can make, each once. */
export const mistakesOf = (cast: Cast): readonly Mistake[] => [
  ...new Set(cast.programs(['a', 'b', 'c', 'd']).flatMap(mistakesIn)),
];

/** The program with those of the `mistakes` that can be made in it. */
export function withMistakes(program: Program, mistakes: readonly Mistake[]): Program {
  const possible = mistakesIn(program).filter((mistake) => mistakes.includes(mistake));
  return possible.length === 0 ? program : ({ ...program, mistakes: possible } as Program);
}

const TIMEOUT_MS = 6_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Names that no client has: letters first, then letters with numbers. */
export function freeNames(taken: ReadonlySet<string>, count: number): readonly string[] {
  const names: string[] = [];
  for (let round = 0; names.length < count; round++) {
    for (const letter of LETTERS) {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!taken.has(name) && names.length < count) names.push(name);
    }
  }
  return names;
}

/** The commands that let `count` new clients run a recipe; none when there is no room for them. */
export function startCast(
  cast: Cast,
  count: number,
  mistakes: readonly Mistake[],
  clients: ReadonlyMap<string, unknown>,
): readonly Command[] {
  if (count < cast.least || clients.size + count > CLIENTS_MAX) return [];
  const names = freeNames(new Set(clients.keys()), count);
  return cast.programs(names).map((program, i) => ({
    do: 'add-client',
    client: {
      name: names[i]!,
      server: null,
      timeoutMs: TIMEOUT_MS,
      program: withMistakes(program, mistakes),
    },
  }));
}
