/** Work of the kind that the engine and the page do: small objects, maps, sorting, text. The same on every machine. */
function work(): number {
  const places = new Map<string, { at: number; readonly key: string }>();
  let seed = 1;
  let sum = 0;
  for (let i = 0; i < 60_000; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const key = `n${seed % 4_096}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { at: i, key });
    else known.at += seed & 7;
    if (i % 2_000 === 0) {
      const order = [...places.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
      sum += order[order.length >> 1]!.key.length;
    }
  }
  return sum;
}

const ROUNDS = 40;
/** Milliseconds that one round takes on the machine on which the budgets were set (see DECISIONS). */
const REFERENCE_MS = 7.4;

/** How fast this machine is, with 1 for the one on which the budgets were set: the best of many rounds, the first of which warm up. */
export function speedOfMachine(): number {
  let best = Infinity;
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    if (work() === 0) throw new Error('The yardstick did nothing.');
    best = Math.min(best, performance.now() - began);
  }
  return REFERENCE_MS / best;
}
