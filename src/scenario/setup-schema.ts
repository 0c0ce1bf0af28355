import * as v from 'valibot';
import { ALL_SWITCHES, type AnySwitch } from '../server/switches.ts';
import {
  CLIENTS_MAX,
  type ClientSetup,
  DEFAULT_SETUP,
  SERVERS_MAX,
  type Setup,
} from '../simulation/setup.ts';
import * as limits from './limits.ts';
import { programSchema } from './program-schema.ts';
import {
  clientName,
  delayMs,
  NAME,
  path,
  range,
  type SchemaOf,
  sid,
  sids,
  text,
  weight,
  whole,
} from './schema-parts.ts';

const hex = (digits: number) =>
  v.pipe(v.string(), v.length(digits), v.regex(/^[0-9a-f]*$/, 'hex digits'));

/** A client and what it is given to do. */
export const clientSchema: SchemaOf<ClientSetup> = v.strictObject({
  name: clientName,
  server: v.nullable(sid),
  timeoutMs: whole(1, limits.DELAY_MS_MAX),
  program: programSchema,
  hosts: v.optional(v.pipe(sids, v.minLength(1))),
  chroot: v.optional(path),
  readOnly: v.optional(v.boolean()),
  renews: v.optional(v.boolean()),
  session: v.optional(
    v.strictObject({ id: hex(limits.SESSION_DIGITS), password: hex(limits.PASSWORD_DIGITS) }),
  ),
});

const RULES = Object.keys(ALL_SWITCHES) as AnySwitch[];
const d = DEFAULT_SETUP;
/** What a file leaves out is as in `DEFAULT_SETUP`; a link leaves nothing out. */
export const setupSchema: SchemaOf<Setup> = v.pipe(
  v.strictObject({
    seed: v.optional(v.pipe(text(limits.SEED_CHARACTERS_MAX), v.regex(NAME, 'plain text')), d.seed),
    servers: v.optional(whole(1, SERVERS_MAX), d.servers),
    standalone: v.optional(v.boolean()),
    observers: v.optional(whole(0, limits.OBSERVERS_MAX)),
    spares: v.optional(whole(0, limits.SPARES_MAX)),
    groups: v.optional(v.pipe(v.array(sids), v.minLength(1), v.maxLength(SERVERS_MAX))),
    weights: v.optional(
      v.pipe(v.array(v.strictObject({ server: sid, weight })), v.maxLength(SERVERS_MAX)),
    ),
    startsMs: v.optional(v.pipe(v.array(v.nullable(delayMs)), v.maxLength(limits.ALL_SERVERS_MAX))),
    latencyUs: v.optional(range(limits.LATENCY_US_MIN, limits.LATENCY_US_MAX), d.latencyUs),
    fsyncUs: v.optional(range(0, limits.FSYNC_US_MAX), d.fsyncUs),
    slowDisks: v.optional(
      v.pipe(
        v.array(v.strictObject({ server: sid, fsyncUs: range(0, limits.FSYNC_US_MAX) })),
        v.maxLength(limits.ALL_SERVERS_MAX),
      ),
    ),
    leaderWorkUs: v.optional(range(0, limits.LEADER_WORK_US_MAX)),
    tickMs: v.optional(whole(limits.TICK_MS_MIN, limits.TICK_MS_MAX), d.tickMs),
    initLimitTicks: v.optional(whole(1, limits.LIMIT_TICKS_MAX), d.initLimitTicks),
    syncLimitTicks: v.optional(whole(1, limits.LIMIT_TICKS_MAX), d.syncLimitTicks),
    commitLogCount: v.optional(whole(1, limits.COMMIT_LOG_COUNT_MAX), d.commitLogCount),
    snapCount: v.optional(whole(limits.SNAP_COUNT_MIN, limits.SNAP_COUNT_MAX)),
    snapshotSizeFactorPercent: v.optional(whole(-1, limits.SNAPSHOT_SIZE_FACTOR_PERCENT_MAX)),
    forceSnapshotSync: v.optional(v.boolean()),
    reconfigEnabled: v.optional(v.boolean()),
    minSessionTimeoutMs: v.optional(delayMs),
    maxSessionTimeoutMs: v.optional(delayMs),
    localSessionsEnabled: v.optional(v.boolean()),
    localSessionsUpgradingEnabled: v.optional(v.boolean()),
    readOnlyMode: v.optional(v.boolean()),
    containerCheckMs: v.optional(delayMs),
    containerNeverUsedMs: v.optional(delayMs),
    juteMaxBuffer: v.optional(whole(limits.JUTE_MAX_BUFFER_MIN, limits.JUTE_MAX_BUFFER_MAX)),
    oracle: v.optional(v.boolean()),
    enforceQuota: v.optional(v.boolean()),
    extendedTypes: v.optional(v.boolean()),
    skipAcl: v.optional(v.boolean()),
    existsNeedsRead: v.optional(v.boolean()),
    watchModesSideBySide: v.optional(v.boolean()),
    removesWatchesByMode: v.optional(v.boolean()),
    clientsGiveUp: v.optional(v.boolean()),
    superDigest: v.optional(text(limits.IDENTITY_CHARACTERS_MAX)),
    counterBits: v.optional(whole(limits.COUNTER_BITS_MIN, limits.COUNTER_BITS_MAX)),
    clients: v.optional(v.pipe(v.array(clientSchema), v.maxLength(CLIENTS_MAX)), []),
    unsafeNetwork: v.optional(v.boolean()),
    switchedOff: v.optional(v.pipe(v.array(v.picklist(RULES)), v.maxLength(RULES.length))),
  }),
  v.check(
    ({ standalone, servers, observers = 0, spares = 0 }) =>
      standalone !== true || servers + observers + spares === 1,
    'one server when it stands alone',
  ),
  v.transform((given) => ({
    ...given,
    startsMs: given.startsMs ?? Array.from({ length: given.servers }, () => 0),
  })),
);
