import type { ProgramKind, ProgramSetup } from './programs.ts';

/** Each program as a person first meets it: slow enough to watch. */
export const PROGRAM_DEFAULTS: {
  readonly [K in ProgramKind]: Extract<ProgramSetup, { kind: K }>;
} = {
  idle: { kind: 'idle' },
  writer: { kind: 'writer', everyMs: 1_200 },
  lock: { kind: 'lock', path: '/locks/stock', holdMs: 1_500, restMs: 800 },
  'herd-lock': { kind: 'herd-lock', path: '/locks/herd', holdMs: 1_500, restMs: 800 },
  'shared-lock': {
    kind: 'shared-lock',
    path: '/locks/shared',
    wants: 'either',
    holdMs: 1_500,
    restMs: 800,
  },
  'revocable-lock': {
    kind: 'revocable-lock',
    path: '/locks/revocable',
    holdMs: 12_000,
    restMs: 800,
    patienceMs: 2_000,
  },
  semaphore: { kind: 'semaphore', path: '/locks/permits', permits: 2, holdMs: 1_500, restMs: 800 },
  election: { kind: 'election', path: '/election', holdMs: 8_000, restMs: 800 },
  barrier: { kind: 'barrier', path: '/barrier', restMs: 1_500 },
  'barrier-keeper': {
    kind: 'barrier-keeper',
    path: '/barrier',
    closedMs: 4_000,
    openMs: 1_000,
    rounds: 20,
  },
  'double-barrier': {
    kind: 'double-barrier',
    path: '/stage',
    count: 3,
    workMs: 2_000,
    restMs: 1_500,
  },
  'queue-producer': { kind: 'queue-producer', path: '/queue', everyMs: 1_000, items: 100 },
  'queue-consumer': { kind: 'queue-consumer', path: '/queue', workMs: 1_500 },
  counter: { kind: 'counter', path: '/counter', everyMs: 1_000, additions: 100 },
  member: { kind: 'member', path: '/group' },
  'service-instance': { kind: 'service-instance', path: '/services/shop' },
  'service-consumer': {
    kind: 'service-consumer',
    path: '/services/shop',
    everyMs: 1_000,
    spread: 'round-robin',
  },
  'configuration-publisher': {
    kind: 'configuration-publisher',
    path: '/config',
    everyMs: 3_000,
    values: 50,
  },
  'configuration-reader': { kind: 'configuration-reader', path: '/config' },
  'commit-coordinator': {
    kind: 'commit-coordinator',
    path: '/transactions',
    sites: ['b', 'c'],
    decideMs: 3_000,
    everyMs: 2_000,
    transactions: 50,
  },
  'commit-site': { kind: 'commit-site', path: '/transactions', abortPercent: 20 },
  workload: {
    kind: 'workload',
    path: '/load',
    everyMs: 200,
    readPercent: 80,
    outstanding: 8,
    znodes: 10,
  },
};
