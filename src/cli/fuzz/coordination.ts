import { MISTAKES, type MistakenKind } from '../../client/programs/mistakes.ts';
import { below, between, type Random } from '../../kernel/random.ts';
import type { Program } from '../../simulation/setup.ts';
import { chance, pick } from './chance.ts';
import type { Family } from './recipes.ts';

/** Those of the mistakes that a program of this kind can make. */
function making<K extends MistakenKind>(
  kind: K,
  mistakes: readonly string[],
): { readonly mistakes?: readonly (typeof MISTAKES)[K][number][] } {
  const known: readonly string[] = MISTAKES[kind];
  const own = mistakes.filter((mistake) => known.includes(mistake));
  return own.length === 0 ? {} : { mistakes: own as (typeof MISTAKES)[K][number][] };
}

/** Programs that come to an end get time for it; then everybody must know how things are. */
const SETTLE_MS = 6_000;
/** Programs with several parts take a while to meet. */
const EVENTS_OF_A_RUN = 1_500;

function family(
  kinds: readonly MistakenKind[],
  draw: (random: Random, index: number, mistakes: readonly string[]) => Program,
  but: readonly string[] = [],
): Family {
  return {
    draw,
    achieves: () => true,
    mistakes: kinds
      .flatMap((kind): readonly string[] => MISTAKES[kind])
      .filter((mistake) => !but.includes(mistake)),
    settleMs: SETTLE_MS,
    events: EVENTS_OF_A_RUN,
  };
}

const everyMs = (random: Random): number => pick(random, [10, 40, 100]);

function queue(priorities: number | null): Family['draw'] {
  const path = priorities === null ? '/queue' : '/urgent';
  return (random, index, mistakes) =>
    index === 0 || (index === 1 && chance(random, 50))
      ? {
          kind: 'queue-producer',
          path,
          everyMs: everyMs(random),
          items: between(random, 5, 30),
          ...(priorities !== null && { priorities }),
          ...making('queue-producer', mistakes),
        }
      : {
          kind: 'queue-consumer',
          path,
          workMs: pick(random, [10, 40, 150]),
          ...(priorities !== null && { byPriority: true }),
          ...making('queue-consumer', mistakes),
        };
}

/** Families whose clients coordinate, each with a part of its own. */
export const COORDINATION = {
  barrier: family(['barrier'], (random, index, mistakes) =>
    index === 0
      ? {
          kind: 'barrier-keeper',
          path: '/barrier',
          closedMs: pick(random, [20, 200, 600]),
          openMs: pick(random, [5, 40, 200]),
          rounds: between(random, 1, 8),
        }
      : {
          kind: 'barrier',
          path: '/barrier',
          restMs: pick(random, [10, 100, 300]),
          ...making('barrier', mistakes),
        },
  ),
  'double-barrier': family(['double-barrier'], (random, _, mistakes) => ({
    kind: 'double-barrier',
    path: '/stage',
    count: 3,
    workMs: pick(random, [20, 100, 300]),
    restMs: pick(random, [20, 100, 600]),
    ...making('double-barrier', mistakes),
  })),
  // Without priorities the list that one has is as good as any later one.
  queue: family(['queue-producer', 'queue-consumer'], queue(null), ['keeps-list']),
  'priority-queue': family(['queue-producer', 'queue-consumer'], queue(4)),
  counter: family(['counter'], (random, _, mistakes) => ({
    kind: 'counter',
    path: '/counter',
    everyMs: everyMs(random),
    additions: between(random, 5, 25),
    ...making('counter', mistakes),
  })),
  membership: family(['member'], (_random, _index, mistakes) => ({
    kind: 'member',
    path: '/group',
    ...making('member', mistakes),
  })),
  discovery: family(['service-instance', 'service-consumer'], (random, index, mistakes) =>
    index === 0 || (index > 1 && chance(random, 50))
      ? { kind: 'service-instance', path: '/shop', ...making('service-instance', mistakes) }
      : {
          kind: 'service-consumer',
          path: '/shop',
          everyMs: pick(random, [50, 200]),
          spread: pick(random, ['round-robin', 'random'] as const),
          ...making('service-consumer', mistakes),
        },
  ),
  configuration: family(['configuration-reader'], (random, index, mistakes) =>
    index === 0
      ? {
          kind: 'configuration-publisher',
          path: '/config',
          everyMs: pick(random, [5, 40, 200]),
          values: between(random, 5, 25),
        }
      : {
          kind: 'configuration-reader',
          path: '/config',
          ...making('configuration-reader', mistakes),
        },
  ),
  'two-phase-commit': family(['commit-coordinator', 'commit-site'], (random, index, mistakes) =>
    index === 0
      ? {
          kind: 'commit-coordinator',
          path: '/app',
          sites: ['b', 'c'],
          decideMs: pick(random, [5, 15, 40, 150, 500]),
          everyMs: pick(random, [20, 100]),
          transactions: between(random, 3, 20),
          ...making('commit-coordinator', mistakes),
        }
      : {
          kind: 'commit-site',
          path: '/app',
          abortPercent: pick(random, [0, 10, 40]),
          ...making('commit-site', mistakes),
        },
  ),
  workload: family([], (random) => ({
    kind: 'workload',
    path: '/load',
    everyMs: pick(random, [20, 60]),
    readPercent: below(random, 101),
    outstanding: between(random, 1, 10),
    znodes: between(random, 1, 6),
  })),
} as const satisfies Readonly<Record<string, Family>>;
