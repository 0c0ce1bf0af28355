import { STORE_LOCK } from './recipes.ts';
import { alike, QUICK_TIMEOUT_MS, type Start, troupe } from './start.ts';

/** Famous mistakes of programs, each with the invariant that it breaks. */
export const MISTAKES: readonly Start[] = [
  {
    id: 'no-look-again',
    group: 'mistakes',
    // Client c is the second of four in the queue.
    setup: {
      seed: 'no-look-again-3',
      servers: 3,
      clients: troupe(
        3,
        alike('abcd', {
          kind: 'lock',
          path: '/locks/stock',
          holdMs: 30_000,
          restMs: 800,
          mistakes: ['no-recheck'],
        }),
      ),
    },
    script: [[3_000, { do: 'expire-client', client: 'c' }]],
    atMs: 2_900,
    shows: 'violations > 0',
    breaks: 'mutual exclusion',
  },
  {
    id: 'no-token',
    group: 'mistakes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(
        3,
        alike('abc', { ...STORE_LOCK, mistakes: ['no-fencing'] }),
        QUICK_TIMEOUT_MS,
      ),
    },
    script: [
      [3_000, { do: 'pause', actor: 'c' }],
      [8_500, { do: 'resume', actor: 'c' }],
    ],
    atMs: 2_900,
    shows: 'violations > 0',
    breaks: 'fencing refuses the stale',
  },
  {
    id: 'herd-acts-blindly',
    group: 'mistakes',
    setup: {
      servers: 3,
      clients: troupe(
        3,
        alike('abcde', {
          kind: 'herd-lock',
          path: '/locks/herd',
          holdMs: 2_500,
          restMs: 800,
          mistakes: ['act-on-event'],
        }),
      ),
    },
    atMs: 2_500,
    shows: 'violations > 0',
    breaks: 'mutual exclusion',
  },
  {
    id: 'leaves-alone',
    group: 'mistakes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        ...alike('ab', {
          kind: 'double-barrier',
          path: '/stage',
          count: 3,
          workMs: 3_000,
          restMs: 2_000,
        }),
        c: {
          kind: 'double-barrier',
          path: '/stage',
          count: 3,
          workMs: 1_000,
          restMs: 2_000,
          mistakes: ['leaves-alone'],
        },
      }),
    },
    atMs: 1_300,
    shows: 'violations > 0',
    breaks: 'all enter and leave together',
  },
  {
    id: 'taken-twice',
    group: 'mistakes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        p: { kind: 'queue-producer', path: '/queue', everyMs: 500, items: 60 },
        ...alike('cd', {
          kind: 'queue-consumer',
          path: '/queue',
          workMs: 400,
          mistakes: ['no-delete-check'],
        }),
      }),
    },
    atMs: 1_200,
    shows: 'violations > 0',
    breaks: 'no item twice, none lost',
  },
  {
    id: 'addition-lost',
    group: 'mistakes',
    setup: {
      servers: 3,
      clients: troupe(
        3,
        alike('abc', {
          kind: 'counter',
          path: '/n',
          everyMs: 700,
          additions: 50,
          mistakes: ['no-version'],
        }),
      ),
    },
    atMs: 1_200,
    shows: 'violations > 0',
    breaks: 'the counter is exact',
  },
  {
    id: 'commits-early',
    group: 'mistakes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        a: {
          kind: 'commit-coordinator',
          path: '/transactions',
          sites: ['b', 'c'],
          decideMs: 3_000,
          everyMs: 1_500,
          transactions: 50,
        },
        b: {
          kind: 'commit-site',
          path: '/transactions',
          abortPercent: 0,
          mistakes: ['commits-early'],
        },
        c: { kind: 'commit-site', path: '/transactions', abortPercent: 50 },
      }),
    },
    atMs: 1_200,
    shows: 'violations > 0',
    breaks: 'one outcome for all',
  },
];
