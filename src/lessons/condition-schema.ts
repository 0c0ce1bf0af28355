import * as v from 'valibot';
import { SERVERS_MAX } from '../simulation/setup.ts';
import type { Condition, Pattern, Want } from './condition.ts';
import { EVENT_KINDS } from '../timeline/event-kinds.ts';

type SchemaOf<T> = v.GenericSchema<unknown, T>;

const sidSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SERVERS_MAX));
const sids = v.array(sidSchema);
const value = v.union([v.string(), v.number(), v.boolean()], 'a text, a number, true or false');

/** Chooses among schemas by the one key that the input has of them. */
export function byKey<T>(
  what: string,
  schemas: Readonly<Record<string, SchemaOf<T>>>,
): SchemaOf<T> {
  const keys = Object.keys(schemas);
  const none = v.custom<T>(() => false, `${what} has one of the keys ${keys.join(', ')}`);
  return v.lazy((input) => {
    if (typeof input !== 'object' || input === null) return none;
    const key = keys.find((known) => known in input);
    return key === undefined ? none : schemas[key]!;
  });
}

const relation: SchemaOf<Want> = byKey<Want>('a wanted field', {
  not: v.strictObject({ not: value }),
  includes: v.strictObject({ includes: value }),
  excludes: v.strictObject({ excludes: value }),
  atLeast: v.strictObject({ atLeast: value }),
  atMost: v.strictObject({ atMost: value }),
  empty: v.strictObject({ empty: v.boolean() }),
});
const want: SchemaOf<Want> = v.lazy((input) =>
  typeof input === 'object' && input !== null ? relation : value,
);

export const patternSchema: SchemaOf<Pattern> = v.strictObject({
  kind: v.picklist(EVENT_KINDS),
  where: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z][\w.]*$/)), want)),
});

const many: SchemaOf<readonly Condition[]> = v.lazy(() =>
  v.pipe(v.array(conditionSchema), v.minLength(1)),
);

export const conditionSchema: SchemaOf<Condition> = byKey<Condition>('a condition', {
  all: v.strictObject({ all: many }),
  any: v.strictObject({ any: many }),
  not: v.strictObject({ not: v.lazy(() => conditionSchema) }),
  happened: v.strictObject({ happened: patternSchema }),
  count: v.strictObject({ count: patternSchema, atLeast: v.pipe(v.number(), v.minValue(1)) }),
  inOrder: v.strictObject({ inOrder: v.pipe(v.array(patternSchema), v.minLength(2)) }),
  up: v.strictObject({ up: sidSchema }),
  role: v.strictObject({
    role: v.strictObject({
      server: sidSchema,
      is: v.picklist(['looking', 'following', 'leading', 'observing']),
    }),
  }),
  phase: v.strictObject({
    phase: v.strictObject({
      server: sidSchema,
      is: v.picklist(['election', 'discovery', 'synchronization', 'broadcast']),
    }),
  }),
  leads: v.strictObject({ leads: sidSchema, followers: sids }),
  connected: v.strictObject({ connected: v.string() }),
  applied: v.strictObject({ applied: v.strictObject({ server: sidSchema, upTo: value }) }),
  znode: v.strictObject({
    znode: v.strictObject({
      path: v.string(),
      on: v.pipe(sids, v.minLength(1)),
      exists: v.boolean(),
      data: v.optional(v.string()),
    }),
  }),
});
