/** Programs of clients under random faults: a few schedules of each family. Thousands are played by `npm run -s fuzz -- --program NAME`. */
import { describe, expect, test } from 'vitest';
import { wishFor } from '../../src/cli/fuzz/find-mistake.ts';
import { generate } from '../../src/cli/fuzz/play.ts';
import { FAMILY_NAMES } from '../../src/cli/fuzz/recipes.ts';

const SEEDS = [9_001, 9_002, 9_003, 9_004];

describe.each(FAMILY_NAMES)('%s', (program) => {
  test.each(SEEDS)('keeps its properties under the faults of seed %i', (seed) => {
    expect(generate(seed, wishFor(program, [])).violation, `seed ${seed}`).toBeNull();
  });
});
