/** A generator's whole state: one unsigned 32-bit integer, so that copying a world copies its chance. */
export interface Random {
  state: number;
}

/** Mixes a text into 32 bits (FNV-1a), finished so that near names give far seeds. */
function mix(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A generator for one actor. The stream depends on the scenario's seed and on the actor's name only, so
 * that adding a client does not change an election.
 */
export function forkRandom(seed: string, actor: string): Random {
  return { state: mix(actor, mix(seed, 0)) };
}

/** The next unsigned 32-bit integer (mulberry32). */
export function nextUint32(random: Random): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let t = random.state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

/** An integer in `[0, bound)`; 0 for a bound of 1 or less. Integer arithmetic only: the same in every engine. */
export function below(random: Random, bound: number): number {
  return bound <= 1 ? 0 : nextUint32(random) % bound;
}

/** An integer in `[low, high]`. */
export function between(random: Random, low: number, high: number): number {
  return low + below(random, high - low + 1);
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    const kept = result[i]!;
    result[i] = result[j]!;
    result[j] = kept;
  }
  return result;
}
