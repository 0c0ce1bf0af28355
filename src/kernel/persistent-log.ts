import { firstPlace } from './first-index.ts';

const CHUNK = 64;

/**
 * An append-only sequence with value semantics: `append` and `truncate` return new logs and leave the old one as
 * it was. The newest owner appends in place (its length says what it may see), so a chain of appends costs
 * O(1) each; an older version that is appended to copies one chunk and the list of chunks.
 */
export class PersistentLog<T> implements Iterable<T> {
  static readonly #empty = new PersistentLog<never>([], 0);

  readonly #chunks: T[][];
  readonly length: number;

  private constructor(chunks: T[][], length: number) {
    this.#chunks = chunks;
    this.length = length;
  }

  static empty<T>(): PersistentLog<T> {
    return PersistentLog.#empty;
  }

  static of<T>(items: Iterable<T>): PersistentLog<T> {
    let log = PersistentLog.empty<T>();
    for (const item of items) log = log.append(item);
    return log;
  }

  /** The item at `index`; undefined outside `[0, length)`. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return this.#chunks[Math.floor(index / CHUNK)]![index % CHUNK];
  }

  last(): T | undefined {
    return this.at(this.length - 1);
  }

  append(item: T): PersistentLog<T> {
    const { length } = this;
    const c = Math.floor(length / CHUNK);
    const offset = length % CHUNK;
    let chunks = this.#chunks;
    if (offset === 0) {
      if (chunks.length !== c || length === 0) chunks = chunks.slice(0, c);
      chunks.push([item]);
    } else {
      const chunk = chunks[c]!;
      if (chunk.length === offset) {
        chunk.push(item);
      } else {
        chunks = chunks.slice(0, c);
        const copy = chunk.slice(0, offset);
        copy.push(item);
        chunks.push(copy);
      }
    }
    return new PersistentLog(chunks, length + 1);
  }

  /** The first `length` items. */
  truncate(length: number): PersistentLog<T> {
    if (length >= this.length) return this;
    return length <= 0 ? PersistentLog.empty() : new PersistentLog(this.#chunks, length);
  }

  /** Index of the first item for which `reached` holds (it must be monotone), else `length`. */
  search(reached: (item: T) => boolean): number {
    return firstPlace(this.length, (place) => reached(this.at(place)!));
  }

  slice(from: number, to: number = this.length): T[] {
    const items: T[] = [];
    for (let i = Math.max(0, from); i < Math.min(to, this.length); i++) items.push(this.at(i)!);
    return items;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }
}
