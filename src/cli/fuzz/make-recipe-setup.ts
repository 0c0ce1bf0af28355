import { below, between, forkRandom } from '../../kernel/random.ts';
import { DEFAULT_SETUP, type Setup } from '../../simulation/setup.ts';
import { pick } from './chance.ts';
import { FAMILY_NAMES, familyOf, type FamilyName } from './recipes.ts';

/** Which programs the clients of a run have. */
export interface RecipeWish {
  /** Null: each run draws one. */
  readonly program: FamilyName | null;
  readonly mistakes: readonly string[];
}

export const ANY_RECIPE: RecipeWish = { program: null, mistakes: [] };

export const CLIENT_TIMEOUTS_MS = [400, 600, 900];

/** The recipe of a run: the one that is wished for, else one that the seed draws. */
export function familyFor(seed: number, { program }: RecipeWish): FamilyName {
  return program ?? pick(forkRandom(`fuzz ${seed}`, 'family'), FAMILY_NAMES);
}

/** An ensemble that serves most of the time, and a few clients whose programs meet at the same znodes. */
export function makeRecipeSetup(seed: number, servers: readonly number[], wish: RecipeWish): Setup {
  const random = forkRandom(`fuzz ${seed}`, 'recipe');
  const count = pick(random, servers.length > 0 ? servers : [1, 3, 3, 3, 5]);
  const family = familyOf(familyFor(seed, wish));
  const clients = between(random, 3, 6);
  return {
    ...DEFAULT_SETUP,
    seed: `fuzz ${seed}`,
    servers: count,
    startsMs: Array.from({ length: count }, () => 0),
    latencyUs: { min: 500, max: pick(random, [2, 2, 15]) * 1_000 },
    fsyncUs: { min: 200, max: pick(random, [1, 10]) * 1_000 },
    tickMs: 200,
    commitLogCount: pick(random, [5, 100]),
    clients: Array.from({ length: clients }, (_, i) => ({
      name: String.fromCharCode(97 + i),
      server: 1 + below(random, count),
      timeoutMs: pick(random, CLIENT_TIMEOUTS_MS),
      program: family.draw(random, i, wish.mistakes),
    })),
  };
}
