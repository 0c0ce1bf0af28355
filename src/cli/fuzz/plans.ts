import { below, between, shuffled, type Random } from '../../kernel/random.ts';
import type { DiskDamage } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { chance, pick, weighted } from './chance.ts';
import { rescue } from './heal.ts';
import { anyFollower, anyServer, crash, leaderOf, MS, type Planned, sids } from './planned.ts';

/** Longer misfortunes, as they happen in machine rooms: each is a few commands in a row. */
export function plan(random: Random, world: World): readonly Planned[] {
  const all = sids(world);
  const leader = leaderOf(world) ?? anyServer(random, world);
  const delay = (maxMs: number): number => below(random, maxMs * MS);
  const kind = weighted(random, {
    power: 4,
    alone: 4,
    rolling: 2,
    tail: 5,
    pausedLeader: 2,
    swap: 4,
    harm: 2,
  });
  switch (kind) {
    case 'harm':
      return harm(random, world);
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

/** The files of a follower are harmed while it is down; whether it may be, is seen when it is due. */
function harm(random: Random, world: World): readonly Planned[] {
  const server = anyFollower(random, world);
  if (server === undefined) return [];
  const what: DiskDamage = pick(random, ['torn-tail', 'bad-checksum', 'lost-snapshots']);
  const damage = { do: 'damage-disk', server, what, records: between(random, 1, 3) } as const;
  const restart = { do: 'restart', server } as const;
  const peer = world.peers[server - 1]!;
  const cure = what === 'lost-snapshots' ? ({ do: 'wipe', server } as const) : rescue(peer);
  // Once is enough: the others may be in the middle of something at any one moment.
  const tries = Array.from({ length: 6 }, (_, i): Planned => ({
    afterUs: (20 + 15 * i) * MS,
    command: damage,
  }));
  return [
    { afterUs: 0, command: { do: 'crash', server } },
    ...tries,
    { afterUs: 120 * MS, command: restart },
    { afterUs: 300 * MS, command: cure },
    { afterUs: 301 * MS, command: restart },
  ];
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
