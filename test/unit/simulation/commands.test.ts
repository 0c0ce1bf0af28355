import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/simulation/command.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { perform } from '../../../src/simulation/perform.ts';
import { CLIENTS_MAX, DEFAULT_SETUP, type ClientSetup } from '../../../src/simulation/setup.ts';
import { step } from '../../../src/simulation/step.ts';
import type { World } from '../../../src/simulation/world.ts';

const client = (name: string): ClientSetup => ({
  name,
  server: 1,
  timeoutMs: 8_000,
  program: { kind: 'idle' },
});

function settled(): World {
  const world = createWorld({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [0, 0, 0],
    clients: [client('a')],
  });
  while (step(world, 5_000_000, []));
  return world;
}

function act(world: World, command: Command): Event[] {
  const events: Event[] = [];
  perform(world, world.now, command, events);
  return events;
}

const kinds = (events: readonly Event[]): string[] => events.map(({ kind }) => kind);

describe('a command that does not apply is a step and changes nothing', () => {
  test.each<[string, Command, Command?]>([
    ['crash of a server that is down', { do: 'crash', server: 3 }, { do: 'crash', server: 3 }],
    ['crash of no server', { do: 'crash', server: 7 }],
    ['restart of a server that is up', { do: 'restart', server: 1 }],
    ['restart of no server', { do: 'restart', server: 0 }],
    ['isolation of no server', { do: 'isolate', server: 9 }],
    ['a cut of nothing', { do: 'cut', groups: [[1, 2, 3]] }],
    ['a heal without a cut', { do: 'heal' }],
    ['a request of nobody', { do: 'request', client: 'z', operation: { op: 'sync', path: '/' } }],
    ['a client that is there', { do: 'add-client', client: client('a') }],
    ['removal of nobody', { do: 'remove-client', client: 'z' }],
  ])('%s', (_, command, before) => {
    const world = settled();
    if (before) act(world, before);
    const { steps } = world;
    const cuts = [...world.cuts];
    expect(kinds(act(world, command))).toEqual(['commanded']);
    expect([world.steps, [...world.cuts]]).toEqual([steps + 1, cuts]);
  });
});

test('a command cannot be in the past', () => {
  const world = settled();
  expect(() => perform(world, world.now - 1, { do: 'heal' }, [])).toThrow('before now');
});

test('there is room for so many clients and not one more', () => {
  const world = settled();
  for (let i = 0; i < CLIENTS_MAX + 3; i++)
    act(world, { do: 'add-client', client: client(`c${i}`) });
  expect(world.clients.size).toBe(CLIENTS_MAX);
});

describe('cuts', () => {
  test('isolate, cut and heal name exactly the links that they change', () => {
    const world = settled();
    const pairs = (command: Command): unknown =>
      act(world, command).flatMap((event) =>
        event.kind === 'cut' || event.kind === 'healed' ? [event.pairs] : [],
      );
    expect(pairs({ do: 'isolate', server: 2 })).toEqual([
      [
        [2, 1],
        [2, 3],
      ],
    ]);
    // 1 and 2 are cut already; the client stands in no group and keeps its links.
    expect(pairs({ do: 'cut', groups: [[1], [2, 3]] })).toEqual([[[1, 3]]]);
    expect(pairs({ do: 'reconnect', server: 2 })).toEqual([
      [
        [2, 1],
        [2, 3],
      ],
    ]);
    expect(pairs({ do: 'heal' })).toEqual([[[1, 3]]]);
    expect(world.cuts.size).toBe(0);
  });

  test('what is sent into a cut waits, and arrives in order when it heals', () => {
    const world = settled();
    act(world, { do: 'add-client', client: client('b') });
    while (step(world, 6_000_000, []));
    act(world, { do: 'isolate', server: 3 });
    const write = (data: string): Command => ({
      do: 'request',
      client: 'b',
      operation: { op: 'create', path: `/${data}`, data, mode: 'persistent' },
    });
    const events: Event[] = [];
    for (const data of ['x', 'y', 'z']) act(world, write(data));
    while (step(world, 6_500_000, events));
    expect(kinds(events)).toContain('forwarded');
    expect(kinds(events)).not.toContain('prepared');
    act(world, { do: 'heal' });
    events.length = 0;
    while (step(world, 7_000_000, events));
    const prepared = events.flatMap((event) => (event.kind === 'prepared' ? [event.path] : []));
    expect(prepared).toEqual(['/x', '/y', '/z']);
  });
});

describe('a crash', () => {
  test('takes memory and what was not fsynced; the epoch files and the fsynced log stay', () => {
    const world = settled();
    const leader = world.peers[2]!;
    act(world, {
      do: 'request',
      client: 'a',
      operation: { op: 'create', path: '/a', data: '', mode: 'persistent' },
    });
    while (leader.disk.durable === leader.disk.log.length) step(world, Infinity, []);
    const [written] = leader.disk.log.slice(leader.disk.durable);
    const kept = leader.disk.log.slice(0, leader.disk.durable);
    const lost = act(world, { do: 'crash', server: 3 }).flatMap((event) =>
      event.kind === 'crashed' ? event.lost : [],
    );
    expect(lost).toEqual([written!.zxid]);
    expect(leader.disk.log.slice(0)).toEqual(kept);
    expect([leader.disk.acceptedEpoch, leader.disk.currentEpoch]).toEqual([1, 1]);
    expect([leader.up, leader.serving, leader.lastProcessed, leader.leading]).toEqual([
      false,
      false,
      0,
      null,
    ]);
    act(world, { do: 'restart', server: 3 });
    expect(leader.lastProcessed).toBe(kept.at(-1)!.zxid);
  });

  test('nothing happens at a server that is down', () => {
    const world = settled();
    act(world, { do: 'crash', server: 3 });
    const events: Event[] = [];
    while (step(world, 30_000_000, events));
    const here = events.filter(({ who, kind }) => who === 3 && kind !== 'lost');
    expect(kinds(here)).toEqual([]);
  });
});
