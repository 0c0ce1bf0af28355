import { between, shuffled, type Random } from '../../kernel/random.ts';
import type { Command, DiskDamage, DiskState } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import type { Operation } from '../../znodes/request.ts';
import { chance, pick, weighted } from './chance.ts';
import { addClient, anyClient, disturbClients } from './client-trouble.ts';
import { disturbPrograms } from './disturb-programs.ts';
import { rescue } from './heal.ts';
import { anyServer, crash, leaderOf, MS, now, type Planned, sids } from './planned.ts';
import { plan } from './plans.ts';
import { CLIENT_WEIGHTS, type Weights } from './profile.ts';
import type { Tilt } from './tilt.ts';

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
  weights: Weights,
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
    case 'programs':
      return disturbPrograms(random, world);
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

/** Half of the time whoever leads. */
const target = (random: Random, world: World): number =>
  (chance(random, 45) ? leaderOf(world) : undefined) ?? anyServer(random, world);

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
