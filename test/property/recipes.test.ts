/** Programs of clients under random faults: a few schedules of each family. Thousands are played by `npm run -s fuzz -- --program NAME`. */
import { describe, expect, test } from 'vitest';
import { wishFor } from '../../src/cli/fuzz/find-mistake.ts';
import { generate } from '../../src/cli/fuzz/play.ts';
import { FAMILY_NAMES } from '../../src/cli/fuzz/recipes.ts';

const SEEDS = [9_001, 9_002, 9_003, 9_004];

/** Schedules that broke something once. */
const FOUND = [
  // A creation taken for lost turned up, and was for writing; by then the client wished to read.
  ['shared-lock', 437],
  // The list in which it found its own node was not watched.
  ['semaphore', 78],
] as const;

test.each(FOUND)('%s keeps its properties under the faults of seed %i', (program, seed) => {
  expect(generate(seed, wishFor(program, [])).violation, `seed ${seed}`).toBeNull();
});

describe.each(FAMILY_NAMES)('%s', (program) => {
  test.each(SEEDS)('keeps its properties under the faults of seed %i', (seed) => {
    expect(generate(seed, wishFor(program, [])).violation, `seed ${seed}`).toBeNull();
  });
});
