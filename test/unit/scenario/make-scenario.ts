import { deflateRawSync } from 'node:zlib';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';

/** A scenario with something in every field; no digest, so that it opens with any engine. */
export const sample: Scenario = {
  format: 1,
  engine: 1,
  title: '3 crashes · 三号崩溃',
  setup: {
    ...DEFAULT_SETUP,
    seed: 'sample',
    leaderWorkUs: { min: 10_000, max: 20_000 },
    slowDisks: [{ server: 2, fsyncUs: { min: 40_000, max: 80_000 } }],
    clients: [
      { name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'writer', everyMs: 400 } },
      { name: 'b', server: null, timeoutMs: 10_000, program: { kind: 'idle' } },
    ],
  },
  actions: [
    { atMs: 1_500, command: { do: 'crash', server: 5 } },
    {
      atMs: 1_900,
      command: {
        do: 'cut',
        groups: [
          [1, 2],
          [3, 4, 'a'],
        ],
      },
    },
    { atMs: 2_500, command: { do: 'heal' } },
    {
      atMs: 2_600,
      command: {
        do: 'request',
        client: 'b',
        operation: { op: 'create', path: '/b', data: '1', mode: 'ephemeral_sequential' },
      },
    },
    { atMs: 2_700, command: { do: 'restart', server: 5 } },
  ],
  branch: 'the other way',
  position: { atMs: 4_000 },
};

/** A link with any text inside, as an attacker makes it. */
export const pack = (json: string, version = 1): string =>
  `#z${version}.${deflateRawSync(json).toString('base64url')}`;
