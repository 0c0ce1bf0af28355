import type { EventKind } from '../../simulation/facts.ts';
import type { Setup } from '../../simulation/setup.ts';
import { SERVER_SWITCHES, type AnySwitch } from '../../server/switches.ts';
import type { ClientTrouble, Profile, Trouble } from './profile.ts';

/**
 * How runs lean towards the neighbourhood of a rule: set-ups and kinds of trouble to draw from. Which fault comes when is left to chance.
 */
export interface Tilt {
  /** In turn, in place of all. */
  readonly profiles?: readonly Profile[];
  /** In place of what the seed would give. */
  readonly setup?: Partial<Setup>;
  /** Numbers of voters to choose from. */
  readonly servers?: readonly number[];
  /** Nobody writes, except where a trouble makes it so. */
  readonly quiet?: boolean;
  /** Events at which something may strike, and at one in how many of them it does. */
  readonly moments?: readonly EventKind[];
  readonly oneIn?: number;
  readonly weights?: Partial<Readonly<Record<Trouble, number>>>;
  readonly clientWeights?: Partial<Readonly<Record<ClientTrouble, number>>>;
  /** Messages that the network loses, each alone: TCP never does. */
  readonly loses?: readonly string[];
}

const MOVING: Tilt = {
  profiles: ['clients'],
  servers: [3],
  setup: { syncLimitTicks: 5, localSessionsEnabled: false },
  weights: { crash: 0, net: 0, messages: 0, timers: 0, plan: 0 },
};

/** No client leaves. */
const STAYING: Tilt['clientWeights'] = {
  burst: 1,
  remove: 0,
  pause: 0,
  close: 0,
  expire: 0,
  disconnect: 0,
  staleLeader: 0,
  lateWrites: 0,
  hiddenChange: 0,
  readAlone: 0,
};

export const TILTS: Readonly<Partial<Record<AnySwitch, Tilt>>> = {
  // Whoever is slow to write its promises is still at it when another leader begins.
  'count-new-promises-only': {
    profiles: ['crash', 'all'],
    servers: [5],
    quiet: true,
    setup: { fsyncUs: { min: 1_000, max: 80_000 }, latencyUs: { min: 500, max: 60_000 } },
    moments: ['epoch-chosen', 'epoch-promised'],
    oneIn: 3,
    weights: { plan: 0, clients: 0 },
  },
  // Whoever was down while others wrote comes back and leads.
  'refuse-follower-ahead': { profiles: ['crash', 'all'] },
  // Half a snapshot: whoever is behind gets one, and may lose its leader as soon as it has it.
  'forget-half-a-snapshot': {
    profiles: ['crash', 'all'],
    servers: [3],
    setup: { commitLogCount: 1, snapshotSizeFactorPercent: -1 },
    moments: ['snapshot-installed'],
    oneIn: 3,
  },
  // Epochs in which nothing was written, so that old logs are longer.
  'epoch-before-zxid': { profiles: ['crash', 'all'], servers: [3, 5], quiet: true },
  // TCP loses nothing in the middle of a connection: these rules guard against what only a broken one could do.
  'commit-in-order': { ...losing('ACK', 'proposed'), servers: [3] },
  'commit-must-match': { ...losing('PROPOSAL', 'proposed'), servers: [3] },
  'no-gap-in-sync': { ...losing('PROPOSAL', 'sync-chosen'), servers: [3] },
  // What clients may rely on: they must be served to see it.
  ...Object.fromEntries(
    Object.keys(SERVER_SWITCHES).map((rule) => [rule, { profiles: ['clients'] }]),
  ),
  // Its old server still carries writes of a client that goes on elsewhere.
  'check-session-owner': { ...MOVING, clientWeights: { ...STAYING, lateWrites: 12 } },
  // A client comes to a leader of before, which is slow to notice that it is one.
  'refuse-client-ahead': { ...MOVING, quiet: true, clientWeights: { ...STAYING, staleLeader: 12 } },
};

function losing(type: string, moment: EventKind): Tilt {
  return { profiles: ['all', 'crash'], loses: [type], moments: [moment], oneIn: 4 };
}
