import type { Program } from '../../simulation/setup.ts';
import { alike, QUICK_TIMEOUT_MS, type Start, troupe, writer } from './start.ts';

const STOCK_LOCK: Program = { kind: 'lock', path: '/locks/stock', holdMs: 1_200, restMs: 800 };

/** A lock whose holder uses something outside of the ensemble, which tells later holders from earlier ones. */
export const STORE_LOCK = {
  kind: 'lock',
  path: '/locks/store',
  holdMs: 6_000,
  restMs: 800,
  resource: 'store',
} as const satisfies Program;

/** Clients that wait for one another by locks and elections. */
export const RECIPES: readonly Start[] = [
  {
    id: 'lock-queue',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(3, alike('abcde', STOCK_LOCK)),
    },
    atMs: 1_200,
    shows: 'leader.znode("/locks/stock").children >= 4 and time > 3s',
  },
  {
    id: 'holder-falls-silent',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(3, alike('abc', STOCK_LOCK), QUICK_TIMEOUT_MS),
    },
    script: [[2_500, { do: 'pause', actor: 'a' }]],
    atMs: 2_400,
    shows:
      'exists(event where kind = session-closed) and leader.znode("/locks/stock").children = 2',
  },
  {
    id: 'leader-crashes-under-locks',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: troupe(5, alike('abcd', STOCK_LOCK)),
    },
    script: [[3_000, { do: 'crash', server: 5 }]],
    atMs: 2_900,
    shows: 'leader.sid = 4 and leader.znode("/locks/stock").children >= 3',
  },
  {
    id: 'chain-of-twelve',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: troupe(
        5,
        alike('abcdefghijklm', { kind: 'lock', path: '/locks/chain', holdMs: 4_000, restMs: 900 }),
      ),
    },
    atMs: 4_000,
    shows:
      'count(event where kind = lock-changed and state = released) = 1 and count(event where kind = lock-changed and state = holding) = 2',
  },
  {
    id: 'herd-of-twelve',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: troupe(
        5,
        alike('abcdefghijklm', {
          kind: 'herd-lock',
          path: '/locks/herd',
          holdMs: 4_000,
          restMs: 900,
        }),
      ),
    },
    atMs: 4_000,
    shows: 'count(event where kind = watch-event and path = "/locks/herd") = 12',
  },
  {
    id: 'fenced-holder',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(3, alike('abc', STORE_LOCK), QUICK_TIMEOUT_MS),
    },
    script: [
      [3_000, { do: 'pause', actor: 'b' }],
      [8_500, { do: 'resume', actor: 'b' }],
    ],
    atMs: 2_900,
    shows: 'exists(event where kind = resource-used and who = b and accepted = false)',
  },
  {
    id: 'readers-and-a-writer',
    group: 'recipes',
    // Two readers come before the writer, and one behind it.
    setup: {
      seed: 'readers-2',
      servers: 3,
      clients: troupe(3, {
        ...alike('abc', {
          kind: 'shared-lock',
          path: '/locks/book',
          wants: 'read',
          holdMs: 1_500,
          restMs: 600,
        }),
        w: { kind: 'shared-lock', path: '/locks/book', wants: 'write', holdMs: 1_000, restMs: 900 },
      }),
    },
    atMs: 1_400,
    shows: 'exists(event where kind = lock-changed and who = w and state = holding)',
  },
  {
    id: 'two-permits',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(
        3,
        alike('abcde', {
          kind: 'semaphore',
          path: '/permits',
          permits: 2,
          holdMs: 1_500,
          restMs: 500,
        }),
      ),
    },
    atMs: 1_400,
    shows: 'count(event where kind = lock-changed and state = holding) >= 4',
  },
  {
    id: 'service-elects',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(
        3,
        alike('abcd', { kind: 'election', path: '/election', holdMs: 60_000, restMs: 800 }),
        QUICK_TIMEOUT_MS,
      ),
    },
    script: [[3_000, { do: 'pause', actor: 'd' }]],
    atMs: 2_900,
    shows:
      'count(event where kind = lock-changed and state = holding) = 2 and client(d).paused = true',
  },
  {
    id: 'pipelined-writes',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: ['a', 'b', 'c', 'd'].map((name, i) => writer(name, i + 1, 60)),
    },
    atMs: 1_500,
    shows: 'committed >= (1,60)',
  },
];
