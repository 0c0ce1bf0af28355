import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/json-schema.ts';
import { scenarioSchema } from '../../../src/scenario/schema.ts';
import { accepts } from './accepts.ts';
import { commands } from './every-command.ts';
import { sample } from './make-scenario.ts';

const published = join(import.meta.dirname, '../../../public/scenario.schema.json');
const schema = scenarioJsonSchema();

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const everything = plain({
  ...sample,
  actions: Object.values(commands).map((command, i) => ({ atMs: i, command })),
  branches: [
    { parent: null, shares: 0, actions: [], end: { step: 1, at: 0 } },
    { parent: 0, name: 'b', shares: 0, actions: [], end: { step: 1, at: 0 } },
  ],
  current: 0,
  bookmarks: [{ step: 1, at: 0, branch: 1, note: 'here' }],
  digest: '0123456789abcdef',
});

/** The same JSON with one thing wrong with it, once for every value in it and every way to be wrong. */
function* broken(json: Json): Generator<Json> {
  for (const other of [null, true, -1, 0.5, 1e15, '', '<b>', 'x'.repeat(5_000), [], {}])
    yield other;
  if (typeof json !== 'object' || json === null) return;
  if (Array.isArray(json)) {
    yield Array.from({ length: 3_000 }, () => json[0] ?? 1);
    for (const [i, item] of json.entries()) {
      for (const worse of broken(item)) yield json.with(i, worse);
    }
    return;
  }
  yield { ...json, stranger: 1 };
  for (const [key, value] of Object.entries(json)) {
    const { [key]: _gone, ...rest } = json;
    yield rest;
    for (const worse of broken(value)) yield { ...json, [key]: worse };
  }
}

test('the published JSON Schema is the one that the reader has now', () => {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env['UPDATE']) writeFileSync(published, text);
  expect(readFileSync(published, 'utf8')).toBe(text);
});

test('it accepts a file with everything in it', () => {
  expect(v.is(scenarioSchema, everything)).toBe(true);
  expect(accepts(schema, everything)).toBe(true);
});

test('it refuses what the reader refuses, but for what only the reader can compare', () => {
  const differs: string[] = [];
  let refused = 0;
  for (const json of broken(everything)) {
    // valibot takes a list for an object without entries, and a set-up may be without any.
    if (Array.isArray((json as { setup?: unknown } | null)?.setup)) continue;
    const result = v.safeParse(scenarioSchema, json, { abortEarly: true });
    const comparing = result.issues?.[0].type === 'check';
    if (!result.success) refused++;
    if (!comparing && accepts(schema, json) !== result.success) {
      differs.push(result.success ? 'reader accepts' : `${v.getDotPath(result.issues[0])}`);
    }
  }
  expect(refused).toBeGreaterThan(1_000);
  expect(differs).toEqual([]);
});
