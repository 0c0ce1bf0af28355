const BITS = 5;
const MASK = 31;

interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}
interface Branch<V> {
  readonly bitmap: number;
  readonly children: readonly Node<V>[];
}
/** Keys of one 32-bit hash, in the order of their text. */
interface Collision<V> {
  readonly hash: number;
  readonly leaves: readonly Leaf<V>[];
}
type Node<V> = Leaf<V> | Branch<V> | Collision<V>;

const isBranch = <V>(node: Node<V>): node is Branch<V> => 'bitmap' in node;
const isLeaf = <V>(node: Node<V>): node is Leaf<V> => 'key' in node;

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function countBits(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const bitAt = (hash: number, shift: number): number => 1 << ((hash >>> shift) & MASK);
const slotOf = (bitmap: number, bit: number): number => countBits(bitmap & (bit - 1));

/** Two nodes of different hashes, or of one hash, under one new node. */
function join<V>(a: Leaf<V> | Collision<V>, b: Leaf<V>, shift: number): Node<V> {
  if (a.hash === b.hash) {
    const leaves = isLeaf(a) ? [a, b] : [...a.leaves, b];
    return { hash: b.hash, leaves: leaves.sort((x, y) => (x.key < y.key ? -1 : 1)) };
  }
  const bitA = bitAt(a.hash, shift);
  const bitB = bitAt(b.hash, shift);
  if (bitA === bitB) return { bitmap: bitA, children: [join(a, b, shift + BITS)] };
  return { bitmap: bitA | bitB, children: bitA >>> 0 < bitB >>> 0 ? [a, b] : [b, a] };
}

function put<V>(node: Node<V> | undefined, leaf: Leaf<V>, shift: number): Node<V> {
  if (node === undefined) return leaf;
  if (isBranch(node)) {
    const bit = bitAt(leaf.hash, shift);
    const slot = slotOf(node.bitmap, bit);
    const children = node.children.slice();
    if ((node.bitmap & bit) !== 0) {
      children[slot] = put(node.children[slot], leaf, shift + BITS);
      return { bitmap: node.bitmap, children };
    }
    children.splice(slot, 0, leaf);
    return { bitmap: node.bitmap | bit, children };
  }
  if (isLeaf(node)) return node.key === leaf.key ? leaf : join(node, leaf, shift);
  if (node.hash === leaf.hash) {
    const others = node.leaves.filter((l) => l.key !== leaf.key);
    return join({ hash: node.hash, leaves: others }, leaf, shift);
  }
  return join(node, leaf, shift);
}

function remove<V>(node: Node<V>, hash: number, key: string, shift: number): Node<V> | undefined {
  if (isLeaf(node)) return node.key === key ? undefined : node;
  if (!isBranch(node)) {
    const leaves = node.leaves.filter((l) => l.key !== key);
    return leaves.length === 1 ? leaves[0] : { hash: node.hash, leaves };
  }
  const bit = bitAt(hash, shift);
  if ((node.bitmap & bit) === 0) return node;
  const slot = slotOf(node.bitmap, bit);
  const child = remove(node.children[slot]!, hash, key, shift + BITS);
  if (child === undefined) {
    if (node.children.length === 1) return undefined;
    const children = node.children.filter((_, i) => i !== slot);
    if (children.length === 1 && !isBranch(children[0]!)) return children[0];
    return { bitmap: node.bitmap & ~bit, children };
  }
  if (node.children.length === 1 && !isBranch(child)) return child;
  const children = node.children.slice();
  children[slot] = child;
  return { bitmap: node.bitmap, children };
}

/** With a stack of its own: a generator within a generator for each level costs more than all else. */
function* leavesOf<V>(root: Node<V> | undefined): Generator<Leaf<V>> {
  const stack = root === undefined ? [] : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isBranch(node)) {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    } else if (isLeaf(node)) yield node;
    else yield* node.leaves;
  }
}

