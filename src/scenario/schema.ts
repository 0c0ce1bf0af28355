import * as v from 'valibot';
import type { Command } from '../simulation/command.ts';
import {
  CLIENTS_MAX,
  type ClientSetup,
  DEFAULT_SETUP,
  SERVERS_MAX,
  type Setup,
} from '../simulation/setup.ts';
import { ALL_SWITCHES, type AnySwitch } from '../server/switches.ts';
import { ACTIONS_MAX, BRANCHES_MAX } from '../timeline/limits.ts';
import type { Member, Operation } from '../znodes/request.ts';
import { CREATE_MODES } from '../znodes/create-mode.ts';
import * as limits from './limits.ts';
import { programSchema } from './program-schema.ts';
import type { Place, SavedBookmark, SavedBranch, Scenario, ScenarioAction } from './scenario.ts';
import { clientName, delayMs, NAME, path, type SchemaOf, text, whole } from './schema-parts.ts';
import { viewSchema } from './view.ts';

const PLACE = 'step + at | atMs';

const name = v.pipe(text(limits.TITLE_CHARACTERS_MAX), v.regex(NAME, 'plain text'));
const data = v.nullable(text(limits.DATA_CHARACTERS_MAX));
const sid = whole(1, limits.ALL_SERVERS_MAX);
const sids = v.pipe(v.array(sid), v.maxLength(limits.ALL_SERVERS_MAX));
const weight = whole(0, limits.WEIGHT_MAX);
const range = (min: number, max: number) =>
  v.strictObject({ min: whole(min, max), max: whole(min, max) });

const hex = (digits: number) =>
  v.pipe(v.string(), v.length(digits), v.regex(/^[0-9a-f]*$/, 'hex digits'));

