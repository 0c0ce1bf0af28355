import { expect, test } from 'vitest';
import type { DoubleBarrierMistake } from '../../../../src/client/programs/double-barrier.ts';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const participant = (workMs: number, mistakes?: readonly DoubleBarrierMistake[]): Program => ({
  kind: 'double-barrier',
  path: '/stage',
  count: 3,
  workMs,
  restMs: 100,
  mistakes,
});

const three = (mistakes?: readonly DoubleBarrierMistake[]) =>
  new Troupe({
    a: participant(50, mistakes),
    b: participant(200, mistakes),
    c: participant(400, mistakes),
  });

test('three begin together, and leave together, round after round', () => {
  const troupe = three();
  troupe.seconds(8);
  const states = troupe.all('double-barrier-changed').map(({ state }) => state);
  const round = ['entering', 'entered', 'leaving', 'left'].flatMap((state) => [
    state,
    state,
    state,
  ]);
  expect(states.slice(0, 24)).toEqual([...round, ...round]);
  expect(troupe.broken()).toEqual([]);
});

test('the last one takes the sign away with its own node', () => {
  const troupe = three();
  troupe.until('double-barrier-changed', ({ state }) => state === 'entered');
  expect(troupe.children('/stage')).toContain('ready');
  troupe.until('double-barrier-changed', ({ state }) => state === 'left');
  expect(troupe.children('/stage')).not.toContain('ready');
});

test('whoever comes while a round is on waits outside until it is over', () => {
  const troupe = three();
  troupe.until('double-barrier-changed', ({ state }) => state === 'entered');
  const late: Program = { ...participant(50), restMs: 5_000 } as Program;
  troupe.act({
    do: 'add-client',
    client: { name: 'late', server: 1, timeoutMs: 2_000, program: late },
  });
  troupe.until('client-connected', ({ who }) => who === 'late');
  const left = troupe.until('double-barrier-changed', ({ state }) => state === 'left');
  const comes = troupe.until('double-barrier-changed', ({ who }) => who === 'late');
  expect(comes).toMatchObject({ state: 'entering' });
  expect(comes.at).toBeGreaterThan(left.at - 20_000);
  expect(troupe.broken()).toEqual([]);
});

test('a participant that dies inside holds nobody back, and neither does its sign', () => {
  const troupe = three();
  troupe.until('double-barrier-changed', ({ state }) => state === 'entered');
  troupe.act({ do: 'remove-client', client: 'c' });
  for (const who of ['a', 'b']) {
    troupe.until('double-barrier-changed', (e) => e.who === who && e.state === 'left');
  }
  troupe.act({
    do: 'add-client',
    client: { name: 'd', server: 2, timeoutMs: 2_000, program: participant(50) },
  });
  troupe.until('double-barrier-changed', ({ who, state }) => who === 'd' && state === 'left');
  expect(troupe.broken()).toEqual([]);
});

test.each(['stale-ready', 'leaves-alone'] as const)('the mistake %s breaks it', (mistake) => {
  expect(three([mistake]).broken()).toContain('all enter and leave together');
});

test('a participant without a unique name that cannot know whether it entered enters twice, and the others count two', () => {
  const troupe = three(['no-guid']);
  const enters = troupe.until(
    'replied',
    ({ result }) => result.path?.startsWith('/stage/') === true,
  );
  const client = [...troupe.run.world.clients.values()].find(
    ({ session }) => session === enters.session,
  )!.name;
  troupe.act({ do: 'disconnect-client', client });
  troupe.act({ do: 'reconnect-client', client, hosts: null });
  expect(troupe.broken()).toContain('no orphan place');
});
