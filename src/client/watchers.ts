import type { ErrorName } from '../znodes/error-code.ts';
import type { WatcherType, WatchMode } from '../znodes/request.ts';
import type { WatchEventType } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';

/** The watcher that is called when none is named, and with every change of the connection. */
export const DEFAULT_WATCHER = 'default';

type Table = ReadonlyMap<string, readonly string[]>;
export type TableName = 'data' | 'exist' | 'child' | 'persistent' | 'persistentRecursive';

/** Watchers by path, by what they wait for (`ZKWatchManager`). Immutable. Paths are the application's. */
export type WatcherTables = Readonly<Record<TableName, Table>>;

const EMPTY: Table = new Map();
export const NO_WATCHERS: WatcherTables = {
  data: EMPTY,
  exist: EMPTY,
  child: EMPTY,
  persistent: EMPTY,
  persistentRecursive: EMPTY,
};

const TABLES: readonly TableName[] = [
  'data',
  'exist',
  'child',
  'persistent',
  'persistentRecursive',
];

export const hasWatchers = (tables: WatcherTables): boolean =>
  TABLES.some((name) => tables[name].size > 0);

export const pathsOf = (tables: WatcherTables, name: TableName): readonly string[] => [
  ...tables[name].keys(),
];

/** The default watcher and every watcher there is: they hear of the connection. */
export const everyone = (tables: WatcherTables): readonly string[] =>
  named([DEFAULT_WATCHER, ...TABLES.flatMap((name) => [...tables[name].values()].flat())]);

const named = (watchers: Iterable<string>): readonly string[] => [...new Set(watchers)].sort();

/** Which table a watch goes into once its request is answered; null if it is not set at all (`WatchRegistration`). */
function tableFor(operation: ClientOperation, error: ErrorName): TableName | null {
  const found = error === 'OK';
  switch (operation.op) {
    case 'getData':
      return operation.watch && found ? 'data' : null;
    case 'getChildren':
      return operation.watch && found ? 'child' : null;
    case 'exists':
      if (!operation.watch) return null;
      return found ? 'data' : error === 'NONODE' ? 'exist' : null;
    case 'addWatch':
      return found || error === 'NONODE' ? MODES[operation.mode] : null;
    default:
      return null;
  }
}

const MODES: Readonly<Record<WatchMode, TableName>> = {
  persistent: 'persistent',
  persistent_recursive: 'persistentRecursive',
};

/** The tables once a request is answered. */
export function register(
  tables: WatcherTables,
  operation: ClientOperation,
  watcher: string,
  error: ErrorName,
): WatcherTables {
  const name = tableFor(operation, error);
  if (name === null || !('path' in operation)) return tables;
  const there = tables[name].get(operation.path) ?? [];
  if (there.includes(watcher)) return tables;
  return { ...tables, [name]: new Map(tables[name]).set(operation.path, [...there, watcher]) };
}

const ONE_SHOT: Readonly<Record<WatchEventType, readonly TableName[]>> = {
  NodeCreated: ['data', 'exist'],
  NodeDataChanged: ['data', 'exist'],
  NodeChildrenChanged: ['child'],
  NodeDeleted: ['data', 'exist', 'child'],
};

/** Whom an event is for, and the tables without the watches that it used up (`ZKWatchManager.materialize`). */
export function materialize(
  tables: WatcherTables,
  type: WatchEventType,
  path: string,
): { readonly tables: WatcherTables; readonly watchers: readonly string[] } {
  const watchers: string[] = [];
  let left = tables;
  for (const name of ONE_SHOT[type]) {
    const there = left[name].get(path);
    if (there === undefined) continue;
    watchers.push(...there);
    left = { ...left, [name]: without(left[name], path) };
  }
  watchers.push(...(tables.persistent.get(path) ?? []));
  for (const above of ancestors(path)) {
    watchers.push(...(tables.persistentRecursive.get(above) ?? []));
  }
  return { tables: left, watchers: named(watchers) };
}

function without(table: Table, path: string): Table {
  const left = new Map(table);
  left.delete(path);
  return left;
}

/** `/a/b`, `/a`, `/`. */
function ancestors(path: string): readonly string[] {
  const all = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    all.push(path.slice(0, at));
  }
  return path === '/' ? all : [...all, '/'];
}

export type RemovedEventType = 'DataWatchRemoved' | 'ChildWatchRemoved' | 'PersistentWatchRemoved';

const REMOVES: Readonly<Record<WatcherType, readonly TableName[]>> = {
  children: ['child'],
  data: ['data', 'exist'],
  persistent: ['persistent'],
  persistent_recursive: ['persistentRecursive'],
  any: TABLES,
};
/** Where a watcher is looked for at first: a persistent one counts, although it is not removed as one of children or data. */
const HOLDS: Readonly<Record<WatcherType, readonly TableName[]>> = {
  children: ['child', 'persistent', 'persistentRecursive'],
  data: ['data', 'exist', 'persistent', 'persistentRecursive'],
  persistent: ['persistent'],
  persistent_recursive: ['persistentRecursive'],
  any: TABLES,
};
const REMOVED_AS: Readonly<Record<TableName, RemovedEventType>> = {
  data: 'DataWatchRemoved',
  exist: 'DataWatchRemoved',
  child: 'ChildWatchRemoved',
  persistent: 'PersistentWatchRemoved',
  persistentRecursive: 'PersistentWatchRemoved',
};

export interface Removal {
  readonly error: ErrorName;
  readonly tables: WatcherTables;
  /** Whom to tell that they are watchers no more. */
  readonly told: readonly {
    readonly type: RemovedEventType;
    readonly watchers: readonly string[];
  }[];
}

/**
 * Takes watchers out once the server answered (`ZKWatchManager.removeWatcher`).
 *
 * @param watcher null: all of the path
 * @param local even if the server did not say yes
 */
export function removeWatcher(
  tables: WatcherTables,
  path: string,
  watcher: string | null,
  type: WatcherType,
  local: boolean,
  error: ErrorName,
): Removal {
  const isMeant = (name: TableName): boolean => {
    const there = tables[name].get(path) ?? [];
    return watcher === null ? there.length > 0 : there.includes(watcher);
  };
  if (!HOLDS[type].some(isMeant)) return { error: 'NOWATCHER', tables, told: [] };
  if (error !== 'OK' && !local) return { error, tables, told: [] };
  let left = tables;
  const told = new Map<RemovedEventType, string[]>();
  for (const name of REMOVES[type].filter(isMeant)) {
    const there = tables[name].get(path)!;
    const removed = watcher === null ? there : [watcher];
    const others = there.filter((other) => !removed.includes(other));
    const table = without(left[name], path);
    left = {
      ...left,
      [name]: others.length === 0 ? table : new Map(table).set(path, others),
    };
    told.set(REMOVED_AS[name], [...(told.get(REMOVED_AS[name]) ?? []), ...removed]);
  }
  if (told.size === 0) return { error: 'NOWATCHER', tables, told: [] };
  return {
    error: 'OK',
    tables: left,
    told: [...told].map(([as, watchers]) => ({ type: as, watchers: named(watchers) })),
  };
}
