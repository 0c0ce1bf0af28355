import type * as v from 'valibot';
import { programSchema } from './program-schema.ts';
import { commandSchema } from './command-schema.ts';
import { scenarioSchema } from './schema.ts';
import { setupSchema } from './setup-schema.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is read of a valibot schema; which fields there are depends on its kind. */
interface Described {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  readonly type: string;
  readonly pipe?: readonly Described[];
  readonly wrapped?: Described;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
}
type Names = ReadonlyMap<Described, string>;

const LIMITS: Readonly<Record<string, readonly string[]>> = {
  min_value: ['minimum'],
  max_value: ['maximum'],
};
const LENGTHS: Readonly<Record<string, readonly string[]>> = {
  min_length: ['min'],
  max_length: ['max'],
  length: ['min', 'max'],
};

/** One check behind a type. Those that compare several fields have no counterpart, and transformations change no input. */
function checkOf({ type, requirement }: Described, of: string): JsonSchema {
  if (type === 'safe_integer') return { type: 'integer' };
  if (type === 'regex') return { pattern: (requirement as RegExp).source };
  const noun = of === 'array' ? 'Items' : 'Length';
  const keys = LIMITS[type] ?? LENGTHS[type]?.map((end) => `${end}${noun}`);
  if (keys !== undefined) return Object.fromEntries(keys.map((key) => [key, requirement]));
  if (type === 'check' || type === 'transform') return {};
  throw new Error(`no JSON Schema for ${type}`);
}

function objectOf(entries: Readonly<Record<string, Described>>, names: Names): JsonSchema {
  const all = Object.entries(entries);
  const required = all.filter(([, { type }]) => type !== 'optional').map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([key, entry]) => [key, reference(entry, names)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function bare(schema: Described, names: Names): JsonSchema {
  const { type, wrapped, options = [] } = schema;
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type };
    case 'literal':
      return { const: schema.literal };
    case 'picklist':
      return { enum: options };
    case 'nullable':
      return { anyOf: [reference(wrapped!, names), { type: 'null' }] };
    case 'optional': {
      const inner = reference(wrapped!, names);
      return schema.default === undefined ? inner : { ...inner, default: schema.default };
    }
    case 'array':
      return { type, items: reference(schema.item!, names) };
    case 'strict_object':
      return objectOf(schema.entries!, names);
    case 'union':
    case 'variant':
      return { anyOf: (options as Described[]).map((option) => reference(option, names)) };
    default:
      throw new Error(`no JSON Schema for ${type}`);
  }
}

function whole(schema: Described, names: Names): JsonSchema {
  if (schema.pipe === undefined) return bare(schema, names);
  const [first, ...rest] = schema.pipe;
  return rest.reduce<JsonSchema>(
    (so, check) => ({ ...so, ...checkOf(check, first!.type) }),
    whole(first!, names),
  );
}

function reference(schema: Described, names: Names): JsonSchema {
  const name = names.get(schema);
  return name === undefined ? whole(schema, names) : { $ref: `#/$defs/${name}` };
}

const described = (schema: v.GenericSchema): Described => schema;

/**
 * The JSON Schema of scenario files, made from the schema that reads them. It says what each part looks like; whether the parts fit one
 * another (a server that there is, exactly one way to name a place) only the reader can say.
 */
export function scenarioJsonSchema(): JsonSchema {
  const parts = {
    setup: described(setupSchema),
    command: described(commandSchema),
    program: described(programSchema),
  };
  const names: Names = new Map(Object.entries(parts).map(([name, part]) => [part, name]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Zabscope scenario',
    description:
      'A run of a ZooKeeper ensemble: how it was set up and what was done to it. The same file always gives the same run.',
    ...whole(described(scenarioSchema), names),
    $defs: Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, whole(part, names)]),
    ),
  };
}
