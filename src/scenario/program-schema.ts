import * as v from 'valibot';
import { MISTAKES, type MistakenKind } from '../client/programs/mistakes.ts';
import { CLIENTS_MAX, type Program } from '../simulation/setup.ts';
import * as limits from './limits.ts';
import { clientName, delayMs, NAME, path, type SchemaOf, text, whole } from './schema-parts.ts';

const mistakesOf = <K extends MistakenKind>(kind: K) =>
  v.optional(v.pipe(v.array(v.picklist(MISTAKES[kind])), v.maxLength(MISTAKES[kind].length)));

const resource = v.optional(
  v.pipe(text(limits.RESOURCE_CHARACTERS_MAX), v.minLength(1), v.regex(NAME, 'plain text')),
);
const inLine = { path, holdMs: delayMs, restMs: delayMs };

const everyMs = whole(1, limits.DELAY_MS_MAX);
const times = whole(1, limits.TIMES_MAX);

/** What a client may be given to do. */
export const programSchema: SchemaOf<Program> = v.variant('kind', [
  v.strictObject({ kind: v.literal('idle') }),
  v.strictObject({ kind: v.literal('writer'), everyMs: whole(1, limits.DELAY_MS_MAX) }),
  v.strictObject({
    kind: v.literal('barrier'),
    path,
    restMs: delayMs,
    mistakes: mistakesOf('barrier'),
  }),
  v.strictObject({
    kind: v.literal('barrier-keeper'),
    path,
    closedMs: delayMs,
    openMs: delayMs,
    rounds: times,
  }),
  v.strictObject({
    kind: v.literal('double-barrier'),
    path,
    count: whole(1, CLIENTS_MAX),
    workMs: delayMs,
    restMs: delayMs,
    mistakes: mistakesOf('double-barrier'),
  }),
  v.strictObject({
    kind: v.literal('queue-producer'),
    path,
    everyMs,
    items: times,
    priorities: v.optional(whole(1, limits.PRIORITIES_MAX)),
    mistakes: mistakesOf('queue-producer'),
  }),
  v.strictObject({
    kind: v.literal('queue-consumer'),
    path,
    workMs: delayMs,
    byPriority: v.optional(v.boolean()),
    mistakes: mistakesOf('queue-consumer'),
  }),
  v.strictObject({
    kind: v.literal('counter'),
    path,
    everyMs,
    additions: times,
    mistakes: mistakesOf('counter'),
  }),
  v.strictObject({ kind: v.literal('member'), path, mistakes: mistakesOf('member') }),
  v.strictObject({
    kind: v.literal('service-instance'),
    path,
    mistakes: mistakesOf('service-instance'),
  }),
  v.strictObject({
    kind: v.literal('service-consumer'),
    path,
    everyMs,
    spread: v.picklist(['round-robin', 'random']),
    mistakes: mistakesOf('service-consumer'),
  }),
  v.strictObject({ kind: v.literal('configuration-publisher'), path, everyMs, values: times }),
  v.strictObject({
    kind: v.literal('configuration-reader'),
    path,
    mistakes: mistakesOf('configuration-reader'),
  }),
  v.strictObject({
    kind: v.literal('commit-coordinator'),
    path,
    sites: v.pipe(v.array(clientName), v.minLength(1), v.maxLength(CLIENTS_MAX)),
    decideMs: delayMs,
    everyMs,
    transactions: times,
    mistakes: mistakesOf('commit-coordinator'),
  }),
  v.strictObject({
    kind: v.literal('commit-site'),
    path,
    abortPercent: whole(0, 100),
    mistakes: mistakesOf('commit-site'),
  }),
  v.strictObject({
    kind: v.literal('workload'),
    path,
    everyMs,
    readPercent: whole(0, 100),
    outstanding: whole(1, limits.OUTSTANDING_MAX),
    znodes: whole(1, limits.WORKLOAD_ZNODES_MAX),
  }),
  v.strictObject({ kind: v.literal('lock'), ...inLine, resource, mistakes: mistakesOf('lock') }),
  v.strictObject({
    kind: v.literal('herd-lock'),
    ...inLine,
    resource,
    mistakes: mistakesOf('herd-lock'),
  }),
  v.strictObject({
    kind: v.literal('shared-lock'),
    ...inLine,
    wants: v.picklist(['read', 'write', 'either']),
    resource,
    mistakes: mistakesOf('shared-lock'),
  }),
  v.strictObject({
    kind: v.literal('revocable-lock'),
    ...inLine,
    patienceMs: whole(1, limits.DELAY_MS_MAX),
    resource,
    mistakes: mistakesOf('revocable-lock'),
  }),
  v.strictObject({
    kind: v.literal('semaphore'),
    ...inLine,
    permits: whole(1, limits.PERMITS_MAX),
    mistakes: mistakesOf('semaphore'),
  }),
  v.strictObject({
    kind: v.literal('election'),
    ...inLine,
    resource,
    mistakes: mistakesOf('election'),
  }),
]);
