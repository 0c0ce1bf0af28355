import { PersistentMap } from '../../kernel/persistent-map.ts';
import { nameOf, parentOf } from '../../znodes/path.ts';
import type { Znode } from '../../znodes/znode.ts';
import { lagOf, type Lag } from './compare-znodes.ts';

type Znodes = PersistentMap<Znode>;

/**
 * The difference of one tree to another, kept up while both change: each update looks only at what has changed in either since the one
 * before, so that a tree of 100,000 znodes is walked once at most.
 */
export class TreeLag {
  /** Paths that differ. */
  readonly marks = new Map<string, Lag>();
  readonly counts: Record<Lag, number> = { missing: 0, extra: 0, older: 0, newer: 0 };
  /** How many paths differ below a path. */
  readonly #below = new Map<string, number>();
  readonly #extras = new Map<string, Set<string>>();
  #here: Znodes = PersistentMap.empty();
  #leaders: Znodes = PersistentMap.empty();

  update(here: Znodes, leaders: Znodes): void {
    if (here === this.#here && leaders === this.#leaders) return;
    if (this.#here === this.#leaders) {
      // They were one tree: what differs now is all there is to look at, and those of one ensemble share most of it.
      for (const { key, mine, theirs } of here.differences(leaders))
        this.#mark(key, lagOf(mine, theirs));
    } else {
      const changed = new Set<string>();
      for (const { key } of this.#here.differences(here)) changed.add(key);
      for (const { key } of this.#leaders.differences(leaders)) changed.add(key);
      for (const path of changed) this.#mark(path, lagOf(here.get(path), leaders.get(path)));
    }
    this.#here = here;
    this.#leaders = leaders;
  }

  below(path: string): number {
    return this.#below.get(path) ?? 0;
  }

  /** Names of children that only this tree has. */
  extrasOf(path: string): ReadonlySet<string> {
    return this.#extras.get(path) ?? NONE;
  }

  get isEqual(): boolean {
    return this.marks.size === 0;
  }

  #mark(path: string, lag: Lag | null): void {
    const before = this.marks.get(path) ?? null;
    if (before === lag) return;
    if (before !== null) this.counts[before]--;
    if (lag !== null) this.counts[lag]++;
    if (lag === null) this.marks.delete(path);
    else this.marks.set(path, lag);
    if (path === '/') return;
    if (before === 'extra' || lag === 'extra') this.#noteExtra(path, lag === 'extra');
    const by = (lag === null ? 0 : 1) - (before === null ? 0 : 1);
    if (by === 0) return;
    for (let above = parentOf(path); ; above = parentOf(above)) {
      this.#below.set(above, this.below(above) + by);
      if (above === '/') return;
    }
  }

  #noteExtra(path: string, is: boolean): void {
    const parent = parentOf(path);
    const names = this.#extras.get(parent) ?? new Set<string>();
    if (is) names.add(nameOf(path));
    else names.delete(nameOf(path));
    this.#extras.set(parent, names);
  }
}

const NONE: ReadonlySet<string> = new Set();