const client: SchemaOf<ClientSetup> = v.strictObject({
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
const setup: SchemaOf<Setup> = v.pipe(
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
    clients: v.optional(v.pipe(v.array(client), v.maxLength(CLIENTS_MAX)), []),
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

const int32 = whole(-(2 ** 31), 2 ** 31 - 1);
const version = int32;
const watch = v.boolean();
const member: SchemaOf<Member> = v.strictObject({
  server: sid,
  role: v.picklist(['participant', 'observer']),
  group: v.optional(whole(1, limits.GROUP_NUMBER_MAX)),
  weight: v.optional(weight),
});
const members = v.pipe(v.array(member), v.maxLength(limits.ALL_SERVERS_MAX));
const identity = text(limits.IDENTITY_CHARACTERS_MAX);
const acl = v.pipe(
  v.array(v.strictObject({ perms: int32, scheme: identity, id: identity })),
  v.maxLength(limits.ACL_ENTRIES_MAX),
);
const parts = [
  v.strictObject({
    op: v.literal('create'),
    path,
    data,
    mode: v.picklist(CREATE_MODES),
    acl: v.optional(v.nullable(acl)),
    ttlMs: v.optional(v.pipe(v.number(), v.safeInteger())),
    stat: v.optional(v.boolean()),
    flags: v.optional(int32),
  }),
  v.strictObject({ op: v.literal('delete'), path, version }),
  v.strictObject({ op: v.literal('setData'), path, data, version }),
  v.strictObject({ op: v.literal('check'), path, version }),
] as const;
const listOf = <T>(part: SchemaOf<T>) => v.pipe(v.array(part), v.maxLength(limits.PARTS_MAX));
const watcherType = v.picklist(['children', 'data', 'persistent', 'persistent_recursive', 'any']);
const operation: SchemaOf<Operation> = v.variant('op', [
  ...parts,
  v.strictObject({ op: v.literal('setAcl'), path, acl: v.nullable(acl), version }),
  v.strictObject({ op: v.picklist(['getData', 'exists']), path, watch }),
  v.strictObject({
    op: v.literal('getChildren'),
    path,
    watch,
    stat: v.optional(v.boolean()),
  }),
  v.strictObject({
    op: v.picklist(['sync', 'getAcl', 'getAllChildrenNumber', 'deleteContainer']),
    path,
  }),
  v.strictObject({ op: v.literal('multi'), ops: listOf(v.variant('op', parts)) }),
  v.strictObject({
    op: v.literal('multiRead'),
    ops: listOf(v.strictObject({ op: v.picklist(['getData', 'getChildren']), path })),
  }),
  v.strictObject({
    op: v.literal('getEphemerals'),
    prefix: text(limits.PATH_CHARACTERS_MAX),
  }),
  v.strictObject({ op: v.literal('whoAmI') }),
  v.strictObject({ op: v.literal('auth'), scheme: identity, auth: identity }),
  v.strictObject({
    op: v.literal('addWatch'),
    path,
    mode: v.picklist(['persistent', 'persistent_recursive']),
  }),
  v.strictObject({ op: v.picklist(['removeWatches', 'checkWatches']), path, type: watcherType }),
  v.strictObject({ op: v.literal('unknown'), type: int32 }),
  v.strictObject({
    op: v.literal('reconfig'),
    joining: members,
    leaving: sids,
    members: v.nullable(members),
    fromConfig: whole(-1, Number.MAX_SAFE_INTEGER),
    text: v.optional(
      v.strictObject({
        joining: v.optional(text(limits.DATA_CHARACTERS_MAX)),
        leaving: v.optional(text(limits.DATA_CHARACTERS_MAX)),
        members: v.optional(text(limits.DATA_CHARACTERS_MAX)),
      }),
    ),
  }),
]);

const line = v.optional(
  v.pipe(text(limits.LINE_CHARACTERS_MAX), v.regex(/^[^\p{Cc}]*$/u, 'one line')),
);
const actor = v.union([sid, clientName]);
const way = { from: actor, to: actor };
const word = (charactersMax: number, pattern: RegExp, says: string) =>
  v.pipe(text(charactersMax), v.regex(pattern, says));
const messageType = word(limits.TYPE_CHARACTERS_MAX, /^[A-Za-z]+$/, 'a message type');
const timer = word(limits.TIMER_CHARACTERS_MAX, /^[a-z]+(-[a-z0-9]+)*$/, 'a timer');
const envelope = whole(1, Number.MAX_SAFE_INTEGER);
const timeUs = whole(0, limits.REPLAY_TIME_US_MAX);
const group = v.pipe(v.array(actor), v.maxLength(limits.GROUPS_MAX));
const command: SchemaOf<Command> = v.variant('do', [
  v.strictObject({
    do: v.literal('crash'),
    server: sid,
    keeps: v.optional(whole(0, limits.KEEPS_MAX)),
  }),
  v.strictObject({ do: v.picklist(['restart', 'isolate', 'reconnect']), server: sid }),
  v.strictObject({
    do: v.literal('cut'),
    groups: v.pipe(v.array(group), v.maxLength(limits.GROUPS_MAX)),
  }),
  v.strictObject({ do: v.picklist(['heal', 'check-containers']) }),
  v.strictObject({
    do: v.literal('request'),
    client: clientName,
    operation,
    watcher: v.optional(v.pipe(text(limits.WATCHER_CHARACTERS_MAX), v.regex(NAME, 'plain text'))),
    local: v.optional(v.boolean()),
    raw: v.optional(v.boolean()),
    line,
  }),
  v.strictObject({ do: v.literal('add-client'), client }),
  v.strictObject({
    do: v.picklist(['remove-client', 'close-client']),
    client: clientName,
    line,
  }),
  v.strictObject({
    do: v.picklist(['disconnect-client', 'expire-client']),
    client: clientName,
  }),
  v.strictObject({
    do: v.literal('set-program'),
    client: clientName,
    program: programSchema,
  }),
  v.strictObject({
    do: v.literal('reconnect-client'),
    client: clientName,
    hosts: v.nullable(v.pipe(sids, v.minLength(1))),
  }),
  v.strictObject({ do: v.picklist(['pause', 'resume']), actor }),
  v.strictObject({ do: v.picklist(['wipe', 'repair-disk']), server: sid }),
  v.strictObject({
    do: v.literal('damage-disk'),
    server: sid,
    what: v.picklist(['torn-tail', 'bad-checksum', 'lost-snapshots']),
    records: whole(1, limits.KEEPS_MAX),
  }),
  v.strictObject({ do: v.literal('set-oracle'), server: sid, grants: v.boolean() }),
  v.strictObject({
    do: v.literal('set-disk'),
    server: sid,
    state: v.picklist(['ok', 'stalled', 'failing']),
    fsyncUs: v.nullable(range(0, limits.FSYNC_US_MAX)),
  }),
  v.strictObject({
    do: v.literal('set-clock'),
    server: sid,
    driftPermille: whole(limits.DRIFT_PERMILLE_MIN, limits.DRIFT_PERMILLE_MAX),
  }),
  v.strictObject({ do: v.literal('fire-timer'), server: sid, timer }),
  v.strictObject({
    do: v.literal('postpone-timer'),
    server: sid,
    timer,
    byUs: whole(0, limits.DELAY_MS_MAX * 1_000),
  }),
  v.strictObject({ do: v.picklist(['cut-way', 'heal-way', 'hold-link', 'release-link']), ...way }),
  v.strictObject({
    do: v.literal('set-link'),
    ...way,
    latencyUs: v.nullable(range(limits.LATENCY_US_MIN, limits.LATENCY_US_MAX)),
    lossPermille: whole(0, 1_000),
  }),
  v.strictObject({
    do: v.picklist(['hold-type', 'release-type']),
    type: messageType,
    from: v.optional(way.from),
    to: v.optional(way.to),
  }),
  v.strictObject({ do: v.literal('release-all') }),
  v.strictObject({
    do: v.picklist(['deliver', 'hold', 'release', 'drop', 'duplicate', 'overtake']),
    envelope,
  }),
  v.strictObject({ do: v.literal('delay'), envelope, untilUs: timeUs }),
]);

/** Exactly one of the two ways to name a place. */
const placeEntries = {
  step: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
  at: v.optional(whole(0, limits.REPLAY_TIME_US_MAX)),
  atMs: v.optional(whole(0, limits.REPLAY_TIME_US_MAX / 1_000)),
};
interface GivenPlace {
  readonly step?: number | undefined;
  readonly at?: number | undefined;
  readonly atMs?: number | undefined;
}
const isPlace = ({ step, at, atMs }: GivenPlace): boolean =>
  atMs === undefined
    ? step !== undefined && at !== undefined
    : step === undefined && at === undefined;
const placeOf = ({ step, at, atMs }: GivenPlace): Place =>
  step !== undefined && at !== undefined ? { step, at } : { atMs: atMs ?? 0 };

const place: SchemaOf<Place> = v.pipe(
  v.strictObject(placeEntries),
  v.check((given) => isPlace(given), PLACE),
  v.transform(placeOf),
);
const action: SchemaOf<ScenarioAction> = v.pipe(
  v.strictObject({ ...placeEntries, command }),
  v.check((given) => isPlace(given), PLACE),
  v.transform((given) => ({ ...placeOf(given), command: given.command })),
);

const exactly = {
  step: whole(0, limits.REPLAY_STEPS_MAX),
  at: whole(0, limits.REPLAY_TIME_US_MAX),
};
const branchIndex = whole(0, BRANCHES_MAX - 1);
const savedBranch: SchemaOf<SavedBranch> = v.strictObject({
  parent: v.nullable(branchIndex),
  name: v.optional(name),
  shares: whole(0, ACTIONS_MAX),
  actions: v.pipe(v.array(action), v.maxLength(ACTIONS_MAX)),
  end: v.strictObject(exactly),
});
const bookmark: SchemaOf<SavedBookmark> = v.strictObject({
  ...exactly,
  branch: v.optional(branchIndex),
  note: v.pipe(text(limits.NOTE_CHARACTERS_MAX), v.regex(NAME, 'plain text')),
});

/** The one border that every link and file passes. Unknown keys are refused. */
export const scenarioSchema: SchemaOf<Scenario> = v.strictObject({
  format: whole(1, Number.MAX_SAFE_INTEGER),
  engine: whole(1, Number.MAX_SAFE_INTEGER),
  title: v.optional(name),
  setup,
  actions: v.pipe(v.array(action), v.maxLength(ACTIONS_MAX)),
  branch: v.optional(name),
  branches: v.optional(v.pipe(v.array(savedBranch), v.minLength(1), v.maxLength(BRANCHES_MAX))),
  current: v.optional(branchIndex),
  bookmarks: v.optional(v.pipe(v.array(bookmark), v.maxLength(limits.BOOKMARKS_MAX))),
  view: v.optional(viewSchema),
  position: v.optional(place),
  digest: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '16 hex digits'))),
});

/** A name as {@link scenarioSchema} takes it: what a name may not have becomes a space. */
export const asName = (wish: string, charactersMax: number = limits.TITLE_CHARACTERS_MAX): string =>
  wish
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]/gu, ' ')
    .trim()
    .slice(0, charactersMax);

export { command as commandSchema, setup as setupSchema };
