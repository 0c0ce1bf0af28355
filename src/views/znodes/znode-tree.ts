import { firstIndex } from '../../kernel/first-index.ts';
import { PersistentMap } from '../../kernel/persistent-map.ts';
import { childOf } from '../../znodes/path.ts';
import type { Znode } from '../../znodes/znode.ts';
import type { Lag } from './compare-znodes.ts';
import { merge, SortedNames } from './sorted-names.ts';
import { TreeLag } from './tree-lag.ts';

export interface TreeRow {
  readonly row: number;
  readonly path: string;
  /** What stands behind the last slash. */
  readonly name: string;
  readonly depth: number;
  /** Null for a znode without children. */
  readonly open: boolean | null;
  /** The znode of this server, or the leader's where it is missing. */
  readonly znode: Znode;
  readonly lag: Lag | null;
  /** How many znodes below differ from the leader's. */
  readonly below: number;
}

/** The znodes of one server beside those of its leader; the two are the same map for the leader itself. */
export interface Trees {
  readonly here: PersistentMap<Znode>;
  readonly leaders: PersistentMap<Znode>;
}

/** Children of the root are open at first if there are no more of them, and each has no more, than this. */
const OPEN_FIRST_MOST = 24;
const SYSTEM = 'zookeeper';

interface Window {
  readonly from: number;
  readonly to: number;
  readonly rows: TreeRow[];
}

/** A tree that is looked at through a window of rows. It remembers what is open, and sorts and compares only what has changed. */
export class ZnodeTree {
  readonly lag = new TreeLag();
  readonly #names = new SortedNames();
  /** What was opened or closed by hand, by parent and name. */
  readonly #turned = new Map<string, Map<string, boolean>>();
  #trees: Trees = { here: PersistentMap.empty(), leaders: PersistentMap.empty() };

  show(trees: Trees): void {
    this.#trees = trees;
    this.lag.update(trees.here, trees.leaders);
  }

  /** Rows in [from, from + count), and how many there are in all. */
  rows(from: number, count: number): { readonly rows: readonly TreeRow[]; readonly total: number } {
    const window: Window = { from, to: from + count, rows: [] };
    const total = this.#visit('', '/', 0, 0, window);
    return { rows: window.rows, total };
  }

  /** Opens or closes a znode; what lies below keeps its state. */
  turn(path: string, open: boolean): void {
    const [parent, name] = splitPath(path);
    const names = this.#turned.get(parent) ?? new Map<string, boolean>();
    this.#turned.set(parent, names.set(name, open));
  }

  /** Opens everything above a path. */
  reveal(path: string): void {
    for (let [above] = splitPath(path); above !== ''; [above] = splitPath(above)) {
      this.turn(above, true);
    }
  }

  /** The row of a path that {@link reveal} has opened; -1 if there is no such znode. */
  rowOf(path: string): number {
    if (this.#znode(path) === undefined) return -1;
    let found = -1;
    const seek = (here: string, row: number): number => {
      if (here === path) found = row;
      let next = row + 1;
      if (found >= 0 || !this.#isOpen(here)) return next;
      const names = this.#namesOf(here);
      let i = 0;
      for (const at of [...this.#openAmong(here, names), names.length]) {
        const inRun = at > i ? this.#indexIn(names, i, at, here, path) : -1;
        if (inRun >= 0) found = next + inRun - i;
        next += at - i;
        if (found >= 0 || at === names.length) return next;
        next = seek(childOf(here, names[at]!), next);
        if (found >= 0) return next;
        i = at + 1;
      }
      return next;
    };
    seek('/', 0);
    return found;
  }

  #indexIn(
    names: readonly string[],
    from: number,
    to: number,
    parent: string,
    path: string,
  ): number {
    const [above, name] = splitPath(path);
    if (above !== parent) return -1;
    const i = placeOf(names, name);
    return i >= from && i < to && names[i] === name ? i : -1;
  }

  #znode(path: string): Znode | undefined {
    return this.#trees.here.get(path) ?? this.#trees.leaders.get(path);
  }

  #isOpen(path: string): boolean {
    const [parent, name] = splitPath(path);
    const turned = this.#turned.get(parent)?.get(name);
    if (turned !== undefined) return turned;
    if (path === '/') return true;
    if (parent !== '/' || name === SYSTEM) return false;
    const siblings = this.#znode('/')?.children.size ?? 0;
    return (
      siblings <= OPEN_FIRST_MOST && (this.#znode(path)?.children.size ?? 0) <= OPEN_FIRST_MOST
    );
  }

  #namesOf(path: string): readonly string[] {
    const theirs = this.#trees.leaders.get(path)?.children;
    const own = this.#trees.here.get(path)?.children;
    const names = this.#names.of(path, theirs ?? own ?? PersistentMap.empty());
    const extras = this.lag.extrasOf(path);
    return theirs === undefined || extras.size === 0 ? names : merge(names, extras, [...extras]);
  }

  /** Places among `names` of those that are open and have children, in order. */
  #openAmong(path: string, names: readonly string[]): readonly number[] {
    const first = path === '/' && names.length <= OPEN_FIRST_MOST;
    const asked = first ? names : [...(this.#turned.get(path)?.keys() ?? [])];
    return asked
      .map((name) => placeOf(names, name))
      .filter((i, n) => {
        const name = names[i];
        if (name === undefined || name !== asked[n]) return false;
        const child = childOf(path, name);
        return this.#isOpen(child) && this.#hasChildren(child);
      })
      .sort((a, b) => a - b);
  }

  #hasChildren(path: string): boolean {
    const { here, leaders } = this.#trees;
    return (here.get(path)?.children.size ?? 0) + (leaders.get(path)?.children.size ?? 0) > 0;
  }

  #visit(parent: string, name: string, depth: number, row: number, window: Window): number {
    const path = parent === '' ? '/' : childOf(parent, name);
    const open = this.#isOpen(path);
    this.#emit(path, name, depth, row, window);
    let next = row + 1;
    if (!open) return next;
    const names = this.#namesOf(path);
    let i = 0;
    for (const at of [...this.#openAmong(path, names), names.length]) {
      const first = Math.max(i, i + window.from - next);
      for (let j = first; j < Math.min(at, i + window.to - next); j++) {
        this.#emit(childOf(path, names[j]!), names[j]!, depth + 1, next + j - i, window);
      }
      next += at - i;
      if (at < names.length) next = this.#visit(path, names[at]!, depth + 1, next, window);
      i = at + 1;
    }
    return next;
  }

  #emit(path: string, name: string, depth: number, row: number, window: Window): void {
    if (row < window.from || row >= window.to) return;
    const znode = this.#znode(path);
    if (znode === undefined) return;
    const open = this.#hasChildren(path) ? this.#isOpen(path) : null;
    const lag = this.lag.marks.get(path) ?? null;
    window.rows.push({ row, path, name, depth, open, znode, lag, below: this.lag.below(path) });
  }
}

/** Parent and name; the parent of the root is empty. */
function splitPath(path: string): readonly [string, string] {
  if (path === '/') return ['', '/'];
  const slash = path.lastIndexOf('/');
  return [slash === 0 ? '/' : path.slice(0, slash), path.slice(slash + 1)];
}

/** Where `name` stands among sorted names, or would. */
const placeOf = (names: readonly string[], name: string): number =>
  firstIndex(names, (other) => other >= name);
