import { below, between, shuffled, type Random } from '../../kernel/random.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Command, DiskDamage, DiskState } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import type { Operation } from '../../znodes/request.ts';
import { chance, pick, weighted } from './chance.ts';
import { rescue } from './heal.ts';
import { makeChange, makeOperation } from './make-operation.ts';
import { CLIENT_WEIGHTS, type ClientTrouble, type Trouble } from './profile.ts';
import type { Tilt } from './tilt.ts';

/** A command and when it is due, counted from now. */
export interface Planned {
  readonly afterUs: number;
  readonly command: Command;
}

const MS = 1_000;
const now = (command: Command): readonly Planned[] => [{ afterUs: 0, command }];

/** Types of messages whose absence for a while is interesting. */
const TYPES = [
  'Notification',
  'FOLLOWERINFO',
  'LEADERINFO',
  'ACKEPOCH',
  'NEWLEADER',
  'UPTODATE',
  'PROPOSAL',
  'ACK',
  'COMMIT',
  'SNAPDATA',
  'PING',
];

/** Some trouble for a world as it is now: one command, a few at once, or a little plan. */
export function makeTrouble(
  random: Random,
  world: World,
  weights: Readonly<Record<Trouble, number>>,
  { loses = [], clientWeights = {} }: Tilt = {},
): readonly Planned[] {
  if (world.setup.oracle === true && chance(random, 20)) return now(askOracle(random, world));
  const trouble = weighted(random, weights);
  switch (trouble) {
    case 'crash':
      return now(crashOrRestart(random, world));
    case 'net':
      return now(disturbNetwork(random, world));
    case 'messages':
      return (
        lose(random, world, loses) ??
        now(tamperWithMessage(random, world) ?? disturbNetwork(random, world))
      );
    case 'disk':
      return now(disturbDisk(random, world));
    case 'timers':
      return now(disturbTime(random, world));
    case 'reconfig':
      return now(reconfigure(random, world));
    case 'clients':
      return disturbClients(random, world, { ...CLIENT_WEIGHTS, ...clientWeights });
    case 'plan':
      return plan(random, world);
  }
}

/** Half of the time nobody may decide alone; then perhaps one may. */
function askOracle(random: Random, world: World): Command {
  const granted = world.peers.find(({ oracle }) => oracle === 'grants');
  if (granted !== undefined && chance(random, 70)) {
    return { do: 'set-oracle', server: granted.sid, grants: false };
  }
  return { do: 'set-oracle', server: anyServer(random, world), grants: true };
}

const sids = (world: World): readonly number[] => world.peers.map(({ sid }) => sid);
const anyServer = (random: Random, world: World): number => pick(random, sids(world));
const leaderOf = (world: World): number | undefined =>
  world.peers.find(({ up, leading }) => up && leading !== null)?.sid;

/** Half of the time whoever leads. */
const target = (random: Random, world: World): number =>
  (chance(random, 45) ? leaderOf(world) : undefined) ?? anyServer(random, world);

export const crash = (random: Random, server: number): Command => ({
  do: 'crash',
  server,
  ...(chance(random, 40) && { keeps: between(random, 1, 4) }),
});

function crashOrRestart(random: Random, world: World): Command {
  const down = world.peers.filter(({ up }) => !up);
  if (down.length > 0 && chance(random, 60))
    return { do: 'restart', server: pick(random, down).sid };
  if (chance(random, 12)) {
    const [paused] = [...world.paused];
    if (paused !== undefined && chance(random, 60)) return { do: 'resume', actor: paused };
    return { do: 'pause', actor: target(random, world) };
  }
  return crash(random, target(random, world));
}

