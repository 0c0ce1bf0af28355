import { expect, test } from 'vitest';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const load = (wish: object): Program => ({
  kind: 'workload',
  path: '/a/load',
  everyMs: 10,
  readPercent: 75,
  outstanding: 4,
  znodes: 3,
  ...wish,
});

test('a workload asks at its pace, in its mix, and makes the znodes that are missing', () => {
  const troupe = new Troupe({ a: load({}) });
  troupe.until('client-connected');
  const from = troupe.events.length;
  troupe.seconds(5);
  const ops = troupe.events
    .slice(from)
    .flatMap((e) => (e.kind === 'requested' ? [e.operation.op] : []));
  const reads = ops.filter((op) => op === 'getData').length;
  const writes = ops.filter((op) => op === 'setData').length;
  expect(reads + writes).toBe(500);
  expect(reads / 500).toBeCloseTo(0.75, 1);
  expect(troupe.children('/a/load')).toEqual(['k0', 'k1', 'k2']);
  expect(troupe.broken()).toEqual([]);
});

test('no more requests are outstanding than it may have: what cannot be asked is counted', () => {
  const troupe = new Troupe({ a: load({ outstanding: 2 }) });
  troupe.until('client-connected');
  troupe.seconds(1);
  troupe.act({ do: 'cut', groups: [[1, 2, 3], ['a']] });
  troupe.seconds(0.5);
  const client = troupe.run.world.clients.get('a')!;
  expect(client.pending.length + client.unsent.length).toBe(2);
  const { program } = client;
  expect(program.kind === 'workload' && program.skipped).toBeGreaterThan(20);
});
