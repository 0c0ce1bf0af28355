import { chance, pick } from './chance.ts';
import { COORDINATION } from './coordination.ts';
import { MISTAKES } from '../../client/programs/mistakes.ts';
import type { Random } from '../../kernel/random.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Program } from '../../simulation/setup.ts';

/** What all clients of a run do together. */
export interface Family {
  /** The program of client number `index`, which makes these mistakes. */
  draw(random: Random, index: number, mistakes: readonly string[]): Program;
  /** Whether this event shows that its client has got what it wanted: then the run may end. */
  achieves(event: Event): boolean;
  /** The mistakes that its programs can make. */
  readonly mistakes: readonly string[];
  /** How long its programs are watched at the end, at least, virtual milliseconds. */
  readonly settleMs?: number;
  /** Events of a run before its faults are healed. */
  readonly events?: number;
}

const holds = (event: Event): boolean => event.kind === 'lock-changed' && event.state === 'holding';

/** Mistakes as the table of the program has them: each family is given only its own. */
const making = (mistakes: readonly string[]): { readonly mistakes?: readonly never[] } =>
  mistakes.length === 0 ? {} : { mistakes: mistakes as readonly never[] };

const times = (random: Random) => ({
  holdMs: pick(random, [100, 300]),
  restMs: pick(random, [100, 400, 900]),
});

/** What a lock guards, in half of the runs. */
const guarding = (random: Random): { resource?: string } =>
  chance(random, 50) ? { resource: 'store' } : {};

/** Families by the name that `--program` takes. */
export const FAMILIES = {
  lock: {
    draw: (random, _, mistakes) => ({
      kind: 'lock',
      path: '/lock',
      ...times(random),
      ...guarding(random),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES.lock,
  },
  'herd-lock': {
    draw: (random, _, mistakes) => ({
      kind: 'herd-lock',
      path: '/locks/one',
      ...times(random),
      ...guarding(random),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES['herd-lock'],
  },
  'shared-lock': {
    draw: (random, index, mistakes) => ({
      kind: 'shared-lock',
      path: '/shared',
      wants: index === 0 ? 'write' : index === 1 ? 'read' : 'either',
      ...times(random),
      ...guarding(random),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES['shared-lock'],
  },
  'revocable-lock': {
    draw: (random, _, mistakes) => ({
      kind: 'revocable-lock',
      path: '/revocable',
      holdMs: pick(random, [200, 60_000, 60_000]),
      restMs: pick(random, [200, 500]),
      patienceMs: pick(random, [100, 300]),
      // Whoever holds for a minute uses the resource too seldom to be found out.
      ...(chance(random, 50) && { resource: 'store', holdMs: 400 }),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES['revocable-lock'],
  },
  semaphore: {
    draw: (random, _, mistakes) => ({
      kind: 'semaphore',
      path: '/permits',
      permits: 2,
      ...times(random),
      holdMs: pick(random, [100, 300, 4_000]),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES.semaphore,
  },
  election: {
    draw: (random, _, mistakes) => ({
      kind: 'election',
      path: '/election',
      ...times(random),
      ...guarding(random),
      ...making(mistakes),
    }),
    achieves: holds,
    mistakes: MISTAKES.election,
  },
  ...COORDINATION,
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof FAMILIES;

export const isFamily = (name: string): name is FamilyName => Object.hasOwn(FAMILIES, name);
export const familyOf = (name: FamilyName): Family => FAMILIES[name];
export const FAMILY_NAMES = Object.keys(FAMILIES) as FamilyName[];
