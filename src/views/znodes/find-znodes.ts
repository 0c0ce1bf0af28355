import { PersistentMap } from '../../kernel/persistent-map.ts';
import type { Znode } from '../../znodes/znode.ts';
import { merge } from './sorted-names.ts';

/** Paths that hold a text. A tree that changes a little is not searched again as a whole. */
export class FindZnodes {
  #text = '';
  #znodes: PersistentMap<Znode> = PersistentMap.empty();
  #found: readonly string[] = [];

  find(znodes: PersistentMap<Znode>, text: string): readonly string[] {
    if (text !== this.#text) {
      this.#text = text;
      this.#znodes = PersistentMap.empty();
      this.#found = [];
    }
    if (znodes === this.#znodes || text === '') return this.#found;
    const gone = new Set<string>();
    const added: string[] = [];
    for (const { key, mine, theirs } of this.#znodes.differences(znodes)) {
      if (!key.includes(text)) continue;
      if (theirs === undefined) gone.add(key);
      else if (mine === undefined) added.push(key);
    }
    this.#znodes = znodes;
    if (gone.size + added.length > 0) this.#found = merge(this.#found, gone, added);
    return this.#found;
  }
}
