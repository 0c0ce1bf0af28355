/** Chromium's half of a comparison; test/golden/digests.test.ts is Node's. Both hold against one file. */
import { expect, test } from 'vitest';
import known from '../fixtures/digests.json' with { type: 'json' };
import { digestOfRun, RUNS } from '../fixtures/seeded-runs.ts';

test(`${RUNS} seeded runs have the digests that Node computed`, () => {
  expect(navigator.userAgent).toContain('Chrome');
  expect(Array.from({ length: RUNS }, (_, i) => digestOfRun(i))).toEqual(known);
});
