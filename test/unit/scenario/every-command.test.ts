import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/scenario/link.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { openScenario } from '../../../src/scenario/open-scenario.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import type { Setup } from '../../../src/simulation/setup.ts';
import { SWITCHES, type Switch } from '../../../src/zab/switches.ts';
import { commands } from './every-command.ts';
import { sample } from './make-scenario.ts';

const way = { from: 1, to: 2 } as const;

const setup: Setup = {
  ...sample.setup,
  servers: 5,
  observers: 2,
  spares: 1,
  groups: [[1, 2, 3], [4], [5]],
  weights: [{ server: 5, weight: 0 }],
  snapCount: 20,
  snapshotSizeFactorPercent: -1,
  forceSnapshotSync: true,
  reconfigEnabled: false,
  counterBits: 6,
  unsafeNetwork: true,
  switchedOff: Object.keys(SWITCHES) as Switch[],
};

const everything: Scenario = {
  ...sample,
  setup,
  actions: Object.values(commands).map((command, i) => ({ atMs: 500 + 10 * i, command })),
};

test('every command and every field of a set-up comes out of a link as it went in', async () => {
  const link = await encodeLink(everything);
  if (!link.ok) throw new Error(link.problem.kind);
  expect(await decodeLink(link.value)).toEqual({ ok: true, value: everything });
});

test('what is read can be run', async () => {
  const opened = await openScenario(
    { ...everything, setup: { ...setup, switchedOff: [] } },
    { pause: () => Promise.resolve() },
  );
  expect(opened.ok ? opened.value.timeline.actions.length : opened.problem).toBe(
    everything.actions.length,
  );
});

const problemOf = (change: object): unknown => {
  const result = readScenario(JSON.stringify({ ...sample, ...change }));
  return result.ok ? 'it was read' : result.problem;
};
const ofSetup = (change: object): unknown => problemOf({ setup: { ...sample.setup, ...change } });
const ofCommand = (command: object): unknown =>
  problemOf({ actions: [{ atMs: 1, command: command }] });

test.each<[string, unknown, string]>([
  ['a group that lacks a voter', ofSetup({ groups: [[1, 2], [3, 4]] }), 'setup.groups'], // prettier-ignore
  ['a voter in two groups', ofSetup({ groups: [[1, 2, 3, 4, 5], [5]] }), 'setup.groups'],
  ['a group with a stranger', ofSetup({ groups: [[1, 2, 3, 4, 6]] }), 'setup.groups'],
  ['weights without groups', ofSetup({ weights: [{ server: 1, weight: 2 }] }), 'setup.weights'],
  [
    'nobody with a weight',
    ofSetup({
      groups: [[1, 2, 3, 4, 5]],
      weights: [1, 2, 3, 4, 5].map((server) => ({ server, weight: 0 })),
    }),
    'setup.weights',
  ],
  ['too many observers', ofSetup({ observers: 5 }), 'setup.observers'],
  ['too many servers', ofSetup({ observers: 4, spares: 4, servers: 9 }), 'setup.servers'],
  ['an unknown rule', ofSetup({ switchedOff: ['gravity'] }), 'setup.switchedOff.0'],
  ['no counter', ofSetup({ counterBits: 1 }), 'setup.counterBits'],
  [
    'a slow disk the wrong way round',
    ofSetup({ slowDisks: [{ server: 1, fsyncUs: { min: 2, max: 1 } }] }),
    'setup.slowDisks.0.fsyncUs',
  ],
  ['a pause of server 6 of 5', ofCommand({ do: 'pause', actor: 6 }), 'actions.0.command'],
  ['a link to nobody', ofCommand({ do: 'hold-link', from: 1, to: 7 }), 'actions.0.command'],
  [
    'a link the wrong way round',
    ofCommand({ do: 'set-link', ...way, latencyUs: { min: 900, max: 800 }, lossPermille: 0 }),
    'actions.0.command',
  ],
  [
    'a clock that stands still',
    ofCommand({ do: 'set-clock', server: 1, driftPermille: -1_000 }),
    'actions.0.command.driftPermille',
  ],
  ['a type with a tag', ofCommand({ do: 'hold-type', type: '<b>' }), 'actions.0.command.type'],
  [
    'a message of no number',
    ofCommand({ do: 'drop', envelope: 0.5 }),
    'actions.0.command.envelope',
  ],
  [
    'a new configuration with a stranger',
    ofCommand({
      do: 'request',
      client: 'a',
      operation: { op: 'reconfig', joining: [], leaving: [9], members: null, fromConfig: -1 },
    }),
    'actions.0.command',
  ],
])('%s is refused with its place', (_, problem, path) => {
  expect(problem).toMatchObject({ kind: 'wrong-shape', path });
});