/** A key whose value is not the same object in two maps; undefined where a map lacks it. */
export interface Difference<V> {
  readonly key: string;
  readonly mine: V | undefined;
  readonly theirs: V | undefined;
}

function* differencesOf<V>(
  mine: Node<V> | undefined,
  theirs: Node<V> | undefined,
): Generator<Difference<V>> {
  if (mine === theirs) return;
  if (mine === undefined) {
    for (const { key, value } of leavesOf(theirs)) yield { key, mine, theirs: value };
    return;
  }
  if (theirs === undefined) {
    for (const { key, value } of leavesOf(mine)) yield { key, mine: value, theirs };
    return;
  }
  if (isBranch(mine) && isBranch(theirs)) {
    for (let left = mine.bitmap | theirs.bitmap; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const own = (mine.bitmap & bit) === 0 ? undefined : mine.children[slotOf(mine.bitmap, bit)];
      const other =
        (theirs.bitmap & bit) === 0 ? undefined : theirs.children[slotOf(theirs.bitmap, bit)];
      yield* differencesOf(own, other);
    }
    return;
  }
  const others = new Map<string, V>();
  for (const { key, value } of leavesOf(theirs)) others.set(key, value);
  for (const { key, value } of leavesOf(mine)) {
    const other = others.get(key);
    others.delete(key);
    if (other !== value) yield { key, mine: value, theirs: other };
  }
  for (const [key, theirs] of others) yield { key, mine: undefined, theirs };
}

/**
 * A map from text to values with value semantics (a hash array mapped trie): `set` and `delete` return new maps that
 * share all but one path with the old one. The order of iteration depends on the content only.
 */
export class PersistentMap<V> implements Iterable<readonly [string, V]> {
  static readonly #empty = new PersistentMap<never>(undefined, 0);

  readonly #root: Node<V> | undefined;
  readonly size: number;

  private constructor(root: Node<V> | undefined, size: number) {
    this.#root = root;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return PersistentMap.#empty;
  }

  static of<V>(entries: Iterable<readonly [string, V]>): PersistentMap<V> {
    let map = PersistentMap.empty<V>();
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  #leaf(key: string): Leaf<V> | undefined {
    const hash = hashOf(key);
    let node = this.#root;
    for (let shift = 0; node !== undefined; shift += BITS) {
      if (isBranch(node)) {
        const bit = bitAt(hash, shift);
        if ((node.bitmap & bit) === 0) return undefined;
        node = node.children[slotOf(node.bitmap, bit)];
      } else if (isLeaf(node)) {
        return node.key === key ? node : undefined;
      } else {
        return node.leaves.find((l) => l.key === key);
      }
    }
    return undefined;
  }

  get(key: string): V | undefined {
    return this.#leaf(key)?.value;
  }

  has(key: string): boolean {
    return this.#leaf(key) !== undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    const old = this.#leaf(key);
    if (old !== undefined && old.value === value) return this;
    const root = put(this.#root, { hash: hashOf(key), key, value }, 0);
    return new PersistentMap(root, old === undefined ? this.size + 1 : this.size);
  }

  delete(key: string): PersistentMap<V> {
    if (this.#root === undefined || !this.has(key)) return this;
    const root = remove(this.#root, hashOf(key), key, 0);
    return root === undefined ? PersistentMap.empty() : new PersistentMap(root, this.size - 1);
  }

  /** Where two maps differ, by the identity of values. What they share is not looked at: versions of one map cost little. */
  differences(other: PersistentMap<V>): Generator<Difference<V>> {
    return differencesOf(this.#root, other.#root);
  }

  *[Symbol.iterator](): Iterator<readonly [string, V]> {
    for (const leaf of leavesOf(this.#root)) yield [leaf.key, leaf.value];
  }

  *keys(): Generator<string> {
    for (const leaf of leavesOf(this.#root)) yield leaf.key;
  }

  *values(): Generator<V> {
    for (const leaf of leavesOf(this.#root)) yield leaf.value;
  }
}