function disturbNetwork(random: Random, world: World): Command {
  const from = target(random, world);
  const to = anyServer(random, world);
  switch (
    weighted(random, {
      isolate: 3,
      reconnect: 2,
      cut: 3,
      heal: 4,
      way: 3,
      link: 2,
      holdLink: 1,
      holdType: 2,
      release: 3,
    })
  ) {
    case 'isolate':
      return { do: 'isolate', server: from };
    case 'reconnect':
      return { do: 'reconnect', server: from };
    case 'cut':
      return split(random, world);
    case 'heal':
      return { do: 'heal' };
    case 'way': {
      const cut = [...world.cuts][0]?.split('>').map(Number);
      if (cut !== undefined && cut.every((sid) => sid > 0) && chance(random, 50)) {
        return { do: 'heal-way', from: cut[0]!, to: cut[1]! };
      }
      return chance(random, 50)
        ? { do: 'cut-way', from, to }
        : { do: 'cut-way', from: to, to: from };
    }
    case 'link':
      return {
        do: 'set-link',
        from,
        to,
        latencyUs: chance(random, 70)
          ? { min: 1 * MS, max: pick(random, [50, 300, 1_200]) * MS }
          : null,
        lossPermille: pick(random, [0, 50, 300]),
      };
    case 'holdLink':
      return { do: 'hold-link', from, to };
    case 'holdType':
      return { do: 'hold-type', type: pick(random, TYPES) };
    case 'release':
      return { do: 'release-all' };
  }
}

/** Everybody stands on one of two sides; clients stay with whom they like. */
function split(random: Random, world: World): Command {
  const all = shuffled(random, sids(world));
  const at = between(random, 1, Math.max(1, all.length - 1));
  return { do: 'cut', groups: [all.slice(0, at), all.slice(at)] };
}

const flyingOf = (world: World): readonly { id: number; type: string }[] =>
  [...world.connections.values()]
    .filter(({ port }) => port !== 'client')
    .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
    .flatMap(({ id, carries }) =>
      carries.kind === 'message' ? [{ id, type: carries.message.type }] : [],
    );

/** Where the network is not safe, one message of these types vanishes soon; null if it is safe. */
export function lose(
  random: Random,
  world: World,
  types: readonly string[],
): readonly Planned[] | null {
  if (types.length === 0) return null;
  const losable = flyingOf(world).filter(({ type }) => types.includes(type));
  if (losable.length === 0) return [];
  return now({ do: 'drop', envelope: pick(random, losable).id });
}

function tamperWithMessage(random: Random, world: World): Command | null {
  // Nothing else breaks TCP's promises where the network is not safe.
  const flying = world.setup.unsafeNetwork === true ? [] : flyingOf(world);
  if (flying.length === 0) return null;
  const { id: envelope } = pick(random, flying);
  switch (weighted(random, { deliver: 2, hold: 3, delay: 4, drop: 4 })) {
    case 'deliver':
      return { do: 'deliver', envelope };
    case 'hold':
      return { do: 'hold', envelope };
    case 'delay':
      return { do: 'delay', envelope, untilUs: world.now + between(random, 5, 1_500) * MS };
    case 'drop':
      return { do: 'drop', envelope };
  }
}

function disturbDisk(random: Random, world: World): Command {
  const disturbed = [...world.disks].filter(([, { state, fsyncUs }]) => state !== 'ok' || fsyncUs);
  if (disturbed.length > 0 && chance(random, 40)) {
    return { do: 'set-disk', server: pick(random, disturbed)[0], state: 'ok', fsyncUs: null };
  }
  const server = target(random, world);
  const refused = world.peers.find(({ refusal }) => refusal !== null);
  if (refused !== undefined && chance(random, 50)) return rescue(refused);
  if (world.peers[server - 1]?.up === false) return harmFiles(random, server);
  const state: DiskState = weighted(random, { ok: 3, stalled: 2, failing: 2 });
  const fsyncUs = chance(random, 60)
    ? { min: 1 * MS, max: pick(random, [100, 400, 1_500]) * MS }
    : null;
  return { do: 'set-disk', server, state, fsyncUs };
}

