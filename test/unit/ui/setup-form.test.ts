import { expect, test } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { giveMistake, giveProgram, programsFor } from '../../../src/ui/dialogs/client-programs.ts';
import {
  formOf,
  judgeForm,
  type SetupField,
  type SetupForm,
} from '../../../src/ui/dialogs/setup-form.ts';

const good = formOf(DEFAULT_SETUP);

test('a form gives the set-up that it shows', () => {
  expect(judgeForm(good)).toEqual({ setup: DEFAULT_SETUP });
});

test('an unsafe network is asked for, and shown again', () => {
  const judged = judgeForm({ ...good, unsafe: true });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup.unsafeNetwork).toBe(true);
  expect(formOf(setup).unsafe).toBe(true);
});

test('settings of ZooKeeper and rules that are off go into the set-up, and are shown again', () => {
  const change = {
    snapCount: '20',
    counterBits: '4',
    oracle: true,
    off: ['check-quorum'] as const,
  };
  const judged = judgeForm({ ...good, ...change });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup).toEqual({
    ...DEFAULT_SETUP,
    snapCount: 20,
    counterBits: 4,
    oracle: true,
    switchedOff: ['check-quorum'],
  });
  expect(formOf(setup)).toMatchObject(change);
});

test('who may do what is not asked where the box says so, and it is shown again', () => {
  const judged = judgeForm({ ...good, skipAcl: true });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup).toEqual({ ...DEFAULT_SETUP, skipAcl: true });
  expect(formOf(setup).skipAcl).toBe(true);
  expect(good.skipAcl).toBe(false);
});

test('the work of an elected server goes into the set-up if it takes any time, and is shown again', () => {
  const judged = judgeForm({ ...good, workMin: '40', workMax: '60' });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup).toEqual({ ...DEFAULT_SETUP, leaderWorkUs: { min: 40_000, max: 60_000 } });
  expect(formOf(setup)).toMatchObject({ workMin: '40', workMax: '60' });
  expect(good).toMatchObject({ workMin: '0', workMax: '0' });
});

test('clients get names, servers in turn, and something to do', () => {
  const judged = judgeForm({ ...good, servers: '3', clients: '4', program: 'lock' });
  const clients = 'setup' in judged ? judged.setup.clients : [];
  expect(clients.map(({ name, server, program }) => [name, server, program.kind])).toEqual([
    ['a', 1, 'lock'],
    ['b', 2, 'lock'],
    ['c', 3, 'lock'],
    ['d', 1, 'lock'],
  ]);
});

test('what clients do together gives each its part', () => {
  const judged = judgeForm({ ...good, clients: '3', program: 'two-phase-commit' });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup.clients.map(({ program }) => program.kind)).toEqual([
    'commit-coordinator',
    'commit-site',
    'commit-site',
  ]);
  expect(setup.clients[0]!.program).toMatchObject({ sites: ['b', 'c'] });
  expect(formOf(setup).program).toBe('two-phase-commit');
});

test('one client is given another program, and a mistake; the form shows it again', () => {
  const locks = programsFor('lock', 3, []);
  const each = giveMistake(giveProgram(locks, 1, 'herd-lock'), 1, 'act-on-event');
  const judged = judgeForm({ ...good, clients: '3', program: 'own', each });
  const setup = 'setup' in judged ? judged.setup : DEFAULT_SETUP;
  expect(setup.clients.map(({ program }) => program)).toMatchObject([
    { kind: 'lock' },
    { kind: 'herd-lock', mistakes: ['act-on-event'] },
    { kind: 'lock' },
  ]);
  expect(formOf(setup)).toMatchObject({ program: 'own', each });
  expect(giveMistake(each, 1, null)[1]).toEqual(PROGRAM_DEFAULTS['herd-lock']);
});

test('whoever was given nothing does nothing, and a mistake that a program does not know is none', () => {
  const judged = judgeForm({ ...good, clients: '2', program: 'own', each: [] });
  const clients = 'setup' in judged ? judged.setup.clients : [];
  expect(clients.map(({ program }) => program.kind)).toEqual(['idle', 'idle']);
  expect(giveMistake(programsFor('counter', 1, []), 0, 'late-watch')).toEqual(
    programsFor('counter', 1, []),
  );
});

test('those who count on one another follow when one does something else', () => {
  const stage = giveProgram(programsFor('double-barrier', 4, []), 0, 'idle');
  expect(stage.slice(1)).toEqual(programsFor('double-barrier', 3, []));
  const commit = giveProgram(programsFor('two-phase-commit', 4, []), 1, 'writer');
  expect(commit[0]).toMatchObject({ sites: ['c', 'd'] });
});

test.each<{ change: Partial<SetupForm>; field: SetupField; kind: string }>([
  { change: { servers: '0' }, field: 'servers', kind: 'whole' },
  { change: { servers: '10' }, field: 'servers', kind: 'whole' },
  { change: { servers: '2.5' }, field: 'servers', kind: 'whole' },
  { change: { tick: '99' }, field: 'tick', kind: 'whole' },
  { change: { counterBits: '33' }, field: 'counterBits', kind: 'whole' },
  { change: { servers: '' }, field: 'servers', kind: 'whole' },
  { change: { servers: 'five' }, field: 'servers', kind: 'whole' },
  { change: { seed: '  ' }, field: 'seed', kind: 'seed' },
  { change: { seed: '<b>' }, field: 'seed', kind: 'seed' },
  { change: { seed: 'x'.repeat(65) }, field: 'seed', kind: 'seed' },
  { change: { latencyMin: '0' }, field: 'latencyMin', kind: 'number' },
  { change: { latencyMin: '30', latencyMax: '20' }, field: 'latencyMin', kind: 'order' },
  { change: { fsyncMax: '-1' }, field: 'fsyncMax', kind: 'number' },
  { change: { fsyncMax: 'Infinity' }, field: 'fsyncMax', kind: 'number' },
  { change: { workMin: '60', workMax: '40' }, field: 'workMin', kind: 'order' },
  { change: { workMax: '10001' }, field: 'workMax', kind: 'number' },
  { change: { clients: '13' }, field: 'clients', kind: 'whole' },
  { change: { clients: '1', program: 'two-phase-commit' }, field: 'clients', kind: 'whole' },
])('$change is refused at $field', ({ change, field, kind }) => {
  const judged = judgeForm({ ...good, ...change });
  expect('faults' in judged ? judged.faults.get(field)?.kind : undefined).toBe(kind);
});
