/** Schedules that the fuzzer found, shrunken: each broke an invariant once. */
import { expect, test } from 'vitest';
import { replay } from '../../../src/cli/fuzz/play.ts';
import type { Act } from '../../../src/cli/fuzz/run.ts';
import { type ClientSetup, DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';

const writer = (name: string, everyMs: number, server: number | null = null): ClientSetup => ({
  name,
  server,
  timeoutMs: 4_000,
  program: { kind: 'writer', everyMs },
});

const locker = (name: string, server: number | null = null): ClientSetup => ({
  name,
  server,
  timeoutMs: 4_000,
  program: { kind: 'lock', path: '/lock', holdMs: 60, restMs: 40 },
});

const base: Setup = {
  ...DEFAULT_SETUP,
  servers: 3,
  startsMs: [0, 0, 0],
  latencyUs: { min: 500, max: 2_000 },
  fsyncUs: { min: 200, max: 1_000 },
  tickMs: 200,
  skipAcl: true,
};

const reconfig = (
  client: string,
  change: Partial<{
    joining: readonly { server: number; role: 'participant' | 'observer' }[];
    leaving: readonly number[];
    members: readonly { server: number; role: 'participant' | 'observer' }[];
  }>,
): Act['command'] => ({
  do: 'request',
  client,
  operation: {
    op: 'reconfig',
    joining: [],
    leaving: [],
    members: null,
    fromConfig: -1,
    ...change,
  },
});

const FOUND: readonly (readonly [string, Partial<Setup>, readonly Act[]])[] = [
  [
    'a learner that loses its leader while it writes its history writes the epoch too',
    {
      seed: 'fuzz 11',
      servers: 5,
      startsMs: [0, 0, 390, 0, 0],
      fsyncUs: { min: 200, max: 10_000 },
      syncLimitTicks: 3,
      commitLogCount: 1,
      slowDisks: [{ server: 2, fsyncUs: { min: 50_000, max: 200_000 } }],
      snapshotSizeFactorPercent: -1,
      clients: [writer('a', 40), writer('b', 40, 3), writer('c', 100)],
    },
    [
      { atUs: 20_000, command: { do: 'crash', server: 1, keeps: 4 } },
      { atUs: 148_677, command: { do: 'pause', actor: 4 } },
      { atUs: 256_876, command: { do: 'restart', server: 1 } },
      { atUs: 890_629, command: { do: 'crash', server: 5 } },
    ],
  ],
  [
    'a proposal of the old leader that was cut does not keep it out: only what is in force counts',
    {
      seed: 'fuzz 30683',
      servers: 5,
      startsMs: [0, 1_223, 759, 0, 0],
      latencyUs: { min: 500, max: 60_000 },
      commitLogCount: 1,
      slowDisks: [{ server: 5, fsyncUs: { min: 50_000, max: 200_000 } }],
      snapCount: 10,
      clients: [writer('a', 100, 1)],
    },
    [
      { atUs: 1_490_739, command: { do: 'isolate', server: 5 } },
      {
        atUs: 1_878_509,
        command: reconfig('a', { joining: [{ server: 5, role: 'observer' }] }),
      },
    ],
  ],
  [
    'gossip about a configuration that is only proposed does not divide the voters',
    {
      seed: 'fuzz 9233',
      startsMs: [0, 0, 482, 0, 0],
      latencyUs: { min: 500, max: 15_000 },
      syncLimitTicks: 3,
      observers: 1,
      spares: 1,
      snapCount: 30,
      clients: [writer('a', 100), locker('b')],
    },
    [
      {
        atUs: 2_341_104,
        command: reconfig('a', { joining: [{ server: 3, role: 'observer' }] }),
      },
      { atUs: 2_365_363, command: { do: 'crash', server: 1 } },
    ],
  ],
  [
    'a log with a hole where a SNAP came in serves no DIFF across it',
    {
      seed: 'fuzz 33844',
      startsMs: [1_397, 0, 0],
      commitLogCount: 20,
      snapCount: 30,
      snapshotSizeFactorPercent: 1_000,
      clients: [
        { ...writer('a', 1), program: { kind: 'idle' } },
        { ...writer('b', 1, 2), timeoutMs: 800, program: { kind: 'idle' } },
      ],
    },
    [
      { atUs: 1_321_894, command: { do: 'cut', groups: [[2, 1], [3]] } },
      {
        atUs: 1_515_968,
        command: reconfig('b', {
          members: [
            { server: 1, role: 'participant' },
            { server: 2, role: 'observer' },
            { server: 3, role: 'observer' },
          ],
        }),
      },
      { atUs: 1_670_491, command: { do: 'crash', server: 3 } },
      { atUs: 8_145_362, command: { do: 'heal' } },
      { atUs: 17_367_156, command: { do: 'restart', server: 3 } },
      { atUs: 17_492_313, command: { do: 'crash', server: 1, keeps: 4 } },
      { atUs: 20_371_717, command: { do: 'crash', server: 2 } },
    ],
  ],
  [
    'proposals behind a reconfiguration still count whoever could agree when they were made',
    {
      seed: 'fuzz 30152',
      servers: 5,
      startsMs: [625, 0, 0, 0, 0, 60],
      latencyUs: { min: 500, max: 15_000 },
      fsyncUs: { min: 200, max: 80_000 },
      syncLimitTicks: 3,
      commitLogCount: 1,
      spares: 1,
      snapshotSizeFactorPercent: -1,
      clients: [
        writer('a', 40),
        { ...locker('b', 2), timeoutMs: 800 },
        { ...writer('c', 100, 3), timeoutMs: 2_000 },
      ],
    },
    [
      {
        atUs: 841_326,
        command: reconfig('c', {
          members: [
            { server: 1, role: 'observer' },
            { server: 3, role: 'participant' },
            { server: 5, role: 'participant' },
          ],
        }),
      },
      { atUs: 898_507, command: reconfig('a', { leaving: [5] }) },
      { atUs: 2_487_016, command: { do: 'pause', actor: 2 } },
    ],
  ],
  [
    'a learner whose log cannot be cut back behind a SNAP gets everything anew',
    {
      seed: 'fuzz 102924',
      servers: 6,
      startsMs: [340, 775, 868, 0, 0, 0],
      latencyUs: { min: 500, max: 15_000 },
      fsyncUs: { min: 200, max: 10_000 },
      syncLimitTicks: 3,
      commitLogCount: 1,
      slowDisks: [{ server: 4, fsyncUs: { min: 50_000, max: 200_000 } }],
      snapshotSizeFactorPercent: 1_000,
      clients: [
        { name: 'a', server: 1, timeoutMs: 800, program: { kind: 'idle' } },
        { name: 'b', server: null, timeoutMs: 4_000, program: { kind: 'idle' } },
        { name: 'c', server: null, timeoutMs: 2_000, program: { kind: 'idle' } },
        { name: 'd', server: null, timeoutMs: 4_000, program: { kind: 'idle' } },
      ],
    },
    [
      { atUs: 7_036, command: { do: 'crash', server: 4, keeps: 4 } },
      { atUs: 2_933_392, command: { do: 'hold-type', type: 'PROPOSAL' } },
      {
        atUs: 2_938_523,
        command: {
          do: 'request',
          client: 'a',
          operation: { op: 'setData', path: '/z0', data: '164', version: -1 },
        },
      },
      { atUs: 2_968_929, command: { do: 'crash', server: 1 } },
      { atUs: 2_968_929, command: { do: 'crash', server: 3 } },
      { atUs: 3_010_541, command: { do: 'restart', server: 3 } },
      { atUs: 3_204_959, command: { do: 'restart', server: 1 } },
      { atUs: 3_458_448, command: { do: 'restart', server: 4 } },
      { atUs: 4_540_939, command: { do: 'crash', server: 6 } },
    ],
  ],
  [
    'a snapshot that is on disk before its log leaves a hole that no DIFF and no TRUNC may cross',
    {
      seed: 'fuzz 202188',
      startsMs: [0, 0, 0, 0, 1_350],
      latencyUs: { min: 500, max: 15_000 },
      fsyncUs: { min: 200, max: 80_000 },
      observers: 2,
      snapCount: 4,
      snapshotSizeFactorPercent: 1_000,
      clients: [{ ...writer('a', 40), timeoutMs: 2_000 }, locker('b'), locker('c', 3)],
    },
    [
      {
        atUs: 985_258,
        command: {
          do: 'set-disk',
          server: 3,
          state: 'failing',
          fsyncUs: { min: 1_000, max: 1_500_000 },
        },
      },
      {
        atUs: 1_767_144,
        command: { do: 'set-disk', server: 2, state: 'failing', fsyncUs: null },
      },
      { atUs: 2_034_395, command: { do: 'crash', server: 3, keeps: 3 } },
      { atUs: 4_512_066, command: { do: 'restart', server: 3 } },
      { atUs: 5_246_383, command: { do: 'set-disk', server: 3, state: 'ok', fsyncUs: null } },
      {
        atUs: 5_299_396,
        command: { do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null },
      },
    ],
  ],
  [
    'a fast clock comes to the end of a session’s time',
    { seed: 'fuzz 24', servers: 1, startsMs: [0], clients: [writer('a', 100, 1)] },
    [
      { atUs: 100_000, command: { do: 'set-clock', server: 1, driftPermille: 187 } },
      { atUs: 1_500_000, command: { do: 'remove-client', client: 'a' } },
      { atUs: 9_000_000, command: { do: 'set-clock', server: 1, driftPermille: 0 } },
    ],
  ],
  [
    'the counter runs out as a session is closed',
    {
      seed: 'fuzz 3262',
      servers: 5,
      startsMs: [0, 0, null, 0, 537],
      latencyUs: { min: 500, max: 15_000 },
      fsyncUs: { min: 200, max: 80_000 },
      initLimitTicks: 5,
      snapCount: 4,
      snapshotSizeFactorPercent: 1_000,
      counterBits: 4,
      clients: [writer('a', 40, 1)],
    },
    [
      { atUs: 35_816, command: { do: 'isolate', server: 4 } },
      { atUs: 484_861, command: { do: 'heal' } },
      { atUs: 670_937, command: { do: 'crash', server: 1 } },
      { atUs: 682_104, command: { do: 'crash', server: 2 } },
      { atUs: 682_104, command: { do: 'crash', server: 4, keeps: 3 } },
      { atUs: 682_104, command: { do: 'crash', server: 5 } },
      { atUs: 682_759, command: { do: 'restart', server: 1 } },
      { atUs: 682_759, command: { do: 'restart', server: 2 } },
      { atUs: 682_759, command: { do: 'restart', server: 3 } },
      {
        atUs: 1_442_271,
        command: { do: 'add-client', client: { ...writer('x17', 50, 4), timeoutMs: 500 } },
      },
      { atUs: 1_442_271, command: { do: 'restart', server: 5 } },
    ],
  ],
  [
    'only a voter of the committed configuration stands for election while another is proposed',
    {
      seed: 'fuzz 200180',
      startsMs: [null, 0, 0, 1_239, 0],
      latencyUs: { min: 500, max: 60_000 },
      fsyncUs: { min: 200, max: 10_000 },
      initLimitTicks: 5,
      syncLimitTicks: 3,
      commitLogCount: 20,
      spares: 2,
      snapCount: 10,
      snapshotSizeFactorPercent: 1_000,
      clients: [
        writer('a', 5, 1),
        { ...writer('b', 100, 2), timeoutMs: 800 },
        { ...writer('c', 40), timeoutMs: 2_000 },
      ],
    },
    [
      {
        atUs: 1_364_893,
        command: reconfig('c', { joining: [{ server: 1, role: 'participant' }] }),
      },
      {
        atUs: 3_230_345,
        command: reconfig('c', {
          members: [
            { server: 2, role: 'observer' },
            { server: 3, role: 'participant' },
            { server: 4, role: 'participant' },
            { server: 5, role: 'participant' },
          ],
        }),
      },
      { atUs: 3_374_595, command: { do: 'isolate', server: 3 } },
      { atUs: 3_524_595, command: { do: 'crash', server: 3, keeps: 4 } },
      { atUs: 3_524_596, command: { do: 'heal' } },
    ],
  ],
  [
    'a learner that asks for everything, and whose leader has nothing, keeps nothing',
    {
      seed: 'fuzz 200381',
      startsMs: [0, 0, 756],
      latencyUs: { min: 500, max: 2000 },
      fsyncUs: { min: 200, max: 1000 },
      initLimitTicks: 10,
      syncLimitTicks: 3,
      commitLogCount: 100,
      groups: [[1, 2, 3]],
      weights: [{ server: 2, weight: 3 }],
      snapCount: 100,
      snapshotSizeFactorPercent: 1000,
      clients: [
        { name: 'a', server: 1, timeoutMs: 4000, program: { kind: 'writer', everyMs: 100 } },
        {
          name: 'b',
          server: 2,
          timeoutMs: 800,
          program: { kind: 'lock', path: '/lock', holdMs: 60, restMs: 40 },
        },
        {
          name: 'c',
          server: null,
          timeoutMs: 800,
          program: { kind: 'lock', path: '/lock', holdMs: 60, restMs: 40 },
        },
      ],
    },
    [
      { atUs: 1454, command: { do: 'restart', server: 3 } },
      { atUs: 217934, command: { do: 'crash', server: 3, keeps: 4 } },
      { atUs: 232616, command: { do: 'restart', server: 3 } },
      { atUs: 485462, command: { do: 'crash', server: 1 } },
      { atUs: 912597, command: { do: 'restart', server: 1 } },
      {
        atUs: 1046791,
        command: { do: 'set-disk', server: 2, state: 'ok', fsyncUs: { min: 1000, max: 1500000 } },
      },
      { atUs: 1083878, command: { do: 'isolate', server: 2 } },
      { atUs: 1090968, command: { do: 'crash', server: 2 } },
      { atUs: 2632771, command: { do: 'restart', server: 2 } },
      { atUs: 2946803, command: { do: 'heal' } },
    ],
  ],
  [
    'two servers name the same epoch, and one is promised it: its followers need its history, not that of the other',
    {
      seed: 'fuzz 29639',
      servers: 5,
      startsMs: [0, 0, 0, 0, 0],
      latencyUs: { min: 500, max: 15_000 },
      fsyncUs: { min: 200, max: 80_000 },
      initLimitTicks: 5,
      commitLogCount: 1,
      snapCount: 10,
      snapshotSizeFactorPercent: 1_000,
      containerCheckMs: 500,
      localSessionsEnabled: true,
      localSessionsUpgradingEnabled: false,
      skipAcl: false,
      clients: [
        { name: 'a', server: 1, timeoutMs: 800, program: { kind: 'idle' } },
        { name: 'b', server: 2, timeoutMs: 4_000, program: { kind: 'idle' } },
      ],
    },
    [
      {
        atUs: 1_375_910,
        command: {
          do: 'request',
          client: 'b',
          operation: { op: 'delete', path: '/z1/k', version: -1 },
        },
      },
      { atUs: 1_398_411, command: { do: 'fire-timer', server: 4, timer: 'learner-read' } },
      { atUs: 1_407_325, command: { do: 'crash', server: 2, keeps: 1 } },
      { atUs: 1_407_325, command: { do: 'crash', server: 3 } },
      {
        atUs: 1_407_325,
        command: {
          do: 'add-client',
          client: { name: 'y6', server: 5, timeoutMs: 4_000, program: { kind: 'idle' } },
        },
      },
      {
        atUs: 1_407_325,
        command: {
          do: 'request',
          client: 'y6',
          operation: { op: 'create', path: '/t37', data: '', mode: 'persistent' },
        },
      },
      {
        atUs: 1_407_825,
        command: {
          do: 'request',
          client: 'y6',
          operation: { op: 'create', path: '/t22', data: '', mode: 'persistent' },
        },
      },
      { atUs: 1_892_482, command: { do: 'crash', server: 1, keeps: 2 } },
      { atUs: 1_892_482, command: { do: 'crash', server: 5, keeps: 1 } },
      { atUs: 1_892_483, command: { do: 'restart', server: 2 } },
      { atUs: 1_892_483, command: { do: 'restart', server: 3 } },
      { atUs: 2_095_055, command: { do: 'crash', server: 4 } },
      { atUs: 2_095_055, command: { do: 'crash', server: 2, keeps: 2 } },
      { atUs: 2_095_056, command: { do: 'restart', server: 5 } },
      { atUs: 2_095_056, command: { do: 'restart', server: 2 } },
      { atUs: 2_353_271, command: { do: 'isolate', server: 5 } },
      { atUs: 2_616_224, command: { do: 'fire-timer', server: 2, timer: 'learner-read' } },
      { atUs: 2_616_224, command: { do: 'fire-timer', server: 3, timer: 'learner-read' } },
      { atUs: 2_747_257, command: { do: 'restart', server: 4 } },
      { atUs: 3_209_911, command: { do: 'heal' } },
      { atUs: 3_209_911, command: { do: 'restart', server: 1 } },
      {
        atUs: 3_209_911,
        command: {
          do: 'add-client',
          client: {
            name: 'last',
            server: null,
            timeoutMs: 2_000,
            program: { kind: 'writer', everyMs: 200 },
          },
        },
      },
    ],
  ],
  [
    'one of two commits by its oracle’s leave only what is on its own disk',
    {
      seed: 'fuzz 522593',
      servers: 2,
      startsMs: [0, 0, null],
      latencyUs: { min: 500, max: 60000 },
      fsyncUs: { min: 200, max: 10000 },
      tickMs: 200,
      initLimitTicks: 5,
      syncLimitTicks: 3,
      commitLogCount: 20,
      clients: [
        { name: 'a', server: 1, timeoutMs: 2000, program: { kind: 'idle' } },
        { name: 'b', server: 2, timeoutMs: 2000, program: { kind: 'idle' } },
        { name: 'c', server: 3, timeoutMs: 4000, program: { kind: 'idle' } },
        { name: 'd', server: 1, timeoutMs: 4000, program: { kind: 'idle' } },
      ],
      observers: 1,
      oracle: true,
      snapCount: 30,
      snapshotSizeFactorPercent: 33,
    },
    [
      { atUs: 0, command: { do: 'set-clock', server: 2, driftPermille: -135 } },
      {
        atUs: 1212080,
        command: {
          do: 'set-disk',
          server: 2,
          state: 'stalled',
          fsyncUs: { min: 1000, max: 100000 },
        },
      },
      { atUs: 1459062, command: { do: 'set-oracle', server: 2, grants: true } },
      { atUs: 2334377, command: { do: 'crash', server: 1 } },
    ],
  ],
  [
    'a leader that was removed does not go on by its oracle’s leave',
    {
      seed: 'fuzz 531845',
      servers: 2,
      startsMs: [1047, 0, 0],
      latencyUs: { min: 500, max: 2000 },
      fsyncUs: { min: 200, max: 1000 },
      tickMs: 200,
      initLimitTicks: 10,
      syncLimitTicks: 5,
      commitLogCount: 20,
      clients: [
        { name: 'a', server: 1, timeoutMs: 4000, program: { kind: 'idle' } },
        { name: 'b', server: 2, timeoutMs: 2000, program: { kind: 'idle' } },
        { name: 'c', server: null, timeoutMs: 4000, program: { kind: 'idle' } },
        { name: 'd', server: 1, timeoutMs: 4000, program: { kind: 'idle' } },
      ],
      spares: 1,
      oracle: true,
      snapCount: 4,
      snapshotSizeFactorPercent: 33,
      counterBits: 6,
      skipAcl: true,
    },
    [
      { atUs: 1275909, command: { do: 'set-oracle', server: 2, grants: true } },
      {
        atUs: 2353158,
        command: {
          do: 'request',
          client: 'c',
          operation: {
            op: 'reconfig',
            joining: [],
            leaving: [],
            members: [
              { server: 1, role: 'participant' },
              { server: 3, role: 'participant' },
            ],
            fromConfig: -1,
          },
        },
      },
    ],
  ],
  [
    'where a reconfiguration leaves nothing to be committed any more, no session of a client that is gone ends, and no node of it',
    {
      seed: 'fuzz 5003390',
      servers: 1,
      startsMs: [0, 0],
      fsyncUs: { min: 200, max: 80_000 },
      initLimitTicks: 10,
      syncLimitTicks: 5,
      commitLogCount: 5,
      clients: [
        { ...writer('a', 100, 1), timeoutMs: 2_000, readOnly: true },
        { ...writer('b', 40, 2), readOnly: true },
        { ...locker('c', 1), timeoutMs: 800, readOnly: true },
      ],
      spares: 1,
      snapCount: 100,
      snapshotSizeFactorPercent: 1_000,
      readOnlyMode: true,
      containerCheckMs: 500,
      containerNeverUsedMs: 300,
      leaderWorkUs: { min: 0, max: 20_000 },
    },
    [
      {
        atUs: 1_285_962,
        command: reconfig('c', { joining: [{ server: 2, role: 'participant' }] }),
      },
      { atUs: 1_589_364, command: { do: 'crash', server: 1, keeps: 3 } },
      { atUs: 1_606_935, command: { do: 'restart', server: 1 } },
      { atUs: 4_969_519, command: { do: 'disconnect-client', client: 'b' } },
      { atUs: 6_871_779, command: { do: 'reconnect-client', client: 'b', hosts: [1, 2] } },
      {
        atUs: 23_980_081,
        command: reconfig('b', { joining: [{ server: 1, role: 'observer' }] }),
      },
    ],
  ],
];

test.each(FOUND)('%s', (_, setup, acts) => {
  const { violation, commits } = replay({ ...base, ...setup }, acts, acts.at(-1)!.atUs + 7_500_000);
  expect(violation).toBeNull();
  expect(commits).toBeGreaterThan(0);
});
