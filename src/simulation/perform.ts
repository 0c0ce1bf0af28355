import { assert } from '../kernel/assert.ts';
import { request } from '../client/request.ts';
import type { Actor } from './actor.ts';
import type { Command } from './command.ts';
import { admitClient } from './create-world.ts';
import type { Event } from './facts.ts';
import { hostOf, type WorldHost } from './host.ts';
import { cutKey, isCut, resume } from './links.ts';
import { crashClient, crashServer, startServer } from './process.ts';
import { CLIENTS_MAX } from './setup.ts';
import type { World } from './world.ts';

type Pair = readonly [Actor, Actor];

/**
 * Does what somebody commands, as a step of its own at `atUs`, which must not be in the past. A command that does not
 * apply changes nothing.
 */
export function perform(world: World, atUs: number, command: Command, sink: Event[]): void {
  assert(atUs >= world.now, `a command at ${atUs} is before now, ${world.now}`);
  world.now = atUs;
  world.steps++;
  const host = hostOf(world, sink);
  host.cause = host.emit({ kind: 'commanded', who: null, rule: 'user.command', command });
  obey(world, host, command);
}

function obey(world: World, host: WorldHost, command: Command): void {
  switch (command.do) {
    case 'crash': {
      const peer = world.peers[command.server - 1];
      if (peer?.up === true) crashServer(world, host, peer);
      return;
    }
    case 'restart': {
      const peer = world.peers[command.server - 1];
      if (peer?.up === false) startServer(host, peer);
      return;
    }
    case 'isolate':
      return cut(world, host, pairsOf(world, command.server));
    case 'reconnect':
      return heal(world, host, pairsOf(world, command.server));
    case 'cut':
      return cut(world, host, pairsBetween(command.groups));
    case 'heal':
      return heal(world, host, cutPairs(world));
    case 'request': {
      const client = world.clients.get(command.client);
      if (client !== undefined) request(client, host, command.operation, 'user');
      return;
    }
    case 'add-client': {
      const { client } = command;
      if (world.clients.has(client.name) || world.clients.size >= CLIENTS_MAX) return;
      return admitClient(world, client, world.now);
    }
    case 'remove-client':
      return crashClient(world, host, command.client);
  }
}

/** A server and every other server, whether such a server exists or not. */
function pairsOf(world: World, server: number): readonly Pair[] {
  if (world.peers[server - 1] === undefined) return [];
  return world.peers.filter(({ sid }) => sid !== server).map(({ sid }) => [server, sid]);
}

function pairsBetween(groups: readonly (readonly Actor[])[]): readonly Pair[] {
  const pairs: Pair[] = [];
  groups.forEach((group, i) => {
    for (const other of groups.slice(i + 1)) {
      for (const a of group) for (const b of other) if (a !== b) pairs.push([a, b]);
    }
  });
  return pairs;
}

function cutPairs(world: World): readonly Pair[] {
  const actors: Actor[] = [...world.peers.map(({ sid }) => sid), ...world.clients.keys()];
  return pairsBetween(actors.map((actor) => [actor]));
}

function cut(world: World, host: WorldHost, wished: readonly Pair[]): void {
  const pairs = wished.filter(([a, b]) => !isCut(world, a, b) || !isCut(world, b, a));
  if (pairs.length === 0) return;
  for (const [a, b] of pairs) world.cuts.add(cutKey(a, b)).add(cutKey(b, a));
  host.emit({ kind: 'cut', who: null, rule: 'link.cut', pairs });
}

function heal(world: World, host: WorldHost, wished: readonly Pair[]): void {
  const pairs = wished.filter(([a, b]) => isCut(world, a, b) || isCut(world, b, a));
  if (pairs.length === 0) return;
  for (const [a, b] of pairs) {
    world.cuts.delete(cutKey(a, b));
    world.cuts.delete(cutKey(b, a));
  }
  host.emit({ kind: 'healed', who: null, rule: 'link.heal', pairs });
  for (const connection of world.connections.values()) resume(world, connection);
}
