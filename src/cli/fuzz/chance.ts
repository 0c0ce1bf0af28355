import { below, type Random } from '../../kernel/random.ts';

/** One of the items, each as likely as the other. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[below(random, items.length)]!;
}

/** True in `percent` of 100 cases. */
export const chance = (random: Random, percent: number): boolean => below(random, 100) < percent;

/** A key, drawn by its weight. */
export function weighted<K extends string>(
  random: Random,
  weights: Readonly<Partial<Record<K, number>>>,
): K {
  const entries = Object.entries(weights) as [K, number][];
  let place = below(
    random,
    entries.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [key, weight] of entries) {
    place -= weight;
    if (place < 0) return key;
  }
  return entries[0]![0];
}
