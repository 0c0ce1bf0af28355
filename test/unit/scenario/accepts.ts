import type { JsonSchema } from '../../../src/scenario/json-schema.ts';

const typeOf = (json: unknown): string =>
  json === null ? 'null' : Array.isArray(json) ? 'array' : typeof json;
const isWithin = (size: number, min: unknown, max: unknown): boolean =>
  size >= ((min as number | undefined) ?? -Infinity) &&
  size <= ((max as number | undefined) ?? Infinity);

type Check = (json: never, schema: JsonSchema, root: JsonSchema) => boolean;
const byType: Readonly<Record<string, Check>> = {
  string: (json: string, { minLength, maxLength, pattern }) =>
    isWithin(Array.from(json).length, minLength, maxLength) &&
    (pattern === undefined || new RegExp(pattern as string, 'u').test(json)),
  number: (json: number, { minimum, maximum }) => isWithin(json, minimum, maximum),
  array: (json: unknown[], { minItems, maxItems, items }, root) =>
    isWithin(json.length, minItems, maxItems) &&
    json.every((item) => accepts(items as JsonSchema, item, root)),
  object: (json: object, { properties, required = [] }, root) => {
    const known = properties as Readonly<Record<string, JsonSchema>>;
    return (
      (required as string[]).every((key) => Object.hasOwn(json, key)) &&
      Object.entries(json).every(
        ([key, value]) => Object.hasOwn(known, key) && accepts(known[key]!, value, root),
      )
    );
  },
};

/** A validator of the part of JSON Schema that ours uses, written from its specification and not from ours. */
export function accepts(schema: JsonSchema, json: unknown, root = schema): boolean {
  const { $ref, anyOf, type } = schema;
  if (typeof $ref === 'string') {
    const defs = root['$defs'] as Readonly<Record<string, JsonSchema>>;
    return accepts(defs[$ref.replace('#/$defs/', '')]!, json, root);
  }
  if (anyOf !== undefined) return (anyOf as JsonSchema[]).some((one) => accepts(one, json, root));
  if ('const' in schema) return schema['const'] === json;
  if ('enum' in schema) return (schema['enum'] as unknown[]).includes(json);
  const found = typeOf(json);
  if (type === 'integer' ? !Number.isInteger(json) : type !== found) return false;
  return byType[found]?.(json as never, schema, root) ?? true;
}