/** Whatever happens to a disk while nobody uses it. */
function harmFiles(random: Random, server: number): Command {
  switch (weighted(random, { restart: 5, wipe: 3, damage: 4 })) {
    case 'restart':
      return { do: 'restart', server };
    case 'wipe':
      return { do: 'wipe', server };
    case 'damage': {
      const what: DiskDamage = weighted(random, {
        'torn-tail': 3,
        'bad-checksum': 2,
        'lost-snapshots': 1,
      });
      return { do: 'damage-disk', server, what, records: between(random, 1, 3) };
    }
  }
}

function disturbTime(random: Random, world: World): Command {
  const server = target(random, world);
  const timers = [...(world.peers[server - 1]?.timers.keys() ?? [])];
  if (timers.length === 0 || chance(random, 30)) {
    return { do: 'set-clock', server, driftPermille: between(random, -200, 200) };
  }
  const timer = pick(random, timers);
  return chance(random, 50)
    ? { do: 'fire-timer', server, timer }
    : { do: 'postpone-timer', server, timer, byUs: between(random, 10, 800) * MS };
}

function anyClient(random: Random, world: World): string | undefined {
  const names = [...world.clients.keys()];
  return names.length === 0 ? undefined : pick(random, names);
}

/** Joining, leaving, changing parts, or a whole new ensemble. */
function reconfigure(random: Random, world: World): Command {
  const client = anyClient(random, world);
  if (client === undefined) return addClient(random, world);
  const none = { joining: [], leaving: [], members: null, fromConfig: -1 };
  const server = chance(random, 30) ? target(random, world) : anyServer(random, world);
  const role = chance(random, 70) ? 'participant' : 'observer';
  const operation: Operation = {
    op: 'reconfig',
    ...none,
    ...(chance(random, 45)
      ? { joining: [{ server, role }] }
      : chance(random, 65)
        ? { leaving: [server] }
        : { members: makeMembers(random, world) }),
    ...(chance(random, 10) && { fromConfig: world.peers[0]!.config.version }),
  };
  return { do: 'request', client, operation };
}

function makeMembers(random: Random, world: World): (Operation & { op: 'reconfig' })['members'] {
  const grouped = chance(random, 15);
  return sids(world)
    .filter(() => chance(random, 80))
    .map((server, i) => {
      const voter = chance(random, 80);
      return {
        server,
        role: voter ? 'participant' : 'observer',
        ...(grouped && voter && { group: 1 + (i % 2) }),
      };
    });
}

