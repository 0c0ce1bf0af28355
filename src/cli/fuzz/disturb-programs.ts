import { below, between, shuffled, type Random } from '../../kernel/random.ts';
import type { Client } from '../../client/client-state.ts';
import type { Event } from '../../simulation/facts.ts';
import type { ClientSetup } from '../../simulation/setup.ts';
import type { World } from '../../simulation/world.ts';
import { chance, pick, weighted } from './chance.ts';
import { CLIENT_TIMEOUTS_MS } from './make-recipe-setup.ts';
import type { Planned } from './planned.ts';

const MS = 1_000;
/** Clients that join later, at most. */
const LATE_CLIENTS = 6;

const withPrograms = (world: World): readonly Client[] =>
  [...world.clients.values()].filter(({ program }) => program.kind !== 'idle');

/** What happens to the clients of a run while their programs work together. */
export function disturbPrograms(random: Random, world: World): readonly Planned[] {
  const clients = withPrograms(world);
  if (clients.length === 0) return [];
  const { name: client, server, connection } = pick(random, clients);
  const after = (maxMs: number): number => below(random, maxMs * MS + 1);
  switch (
    weighted(random, {
      blink: 5,
      lose: 4,
      pause: 4,
      expire: 2,
      replace: 1,
      slow: 2,
      crash: 2,
      freeze: 1,
    })
  ) {
    case 'blink':
      return blink(random, world, client, 0);
    case 'lose': {
      const flying = flyingOn(world, connection);
      return flying.length === 0
        ? blink(random, world, client, 0)
        : [{ afterUs: 0, command: { do: 'drop', envelope: pick(random, flying) } }];
    }
    case 'pause':
      // Now and then longer than any session.
      return [
        { afterUs: 0, command: { do: 'pause', actor: client } },
        {
          afterUs: after(pick(random, [50, 400, 1_500])),
          command: { do: 'resume', actor: client },
        },
      ];
    case 'expire':
      return [{ afterUs: 0, command: { do: 'expire-client', client } }];
    case 'replace':
      return replace(random, world, client);
    case 'slow':
      return [
        {
          afterUs: 0,
          command: {
            do: 'set-link',
            from: server,
            to: client,
            latencyUs: { min: MS, max: pick(random, [50, 300]) * MS },
            lossPermille: 0,
          },
        },
        {
          afterUs: after(1_500),
          command: { do: 'set-link', from: server, to: client, latencyUs: null, lossPermille: 0 },
        },
      ];
    case 'crash':
      return [
        { afterUs: 0, command: { do: 'crash', server } },
        { afterUs: 1 + after(1_200), command: { do: 'restart', server } },
      ];
    case 'freeze':
      return [
        { afterUs: 0, command: { do: 'pause', actor: server } },
        { afterUs: after(900), command: { do: 'resume', actor: server } },
      ];
  }
}

/** Its connection ends, and it is back soon, perhaps elsewhere. */
function blink(random: Random, world: World, client: string, afterUs: number): readonly Planned[] {
  const all = world.peers.map(({ sid }) => sid);
  const hosts = chance(random, 50) ? shuffled(random, all) : null;
  const backUs = afterUs + 1 + below(random, pick(random, [1, 60, 600]) * MS);
  return [
    { afterUs, command: { do: 'disconnect-client', client } },
    { afterUs: backUs, command: { do: 'reconnect-client', client, hosts } },
  ];
}

/** It ends without a word; another with the same program takes its place, often under the same name. */
function replace(random: Random, world: World, client: string): readonly Planned[] {
  const { setup, clients } = world;
  const old = setup.clients.find(({ name }) => name === client) ?? pick(random, setup.clients);
  const late = [...clients.keys()].filter((name) => name.startsWith('n')).length;
  const restarts = mayRestart(world, client) && chance(random, 60);
  const name = restarts ? client : `n${below(random, 100)}`;
  if (!restarts && (late >= LATE_CLIENTS || clients.has(name))) return [];
  const next: ClientSetup = {
    ...old,
    name,
    server: pick(random, world.peers).sid,
    timeoutMs: pick(random, CLIENT_TIMEOUTS_MS),
  };
  return [
    { afterUs: 0, command: { do: 'remove-client', client } },
    { afterUs: below(random, 300 * MS), command: { do: 'add-client', client: next } },
  ];
}

/** Unique ids are drawn by the client's name: a second process of that name would draw the same. Other programs tell lives apart. */
function mayRestart({ clients, setup }: World, client: string): boolean {
  const program = clients.get(client)?.program;
  return (
    program !== undefined &&
    !('guid' in program) &&
    setup.clients.some(({ name }) => name === client)
  );
}

const flyingOn = (world: World, connection: number): readonly number[] => {
  const ways = world.connections.get(connection);
  if (ways === undefined) return [];
  return [...ways.forth.inFlight, ...ways.back.inFlight].flatMap(({ id, carries }) =>
    carries.kind === 'message' ? [id] : [],
  );
};

/** Right behind something that a client does: its answer gets lost, or its session, or its server. */
export function strikeClient(random: Random, event: Event, world: World): readonly Planned[] {
  const client = typeof event.who === 'string' ? world.clients.get(event.who) : undefined;
  if (client === undefined || client.program.kind === 'idle') return [];
  const { name, server } = client;
  const afterUs = below(random, pick(random, [1, 3, 20]) * MS);
  switch (weighted(random, { blink: 5, crash: 1, pause: 2, expire: 1, hold: 2 })) {
    case 'blink':
      return blink(random, world, name, afterUs);
    case 'crash':
      return [
        { afterUs, command: { do: 'crash', server } },
        { afterUs: afterUs + between(random, 10, 900) * MS, command: { do: 'restart', server } },
      ];
    case 'pause':
      return [
        { afterUs, command: { do: 'pause', actor: name } },
        {
          afterUs: afterUs + between(random, 100, 1_500) * MS,
          command: { do: 'resume', actor: name },
        },
      ];
    case 'expire':
      return [{ afterUs, command: { do: 'expire-client', client: name } }];
    case 'hold': {
      // What its server would pass on to the leader stays where it is, and the client has moved on when it goes on.
      const leader = world.peers.find(({ up, leading }) => up && leading !== null)?.sid;
      if (leader === undefined || leader === server) return blink(random, world, name, afterUs);
      return [
        { afterUs: 0, command: { do: 'hold-link', from: server, to: leader } },
        ...blink(random, world, name, afterUs),
        { afterUs: afterUs + between(random, 50, 700) * MS, command: { do: 'release-all' } },
      ];
    }
  }
}
