import { below, between, shuffled, type Random } from '../../kernel/random.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import type { Operation } from '../../znodes/request.ts';
import { chance, pick, weighted } from './chance.ts';
import { anyPath, makeChange, makeOperation, NO_READ, OPEN } from './make-operation.ts';
import { anyFollower, anyServer, leaderOf, MS, now, type Planned, sids } from './planned.ts';
import type { ClientTrouble } from './profile.ts';

/** The name of a client; undefined if there is none. */
export function anyClient(random: Random, world: World): string | undefined {
  const names = [...world.clients.keys()];
  return names.length === 0 ? undefined : pick(random, names);
}

export const addClient = (random: Random, world: World): Command => ({
  do: 'add-client',
  client: {
    name: `x${below(random, 20)}`,
    server: anyServer(random, world),
    timeoutMs: pick(random, [500, 2_000]),
    program: chance(random, 50)
      ? { kind: 'writer', everyMs: 50 }
      : { kind: 'lock', path: '/lock', holdMs: 50, restMs: 50 },
  },
});

/** Requests, and what happens to clients and their connections. */
export function disturbClients(
  random: Random,
  world: World,
  weights: Readonly<Record<ClientTrouble, number>>,
): readonly Planned[] {
  const client = anyClient(random, world);
  if (client === undefined) return now(addClient(random, world));
  const actor: Actor = client;
  switch (weighted(random, weights)) {
    case 'hiddenChange':
      return hiddenChange(random, client);
    case 'readAlone':
      return readAlone(random, world, client);
    case 'lateWrites':
      return lateWrites(random, world, client);
    case 'staleLeader':
      return staleLeader(random, world, client);
    case 'request':
      return now({ do: 'request', client, operation: makeOperation(random) });
    case 'burst':
      return Array.from({ length: between(random, 3, 25) }, () => ({
        afterUs: chance(random, 50) ? 0 : below(random, 300 * MS),
        command: { do: 'request', client, operation: makeOperation(random) },
      }));
    case 'add':
      return now(addClient(random, world));
    case 'remove':
      return now({ do: 'remove-client', client });
    case 'pause':
      return now({ do: 'pause', actor });
    case 'resume': {
      const [paused] = [...world.paused];
      return now({ do: 'resume', actor: paused ?? actor });
    }
    case 'close':
      return now({ do: 'close-client', client });
    case 'expire':
      return now({ do: 'expire-client', client });
    case 'disconnect': {
      const afterUs = below(random, 3_000 * MS);
      const all = shuffled(random, sids(world));
      const some = all.slice(0, between(random, 1, all.length));
      return [
        { afterUs: 0, command: { do: 'disconnect-client', client } },
        { afterUs, command: { do: 'reconnect-client', client, hosts: some } },
        {
          afterUs: afterUs + below(random, 1_000 * MS),
          command: { do: 'update-server-list', client, hosts: all },
        },
        {
          afterUs: afterUs + below(random, 3_000 * MS),
          command: { do: 'update-server-list', client, hosts: shuffled(random, some) },
        },
      ];
    }
    case 'cut':
      return now({ do: 'cut', groups: [[actor], [anyServer(random, world)]] });
  }
}

/** Writes wait on their way to the leader while their client moves on and writes by another server. */
function lateWrites(random: Random, world: World, client: string): readonly Planned[] {
  const leader = leaderOf(world);
  const by = world.clients.get(client)?.server;
  const others = sids(world).filter((sid) => sid !== by);
  if (leader === undefined || by === undefined || by === leader || others.length === 0) return [];
  const write = (afterMs: number): Planned => ({
    afterUs: afterMs * MS,
    command: { do: 'request', client, operation: makeChange(random) },
  });
  const hosts = shuffled(random, others);
  return [
    { afterUs: 0, command: { do: 'hold-link', from: by, to: leader } },
    ...[1, 1, 1].map(write),
    { afterUs: 50 * MS, command: { do: 'disconnect-client', client } },
    { afterUs: 60 * MS, command: { do: 'reconnect-client', client, hosts } },
    ...[150, 200, 250, 300].map(write),
    { afterUs: 400 * MS, command: { do: 'release-all' } },
  ];
}

/** A leader that is cut off and slow to notice, while the others go on; a client that was with them comes to it. */
function staleLeader(random: Random, world: World, client: string): readonly Planned[] {
  const leader = leaderOf(world);
  if (leader === undefined) return [];
  const others = sids(world).filter((sid) => sid !== leader);
  const request = (afterMs: number): Planned => ({
    afterUs: afterMs * MS,
    command: { do: 'request', client, operation: makeOperation(random) },
  });
  const moveTo = (afterMs: number, hosts: readonly number[]): Planned => ({
    afterUs: afterMs * MS,
    command: { do: 'reconnect-client', client, hosts },
  });
  const electedMs = between(random, 500, 1_000);
  return [
    { afterUs: 0, command: { do: 'isolate', server: leader } },
    {
      afterUs: 1,
      command: { do: 'postpone-timer', server: leader, timer: 'leader-tick', byUs: 6_000 * MS },
    },
    ...others.map((server): Planned => ({
      afterUs: 2,
      command: { do: 'fire-timer', server, timer: 'learner-read' },
    })),
    moveTo(electedMs, others),
    moveTo(electedMs + 200, others),
    ...[250, 300, 400, 500, 600, 800].map((laterMs) => request(electedMs + laterMs)),
    moveTo(electedMs + 900, [leader]),
    ...[950, 1_100, 1_300].map((laterMs) => request(electedMs + laterMs)),
    { afterUs: (electedMs + 1_500) * MS, command: { do: 'heal' } },
    moveTo(electedMs + 1_500, sids(world)),
  ];
}

/** What somebody watches is closed to readers, then changed: they must not hear of it. */
function hiddenChange(random: Random, client: string): readonly Planned[] {
  const path = anyPath(random);
  const asked: readonly Operation[] = [
    { op: 'create', path, data: '', mode: 'persistent', acl: OPEN },
    chance(random, 50)
      ? { op: 'addWatch', path, mode: 'persistent' }
      : { op: 'getData', path, watch: true },
    { op: 'setAcl', path, acl: NO_READ, version: -1 },
    { op: 'setData', path, data: String(below(random, 1_000)), version: -1 },
    { op: 'setAcl', path, acl: OPEN, version: -1 },
  ];
  return asked.map((operation, i) => ({
    afterUs: i * 20 * MS,
    command: { do: 'request', client, operation },
  }));
}

/** A server is left without the others for so long that it may serve reads, and a client stays with it. */
function readAlone(random: Random, world: World, client: string): readonly Planned[] {
  const server = anyFollower(random, world);
  if (server === undefined || world.setup.readOnlyMode !== true) return [];
  const ask = (afterMs: number): Planned => ({
    afterUs: afterMs * MS,
    command: { do: 'request', client, operation: makeOperation(random) },
  });
  return [
    { afterUs: 0, command: { do: 'isolate', server } },
    { afterUs: 1, command: { do: 'fire-timer', server, timer: 'learner-read' } },
    { afterUs: 2, command: { do: 'reconnect-client', client, hosts: [server] } },
    ...[2_600, 2_900, 3_200, 3_500, 3_600, 3_700].map(ask),
    { afterUs: 4_000 * MS, command: { do: 'heal' } },
    { afterUs: 4_000 * MS, command: { do: 'reconnect-client', client, hosts: sids(world) } },
  ];
}
