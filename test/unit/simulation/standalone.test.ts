import { expect, test } from 'vitest';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { setupSchema } from '../../../src/scenario/setup-schema.ts';
import { Run } from '../../property/run.ts';
import * as v from 'valibot';

const SETUP: Setup = {
  ...DEFAULT_SETUP,
  servers: 1,
  standalone: true,
  startsMs: [0],
  clients: [{ name: 'a', server: 1, timeoutMs: 30_000, program: { kind: 'idle' } }],
};

const create = (path: string) =>
  ({
    do: 'request',
    client: 'a',
    operation: { op: 'create', path, data: '', mode: 'persistent' },
  }) as const;

test('a standalone server holds no election: epoch 0, and its first transaction is 1', () => {
  const kinds: string[] = [];
  const run = new Run(SETUP, (events) => kinds.push(...events.map(({ kind }) => kind)));
  run.until(1_000_000);
  run.act(create('/x'));
  run.until(2_000_000);
  const [peer] = run.world.peers;
  expect(kinds).toContain('stood-alone');
  expect(kinds).not.toContain('became-looking');
  expect(peer!.lastProcessed).toBe(2);
  expect(peer!.replica.znodes.get('/x')?.czxid).toBe(2);
  expect(run.violations).toEqual([]);
});

test('it comes back from its disk, in the same epoch, and its client with it', () => {
  const run = new Run(SETUP);
  run.until(1_000_000);
  run.act(create('/x'));
  run.until(2_000_000);
  run.act({ do: 'crash', server: 1 });
  run.until(3_000_000);
  run.act({ do: 'restart', server: 1 });
  run.until(13_000_000);
  run.act(create('/y'));
  run.until(14_000_000);
  const { znodes } = run.world.peers[0]!.replica;
  expect([znodes.get('/x')?.czxid, znodes.get('/y')?.czxid]).toEqual([2, 3]);
  expect(run.world.peers[0]!.disk.currentEpoch).toBe(0);
  expect(run.violations).toEqual([]);
});

test('it is one server, and no more', () => {
  const read = (given: object) => v.safeParse(setupSchema, given).success;
  expect(read({ servers: 1, standalone: true })).toBe(true);
  expect(read({ servers: 3, standalone: true })).toBe(false);
  expect(read({ servers: 1, observers: 1, standalone: true })).toBe(false);
});
