import { expect, test } from 'vitest';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const keeper: Program = {
  kind: 'barrier-keeper',
  path: '/barrier',
  closedMs: 600,
  openMs: 100,
  rounds: 2,
};
const waiter = (mistakes?: readonly ('no-recheck' | 'late-watch')[]): Program => ({
  kind: 'barrier',
  path: '/barrier',
  restMs: 150,
  mistakes,
});

test('whoever finds the barrier closed passes it when it is opened, and not before', () => {
  const troupe = new Troupe({ k: keeper, a: waiter(), b: waiter() });
  troupe.until('barrier-changed', ({ state }) => state === 'closed');
  const waits = troupe.until(
    'barrier-changed',
    ({ state, who }) => state === 'waiting' && who === 'a',
  );
  const opens = troupe.until('barrier-changed', ({ state }) => state === 'open');
  const passes = troupe.until(
    'barrier-changed',
    ({ state, who }) => state === 'passed' && who === 'a',
  );
  expect(waits.at).toBeLessThan(opens.at);
  const between = troupe
    .all('barrier-changed')
    .filter(
      ({ id, who, state }) => id > waits.id && id < passes.id && who === 'a' && state === 'passed',
    );
  expect(between).toEqual([]);
  expect(troupe.broken()).toEqual([]);
});

test('its keeper notes half-way how far it is: that event opens nothing', () => {
  const troupe = new Troupe({ k: keeper, a: waiter() });
  const noted = troupe.until(
    'watch-event',
    ({ who, event }) => who === 'a' && event.type === 'NodeDataChanged',
  );
  const next = troupe.until('barrier-changed', ({ who }) => who === 'a');
  expect(next).toMatchObject({ state: 'waiting' });
  expect(next.id).toBeGreaterThan(noted.id);
});

test('whoever goes on with any event passes a barrier that is closed', () => {
  const troupe = new Troupe({ k: keeper, a: waiter(['no-recheck']) });
  expect(troupe.broken()).toContain('nobody passes a closed barrier');
});

test('a barrier stays open when its rounds are over, also behind a lost session of its keeper', () => {
  const troupe = new Troupe({ k: keeper, a: waiter() });
  troupe.until('barrier-changed', ({ state }) => state === 'closed');
  troupe.act({ do: 'expire-client', client: 'k' });
  troupe.until('client-expired');
  troupe.seconds(10);
  expect(troupe.data('/barrier')).toBeNull();
  expect(troupe.all('barrier-changed').filter(({ state }) => state === 'closed').length).toBe(2);
  expect(troupe.broken()).toEqual([]);
});
