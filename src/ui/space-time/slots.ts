/** A thing and the number of the element that shows it. */
export interface Slotted<T> {
  readonly slot: number;
  readonly thing: T;
}

/**
 * Elements for things that come and go: whoever stays keeps its own, and who comes takes one that has become free. So nothing is laid out
 * anew that only moves with the rest, and after a jump in time no element is made.
 */
export class Slots<T> {
  readonly #keyOf: (thing: T) => string;
  #slots = new Map<string, number>();

  constructor(keyOf: (thing: T) => string) {
    this.#keyOf = keyOf;
  }

  /** The things in the order of their elements. Two with the same key are shown once. */
  place(things: readonly T[]): readonly Slotted<T>[] {
    const slots = new Map<string, number>();
    const fresh: string[] = [];
    const byKey = new Map(things.map((thing) => [this.#keyOf(thing), thing]));
    for (const key of byKey.keys()) {
      const slot = this.#slots.get(key);
      if (slot === undefined) fresh.push(key);
      else slots.set(key, slot);
    }
    const taken = new Set(slots.values());
    let free = 0;
    for (const key of fresh) {
      while (taken.has(free)) free++;
      slots.set(key, free++);
    }
    this.#slots = slots;
    return [...slots]
      .map(([key, slot]) => ({ slot, thing: byKey.get(key)! }))
      .sort((a, b) => a.slot - b.slot);
  }
}
