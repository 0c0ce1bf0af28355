import { below, between, forkRandom, shuffled, type Random } from '../../kernel/random.ts';
import {
  DEFAULT_SETUP,
  SERVERS_MAX,
  type ClientSetup,
  type Setup,
} from '../../simulation/setup.ts';
import type { AnySwitch } from '../../server/switches.ts';
import { chance, pick } from './chance.ts';
import { ANY_RECIPE, makeRecipeSetup, type RecipeWish } from './make-recipe-setup.ts';
import type { Profile } from './profile.ts';
import type { Tilt } from './tilt.ts';

/** Short ticks, so that every time-out is met within a few virtual seconds; the ratios are ZooKeeper's. */
const TICK_MS = 200;
const COMMON_SIZES = [1, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 7];
/** Clients are told more by fewer servers. */
const SIZES_FOR_CLIENTS = [1, 1, 2, 3, 3, 3, 5];

export interface SetupWish {
  readonly profile: Profile;
  /** Numbers of voters to choose from; empty: 1 to 7. */
  readonly servers: readonly number[];
  readonly off: readonly AnySwitch[];
  /** For the profile `recipes`: whose programs run. */
  readonly recipe?: RecipeWish;
  /** Towards a rule that is switched off. */
  readonly tilt?: Tilt;
}

/** A random ensemble: everything depends on the seed. No pace makes a healthy ensemble miss its time-outs. */
export function makeSetup(
  seed: number,
  { profile, servers: wished, off, tilt = {}, recipe = ANY_RECIPE }: SetupWish,
): Setup {
  if (profile === 'recipes') return makeRecipeSetup(seed, wished, recipe);
  const random = forkRandom(`fuzz ${seed}`, 'setup');
  const common = profile === 'clients' ? SIZES_FOR_CLIENTS : COMMON_SIZES;
  const sizes = wished.length > 0 ? wished : (tilt.servers ?? common);
  const servers = pick(random, sizes);
  const room = SERVERS_MAX - servers;
  const reconfigures = profile === 'reconfig' || (profile === 'all' && chance(random, 25));
  const observers = chance(random, 30) ? Math.min(room, between(random, 1, 2)) : 0;
  const spares = reconfigures ? Math.min(room - observers, between(random, 0, 2)) : 0;
  const total = servers + observers + spares;
  const fsyncMs = pick(random, [1, 1, 10, 10, 80]);
  const readOnly = mayReadAlone(forkRandom(`fuzz ${seed}`, 'read-only'));
  return {
    ...DEFAULT_SETUP,
    seed: `fuzz ${seed}`,
    servers,
    ...(observers > 0 && { observers }),
    ...(spares > 0 && { spares }),
    ...(servers === 2 && chance(random, 50) && { oracle: true }),
    ...(servers >= 3 && chance(random, 12) && makeGroups(random, servers)),
    startsMs: Array.from({ length: total }, () =>
      chance(random, 70) ? 0 : chance(random, 80) ? below(random, 1_500) : null,
    ),
    latencyUs: { min: 500, max: pick(random, [2, 2, 15, 60]) * 1_000 },
    fsyncUs: { min: 200, max: fsyncMs * 1_000 },
    ...(chance(random, 15) && {
      slowDisks: [{ server: between(random, 1, servers), fsyncUs: { min: 50_000, max: 200_000 } }],
    }),
    tickMs: TICK_MS,
    initLimitTicks: pick(random, [5, 10, 10]),
    syncLimitTicks: pick(random, [3, 5]),
    commitLogCount: pick(random, [1, 2, 5, 20, 100]),
    snapCount: pick(random, [4, 10, 30, 100]),
    snapshotSizeFactorPercent: pick(random, [-1, 33, 1_000, 1_000]),
    ...(chance(random, 6) && { forceSnapshotSync: true }),
    ...(chance(random, 8) && { counterBits: between(random, 4, 6) }),
    ...(profile === 'clients' && serveClients(random, total)),
    ...readOnly,
    ...makeReaping(forkRandom(`fuzz ${seed}`, 'reaping')),
    ...makeWork(forkRandom(`fuzz ${seed}`, 'work')),
    // Whoever may reconfigure must be let: the znode of the configuration is nobody's to write.
    ...(reconfigures && { skipAcl: true }),
    clients: makeClients(random, total, profile, tilt.quiet === true).map((client) =>
      readOnly.readOnlyMode === true ? { ...client, readOnly: true } : client,
    ),
    ...(tilt.loses !== undefined && { unsafeNetwork: true }),
    ...tilt.setup,
    ...(off.length > 0 && { switchedOff: off }),
  };
}

function makeGroups(random: Random, servers: number): Pick<Setup, 'groups' | 'weights'> {
  const count = servers >= 5 ? 3 : between(random, 1, 2);
  const groups: number[][] = Array.from({ length: count }, () => []);
  shuffled(
    random,
    Array.from({ length: servers }, (_, i) => i + 1),
  ).forEach((sid, i) => groups[i % count]!.push(sid));
  const weights = chance(random, 50)
    ? [{ server: between(random, 1, servers), weight: pick(random, [0, 2, 3]) }]
    : [];
  // A group all of whose weight is gone would leave no quorum at all in an ensemble of one group.
  const heavy = groups.some((group) => group.some((sid) => weights[0]?.server !== sid));
  return {
    groups: groups.map((group) => group.sort((a, b) => a - b)),
    weights: heavy ? weights : [],
  };
}

/** Servers that may serve reads without a quorum: without local sessions they nearly never do. */
const mayReadAlone = (random: Random): Partial<Setup> =>
  chance(random, 25)
    ? { readOnlyMode: true, ...(chance(random, 70) && { localSessionsEnabled: true }) }
    : {};

/** A leader that looks often for containers and TTL nodes that are due to go. */
const makeReaping = (random: Random): Partial<Setup> =>
  chance(random, 60) ? { containerCheckMs: 500, containerNeverUsedMs: pick(random, [0, 300]) } : {};

/** Elected servers that are busy for a while: whoever dials meanwhile is refused. */
const makeWork = (random: Random): Partial<Setup> =>
  chance(random, 20) ? { leaderWorkUs: { min: 0, max: pick(random, [20, 100, 300]) * 1_000 } } : {};

/** An ensemble that serves most of the time, and shows what it is that clients may rely on. */
function serveClients(random: Random, total: number): Partial<Setup> {
  return {
    startsMs: Array.from({ length: total }, () => 0),
    latencyUs: { min: 500, max: pick(random, [2, 2, 15]) * 1_000 },
    ...(chance(random, 20) && {
      localSessionsEnabled: true,
      localSessionsUpgradingEnabled: chance(random, 75),
    }),
  };
}

function makeClients(
  random: Random,
  servers: number,
  profile: Profile,
  silent: boolean,
): readonly ClientSetup[] {
  // Quiet ensembles: what an epoch without any transaction leaves behind is a case of its own.
  const quiet = chance(random, 25) || silent;
  const count = profile === 'clients' ? between(random, 2, 5) : between(random, 1, 4);
  return Array.from({ length: count }, (_, i) => ({
    name: String.fromCharCode(97 + i),
    server: chance(random, 70) ? 1 + (i % servers) : null,
    timeoutMs: pick(random, [800, 2_000, 4_000, 4_000]),
    program: quiet
      ? { kind: 'idle' }
      : i === 0 || chance(random, 60)
        ? { kind: 'writer', everyMs: pick(random, [5, 10, 40, 100]) }
        : { kind: 'lock', path: '/lock', holdMs: 60, restMs: 40 },
  }));
}
