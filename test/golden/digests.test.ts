/** Node's half of a comparison; test/component/digest.test.ts is Chromium's. Both hold against one file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOfRun, RUNS } from '../fixtures/seeded-runs.ts';

const file = join(import.meta.dirname, '../fixtures/digests.json');

test(`${RUNS} seeded runs have the digests on file`, () => {
  const digests = Array.from({ length: RUNS }, (_, i) => digestOfRun(i));
  if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(digests, null, 2)}\n`);
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  expect(digests).toEqual(known);
  expect(new Set(digests).size).toBe(RUNS);
});
