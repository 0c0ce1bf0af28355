import * as v from 'valibot';
import type { Command } from '../simulation/command.ts';
import * as limits from './limits.ts';
import { operationSchema } from './operation-schema.ts';
import { programSchema } from './program-schema.ts';
import { clientName, NAME, range, type SchemaOf, sid, sids, text, whole } from './schema-parts.ts';
import { clientSchema } from './setup-schema.ts';

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
/** What a hand, a file or a link may do to a world. */
export const commandSchema: SchemaOf<Command> = v.variant('do', [
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
    operation: operationSchema,
    watcher: v.optional(v.pipe(text(limits.WATCHER_CHARACTERS_MAX), v.regex(NAME, 'plain text'))),
    local: v.optional(v.boolean()),
    raw: v.optional(v.boolean()),
    line,
  }),
  v.strictObject({ do: v.literal('add-client'), client: clientSchema }),
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
  v.strictObject({
    do: v.literal('update-server-list'),
    client: clientName,
    hosts: v.pipe(sids, v.minLength(1)),
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
