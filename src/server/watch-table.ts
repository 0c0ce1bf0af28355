import { parentOf } from '../znodes/path.ts';
import type { WatchEventType } from '../znodes/result.ts';

/** How long a watch lasts and how far it looks (`WatcherMode`). */
export type RegisteredMode = 'standard' | 'persistent' | 'persistent_recursive';

export interface Watch {
  readonly connection: number;
  readonly mode: RegisteredMode;
}

/**
 * Watches of one kind at one server (`WatchManager`): by path, in the order of registration. There is one for a connection and
 * a path, and a later registration replaces its mode (ZOOKEEPER-4466), unless modes stand side by side.
 */
export interface WatchTable {
  readonly byPath: Map<string, readonly Watch[]>;
  /** How many of them are recursive: without any, only the path itself is looked up. */
  recursive: number;
}

export const newWatchTable = (): WatchTable => ({ byPath: new Map(), recursive: 0 });

export const copyWatchTable = ({ byPath, recursive }: WatchTable): WatchTable => ({
  byPath: new Map(byPath),
  recursive,
});

/** No watch stays: the process begins anew. */
export function clearWatchTable(table: WatchTable): void {
  table.byPath.clear();
  table.recursive = 0;
}

const isRecursive = ({ mode }: Watch): boolean => mode === 'persistent_recursive';

function put(table: WatchTable, path: string, watches: readonly Watch[]): void {
  const before = table.byPath.get(path) ?? [];
  table.recursive += watches.filter(isRecursive).length - before.filter(isRecursive).length;
  if (watches.length === 0) table.byPath.delete(path);
  else table.byPath.set(path, watches);
}

/**
 * @param beside a connection may have one watch of each mode on a path, as since 3.9
 * @returns whether anything changed: repeating a registration does not
 */
export function addWatch(table: WatchTable, path: string, watch: Watch, beside = false): boolean {
  const watches = table.byPath.get(path) ?? [];
  const own = watches.find(
    ({ connection, mode }) => connection === watch.connection && (!beside || mode === watch.mode),
  );
  if (own?.mode === watch.mode) return false;
  put(
    table,
    path,
    own === undefined ? [...watches, watch] : watches.map((w) => (w === own ? watch : w)),
  );
  return true;
}

/**
 * @param only takes away no other mode; null: all of them
 * @returns whether there was one
 */
export function removeWatch(
  table: WatchTable,
  path: string,
  connection: number,
  only: RegisteredMode | null = null,
): boolean {
  const watches = table.byPath.get(path) ?? [];
  const others = watches.filter(
    (watch) => watch.connection !== connection || (only !== null && watch.mode !== only),
  );
  if (others.length === watches.length) return false;
  put(table, path, others);
  return true;
}

/** Whether anybody watches this path: ZooKeeper 3.8 does not ask who (`WatchManager.containsWatcher`). */
export const hasWatch = (table: WatchTable, path: string): boolean => table.byPath.has(path);

/** Whether a connection watches this path, in this mode or, null, in any: what 3.9 asks. */
export const hasOwnWatch = (
  table: WatchTable,
  path: string,
  connection: number,
  mode: RegisteredMode | null,
): boolean =>
  table.byPath
    .get(path)
    ?.some((own) => own.connection === connection && (mode === null || own.mode === mode)) ?? false;

/** Watches end with their connection. */
export function dropConnection(table: WatchTable, connection: number): void {
  for (const path of [...table.byPath.keys()]) removeWatch(table, path, connection);
}

/**
 * Whose watches an event on `path` meets, each connection once; one-shot watches are used up by it. Recursive watches of the
 * path and its ancestors are met too, but not by NodeChildrenChanged (`WatchManager.triggerWatch`).
 */
export function trigger(
  table: WatchTable,
  type: WatchEventType,
  path: string,
  once = true,
): readonly number[] {
  const met: number[] = [];
  const meet = ({ connection }: Watch): void => {
    if (!met.includes(connection)) met.push(connection);
  };
  const watches = table.byPath.get(path);
  if (watches !== undefined) {
    for (const watch of watches) {
      if (!isRecursive(watch) || type !== 'NodeChildrenChanged') meet(watch);
    }
    if (once && watches.some(({ mode }) => mode === 'standard')) {
      put(
        table,
        path,
        watches.filter(({ mode }) => mode !== 'standard'),
      );
    }
  }
  if (table.recursive === 0 || type === 'NodeChildrenChanged') return met;
  for (let at = path; at !== '/';) {
    at = parentOf(at);
    table.byPath.get(at)?.filter(isRecursive).forEach(meet);
  }
  return met;
}
