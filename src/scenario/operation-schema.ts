import * as v from 'valibot';
import { CREATE_MODES } from '../znodes/create-mode.ts';
import type { Member, Operation } from '../znodes/request.ts';
import * as limits from './limits.ts';
import { path, type SchemaOf, sid, sids, text, weight, whole } from './schema-parts.ts';

const data = v.nullable(text(limits.DATA_CHARACTERS_MAX));
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
/** What a client may ask of its server. */
export const operationSchema: SchemaOf<Operation> = v.variant('op', [
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
