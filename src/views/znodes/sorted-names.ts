import type { PersistentMap } from '../../kernel/persistent-map.ts';

type Names = PersistentMap<unknown>;

interface Kept {
  readonly map: Names;
  readonly names: readonly string[];
}

/** More changes than this, and sorting anew is cheaper. */
const MERGED_MOST = 2_000;

/** `sorted` without what `gone` says, and with `added`. */
export function merge(
  sorted: readonly string[],
  gone: ReadonlySet<string>,
  added: readonly string[],
): readonly string[] {
  const merged: string[] = [];
  const rest = [...added].sort();
  let next = 0;
  for (const name of sorted) {
    while (next < rest.length && rest[next]! < name) merged.push(rest[next++]!);
    if (!gone.has(name)) merged.push(name);
  }
  while (next < rest.length) merged.push(rest[next++]!);
  return merged;
}

/** The names of maps in order, each kept with what it was made from: a map that changes a little costs no sorting. */
export class SortedNames {
  readonly #kept = new Map<string, Kept>();

  /** @param key tells the maps apart that are asked for: versions of one map come under one key */
  of(key: string, map: Names): readonly string[] {
    const before = this.#kept.get(key);
    if (before?.map === map) return before.names;
    const names = (before && follow(before, map)) ?? [...map.keys()].sort();
    this.#kept.set(key, { map, names });
    return names;
  }
}

function follow(before: Kept, map: Names): readonly string[] | null {
  const gone = new Set<string>();
  const added: string[] = [];
  for (const { key, mine, theirs } of before.map.differences(map)) {
    if (theirs === undefined) gone.add(key);
    else if (mine === undefined) added.push(key);
    if (gone.size + added.length > MERGED_MOST) return null;
  }
  return gone.size + added.length === 0 ? before.names : merge(before.names, gone, added);
}
