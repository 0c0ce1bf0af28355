import { create, idle, type Start, writer } from './start.ts';

const everybody = [1, 2, 3];

export const RECOVERY: readonly Start[] = [
  {
    id: 'trunc',
    group: 'recovery',
    setup: { servers: 5, tickMs: 500, clients: [idle('a', 5), idle('b', 1)] },
    script: [
      [2_500, { do: 'hold-type', type: 'PROPOSAL', from: 5 }],
      [2_550, create('a', '/lost', 'never agreed')],
      [2_800, { do: 'crash', server: 5 }],
      // Behind what is held nobody hears of the crash: they wait for syncLimit.
      [8_000, { do: 'release-all' }],
      [8_500, { do: 'restart', server: 5 }],
      [9_500, create('b', '/kept', 'agreed')],
    ],
    atMs: 2_400,
    shows: 'exists(event where kind = delivered and type = TRUNC and who = 5)',
  },
  {
    id: 'diff',
    group: 'recovery',
    setup: { servers: 3, clients: [writer('a', 1, 250)] },
    script: [
      [2_000, { do: 'crash', server: 2 }],
      [4_000, { do: 'restart', server: 2 }],
    ],
    atMs: 3_900,
    shows: 'exists(event where kind = delivered and type = DIFF and who = 2 and time > 4s)',
  },
  {
    id: 'snap',
    group: 'recovery',
    setup: {
      servers: 3,
      commitLogCount: 4,
      snapshotSizeFactorPercent: -1,
      clients: [writer('a', 1, 150)],
    },
    script: [
      [2_000, { do: 'crash', server: 2 }],
      [4_500, { do: 'restart', server: 2 }],
    ],
    atMs: 4_400,
    shows: 'exists(event where kind = delivered and type = SNAP and who = 2)',
  },
  {
    id: 'power-loss',
    group: 'recovery',
    setup: { servers: 3, clients: [writer('a', 1, 300)] },
    script: [
      ...everybody.map((server) => [3_000, { do: 'crash', server }] as const),
      ...everybody.map((server) => [4_000, { do: 'restart', server }] as const),
    ],
    atMs: 2_900,
    shows: 'exists(leader) and leader.currentEpoch = 2 and committed >= (2,1)',
  },
  {
    id: 'not-yet-fsynced',
    group: 'recovery',
    setup: {
      servers: 3,
      fsyncUs: { min: 300_000, max: 400_000 },
      tickMs: 2_000,
      clients: [idle('a', 1)],
    },
    script: [
      [6_000, create('a', '/gone', 'in memory only')],
      ...everybody.map((server) => [6_150, { do: 'crash', server }] as const),
      ...everybody.map((server) => [7_000, { do: 'restart', server }] as const),
    ],
    atMs: 5_900,
    shows: 'leader.currentEpoch = 2 and not exists(leader.znode("/gone"))',
  },
  {
    id: 'wiped-disk',
    group: 'recovery',
    setup: { servers: 3, clients: [writer('a', 1, 300)] },
    script: [
      [2_500, { do: 'crash', server: 2 }],
      [2_700, { do: 'wipe', server: 2 }],
      [3_500, { do: 'restart', server: 2 }],
    ],
    atMs: 2_400,
    shows: 'server(2).uptodate and time > 3.5s',
  },
  {
    id: 'torn-tail',
    group: 'recovery',
    setup: { servers: 3, clients: [writer('a', 1, 300)] },
    script: [
      [2_500, { do: 'crash', server: 2 }],
      [2_700, { do: 'damage-disk', server: 2, what: 'torn-tail', records: 1 }],
      [3_500, { do: 'restart', server: 2 }],
    ],
    atMs: 2_400,
    shows: 'exists(event where kind = tail-lost and who = 2) and server(2).uptodate',
  },
  {
    id: 'slow-disk',
    group: 'recovery',
    setup: {
      servers: 3,
      slowDisks: [{ server: 3, fsyncUs: { min: 250_000, max: 400_000 } }],
      clients: [writer('a', 1, 500)],
    },
    atMs: 2_000,
    shows: 'committed >= (1,4)',
  },
];