const addClient = (random: Random, world: World): Command => ({
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

function disturbClients(
  random: Random,
  world: World,
  weights: Readonly<Record<ClientTrouble, number>>,
): readonly Planned[] {
  const client = anyClient(random, world);
  if (client === undefined) return now(addClient(random, world));
  const actor: Actor = client;
  switch (weighted(random, weights)) {
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

/** Longer misfortunes, as they happen in machine rooms: each is a few commands in a row. */
function plan(random: Random, world: World): readonly Planned[] {
  const all = sids(world);
  const leader = leaderOf(world) ?? anyServer(random, world);
  const delay = (maxMs: number): number => below(random, maxMs * MS);
  switch (weighted(random, { power: 4, alone: 4, rolling: 2, tail: 5, pausedLeader: 2, swap: 4 })) {
    case 'power': {
      // Everybody loses power; they come back in some order, not all of them soon.
      const back = shuffled(random, all);
      return [
        ...all.map((server) => ({ afterUs: 0, command: crash(random, server) })),
        ...back.map((server, i) => ({
          afterUs: delay(i < back.length / 2 + 1 ? 50 : 2_000) + 1,
          command: { do: 'restart', server } as const,
        })),
      ];
    }
    case 'alone':
      // The leader is cut off and goes on for a while.
      return [
        { afterUs: 0, command: { do: 'isolate', server: leader } },
        { afterUs: delay(2_500), command: { do: 'heal' } },
      ];
    case 'rolling':
      return shuffled(random, all).flatMap((server, i) => [
        { afterUs: i * 400 * MS, command: crash(random, server) },
        { afterUs: i * 400 * MS + delay(600), command: { do: 'restart', server } as const },
      ]);
    case 'tail': {
      // Some proposals reach the leader's disk only; it dies or steps down, another takes over, it comes back.
      const cutMs = pick(random, [2, 10, 40, 150, 1_500]);
      const dies = chance(random, 75);
      return [
        ...writesAt(random, world, leader),
        { afterUs: 0, command: { do: 'isolate', server: leader } },
        ...(dies
          ? [{ afterUs: cutMs * MS, command: { do: 'crash', server: leader, keeps: 4 } as const }]
          : []),
        { afterUs: cutMs * MS + 1 + (dies ? 0 : delay(2_500)), command: { do: 'heal' } },
        {
          afterUs: cutMs * MS + 2 + delay(chance(random, 50) ? 400 : 3_000),
          command: { do: 'restart', server: leader },
        },
        ...(chance(random, 40) ? lateCrash(random, world, leader) : []),
      ];
    }
    case 'pausedLeader':
      return [
        { afterUs: 0, command: { do: 'pause', actor: leader } },
        { afterUs: delay(3_000), command: { do: 'resume', actor: leader } },
      ];
    case 'swap': {
      // Some miss a few writes. Then only they and one who has them all come up, and synchronizing is broken off; then they meet
      // somebody else who has them.
      const [source, ...rest] = shuffled(random, all);
      const behind = rest.slice(0, Math.max(1, Math.floor(all.length / 2)));
      const others = rest.slice(behind.length);
      const backUs = 400 * MS + delay(200);
      const brokenUs = backUs + 200 * MS + delay(pick(random, [20, 60, 200]));
      const restart = (server: number, afterUs: number): Planned => ({
        afterUs,
        command: { do: 'restart', server },
      });
      return [
        ...behind.map((server) => ({ afterUs: 0, command: crash(random, server) })),
        ...writesAt(random, world, leader),
        ...[source!, ...others].map((server) => ({
          afterUs: backUs,
          command: crash(random, server),
        })),
        ...[source!, ...behind].map((server) => restart(server, backUs + 1)),
        ...[source!, ...behind].map((server) => ({
          afterUs: brokenUs,
          command: crash(random, server),
        })),
        ...[...others, ...behind].map((server) => restart(server, brokenUs + 1)),
        restart(source!, brokenUs + 400 * MS + delay(1_500)),
      ];
    }
  }
}

/** A few writes that reach this server directly: from whoever is connected to it, or from a new client. */
function writesAt(random: Random, world: World, server: number): readonly Planned[] {
  const connected = [...world.clients.values()].find(
    (client) => client.server === server && client.state === 'connected',
  );
  const name = connected?.name ?? `y${below(random, 10)}`;
  const write = (i: number): Planned => ({
    afterUs: i * 500,
    command: {
      do: 'request',
      client: name,
      operation: { op: 'create', path: `/t${below(random, 50)}`, data: '', mode: 'persistent' },
    },
  });
  const writes = Array.from({ length: between(random, 1, 6) }, (_, i) => write(i));
  if (connected !== undefined) return writes;
  const client = { name, server, timeoutMs: 4_000, program: { kind: 'idle' } as const };
  return [{ afterUs: 0, command: { do: 'add-client', client } }, ...writes];
}

/** Later somebody else dies, so that whoever came back has a say. */
function lateCrash(random: Random, world: World, but: number): readonly Planned[] {
  const others = sids(world).filter((sid) => sid !== but);
  if (others.length === 0) return [];
  const server = pick(random, others);
  const afterUs = 1_500 * MS + below(random, 2_500 * MS);
  return [
    { afterUs, command: crash(random, server) },
    { afterUs: afterUs + below(random, 2_000 * MS), command: { do: 'restart', server } },
  ];
}
