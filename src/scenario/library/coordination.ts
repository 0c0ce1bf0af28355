import type { Program } from '../../simulation/setup.ts';
import { alike, QUICK_TIMEOUT_MS, type Start, troupe } from './start.ts';

const FOUR_TOGETHER: Program = {
  kind: 'double-barrier',
  path: '/stage',
  count: 4,
  workMs: 1_500,
  restMs: 1_500,
};

/** Clients that coordinate by other recipes than locks. */
export const COORDINATION: readonly Start[] = [
  {
    id: 'barrier-opens',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        k: {
          kind: 'barrier-keeper',
          path: '/barrier',
          closedMs: 3_000,
          openMs: 1_000,
          rounds: 20,
        },
        ...alike('abcd', { kind: 'barrier', path: '/barrier', restMs: 1_500 }),
      }),
    },
    atMs: 2_500,
    shows: 'count(event where kind = barrier-changed and state = passed) >= 4',
  },
  {
    id: 'together-in-and-out',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(3, alike('abc', FOUR_TOGETHER)),
    },
    script: [
      [
        4_000,
        {
          do: 'add-client',
          client: {
            name: 'd',
            server: 2,
            timeoutMs: 10_000,
            program: FOUR_TOGETHER,
          },
        },
      ],
    ],
    atMs: 3_900,
    shows: 'count(event where kind = double-barrier-changed and state = left) = 4',
  },
  {
    id: 'queue-and-consumers',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(
        3,
        {
          p: { kind: 'queue-producer', path: '/queue', everyMs: 350, items: 100 },
          ...alike('cd', { kind: 'queue-consumer', path: '/queue', workMs: 700 }),
        },
        QUICK_TIMEOUT_MS,
      ),
    },
    script: [[4_000, { do: 'pause', actor: 'd' }]],
    atMs: 3_900,
    // The notes are a child too.
    shows: 'leader.znode("/queue").children >= 5',
  },
  {
    id: 'urgent-first',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        p: { kind: 'queue-producer', path: '/urgent', everyMs: 300, items: 60, priorities: 4 },
        c: { kind: 'queue-consumer', path: '/urgent', workMs: 900, byPriority: true },
      }),
    },
    atMs: 3_000,
    shows: 'count(event where kind = queue-changed and state = took) >= 4',
  },
  {
    id: 'counter-retries',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(
        3,
        alike('abc', { kind: 'counter', path: '/n', everyMs: 300, additions: 50 }),
      ),
    },
    atMs: 3_000,
    shows: 'count(event where kind = counter-changed and state = retrying and time > 3s) >= 3',
  },
  {
    id: 'member-dies',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(3, alike('abcd', { kind: 'member', path: '/group' }), QUICK_TIMEOUT_MS),
    },
    script: [[3_000, { do: 'remove-client', client: 'd' }]],
    atMs: 2_900,
    shows: 'exists(event where kind = session-closed) and leader.znode("/group").children = 3',
  },
  {
    id: 'service-loses-one',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: troupe(
        3,
        {
          ...alike('ijk', { kind: 'service-instance', path: '/services/shop' }),
          ...alike('xy', {
            kind: 'service-consumer',
            path: '/services/shop',
            everyMs: 500,
            spread: 'round-robin',
          }),
        },
        QUICK_TIMEOUT_MS,
      ),
    },
    script: [[4_000, { do: 'remove-client', client: 'i' }]],
    atMs: 3_900,
    shows:
      'leader.znode("/services/shop").children = 2 and count(event where kind = service-changed and state = sees and time > 5s) >= 2',
  },
  {
    id: 'configuration-reaches-all',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: [
        ...troupe(3, {
          p: { kind: 'configuration-publisher', path: '/config', everyMs: 1_500, values: 50 },
          ...alike('ab', { kind: 'configuration-reader', path: '/config' }),
        }),
        {
          name: 'c',
          server: 1,
          hosts: [1],
          timeoutMs: 10_000,
          program: { kind: 'configuration-reader', path: '/config' },
        },
      ],
    },
    script: [
      [
        2_000,
        {
          do: 'set-link',
          from: 3,
          to: 1,
          latencyUs: { min: 700_000, max: 800_000 },
          lossPermille: 0,
        },
      ],
    ],
    atMs: 2_500,
    shows:
      'time > 6s and client(c).server = 1 and client(a).seen > client(c).seen and client(b).seen > client(c).seen',
  },
  {
    id: 'site-is-silent',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: troupe(3, {
        a: {
          kind: 'commit-coordinator',
          path: '/transactions',
          sites: ['b', 'c', 'd'],
          decideMs: 2_000,
          everyMs: 1_500,
          transactions: 50,
        },
        ...alike('bcd', { kind: 'commit-site', path: '/transactions', abortPercent: 0 }),
      }),
    },
    script: [
      [4_000, { do: 'pause', actor: 'd' }],
      [10_000, { do: 'resume', actor: 'd' }],
    ],
    atMs: 3_900,
    shows: 'exists(event where kind = transaction-changed and who = d and state = aborted)',
  },
  {
    id: 'steady-load',
    group: 'recipes',
    setup: {
      servers: 5,
      tickMs: 500,
      clients: troupe(
        5,
        alike('abc', {
          kind: 'workload',
          path: '/load',
          everyMs: 100,
          readPercent: 50,
          outstanding: 8,
          znodes: 10,
        }),
      ),
    },
    script: [[3_500, { do: 'crash', server: 5 }]],
    atMs: 3_400,
    shows: 'leader.sid = 4 and committed >= (2,20)',
  },
];
