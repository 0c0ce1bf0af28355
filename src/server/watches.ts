import { allows, READ, type Acl } from '../znodes/acl.ts';
import type { ZnodeChange } from '../znodes/apply.ts';
import { parentOf } from '../znodes/path.ts';
import type { Operation, WatcherType, WatchMode } from '../znodes/request.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer, Watches } from './server-state.ts';
import {
  addWatch,
  dropConnection,
  hasOwnWatch,
  hasWatch,
  removeWatch,
  trigger,
  type RegisteredMode,
  type WatchTable,
} from './watch-table.ts';

/** Registers a one-shot watch, in the step of the read that asks for it. */
export function setWatch(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  table: keyof Watches,
  path: string,
): void {
  const { connection } = client;
  const mode = 'standard';
  const beside = host.settings.watchModesSideBySide;
  if (addWatch(peer.watches[table], path, { connection, mode }, beside)) {
    noteSet(peer, host, client, table, path, mode);
  }
}

/**
 * A persistent or recursive watch stands in both tables (`DataTree.addWatch`), whether the znode exists or not; since modes stand side by
 * side, a recursive one only in that of data, whose events are all that it hears.
 */
function setLastingWatch(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  path: string,
  mode: WatchMode,
): void {
  const watch = { connection: client.connection, mode };
  const beside = host.settings.watchModesSideBySide;
  const inData = addWatch(peer.watches.data, path, watch, beside);
  if (beside && mode === 'persistent_recursive') {
    if (inData) noteSet(peer, host, client, 'data', path, mode);
    return;
  }
  const inChild = addWatch(peer.watches.child, path, watch, beside);
  if (inData || inChild) noteSet(peer, host, client, 'both', path, mode);
}

function noteSet(
  peer: Peer,
  host: ServerHost,
  { session }: ClientConnection,
  table: keyof Watches | 'both',
  path: string,
  mode: RegisteredMode,
): void {
  const who = peer.sid;
  host.note({ kind: 'watch-set', who, rule: 'watch.register', session, path, table, mode });
}

type WatchRequest = Extract<Operation, { op: 'addWatch' | 'removeWatches' | 'checkWatches' }>;

/** Requests that are about watches alone (`FinalRequestProcessor`). */
export function answerWatchRequest(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  operation: WatchRequest,
): Result {
  if (operation.flags !== undefined) return { error: 'MARSHALLINGERROR' };
  switch (operation.op) {
    case 'addWatch':
      setLastingWatch(peer, host, client, operation.path, operation.mode);
      return { error: 'OK' };
    case 'removeWatches':
      return removeWatches(peer, host, client, operation.path, operation.type);
    case 'checkWatches':
      return checkWatches(peer, host, client, operation.path, operation.type);
  }
}

/** Where watches of a type stand. */
const TABLES: Readonly<Record<WatcherType, readonly (keyof Watches)[]>> = {
  children: ['child'],
  data: ['data'],
  persistent: ['child', 'data'],
  persistent_recursive: ['child', 'data'],
  any: ['child', 'data'],
};
/** Which mode a type means since 3.9; null: all. */
const MODES: Readonly<Record<WatcherType, RegisteredMode | null>> = {
  children: 'standard',
  data: 'standard',
  persistent: 'persistent',
  persistent_recursive: 'persistent_recursive',
  any: null,
};
/** Types that 3.8 does not know. */
const isLater = (type: WatcherType): boolean =>
  type === 'persistent' || type === 'persistent_recursive';

function checkWatches(
  peer: Peer,
  host: ServerHost,
  { connection }: ClientConnection,
  path: string,
  type: WatcherType,
): Result {
  const byMode = host.settings.removesWatchesByMode;
  if (isLater(type) && !byMode) return { error: 'MARSHALLINGERROR' };
  const found = TABLES[type].some((table) =>
    byMode
      ? hasOwnWatch(peer.watches[table], path, connection, MODES[type])
      : hasWatch(peer.watches[table], path),
  );
  return { error: found ? 'OK' : 'NOWATCHER' };
}

function removeWatches(
  peer: Peer,
  host: ServerHost,
  { connection, session }: ClientConnection,
  path: string,
  type: WatcherType,
): Result {
  const byMode = host.settings.removesWatchesByMode;
  if (isLater(type) && !byMode) return { error: 'MARSHALLINGERROR' };
  const only = byMode ? MODES[type] : null;
  const removed = TABLES[type].filter((t) => removeWatch(peer.watches[t], path, connection, only));
  if (removed.length === 0) return { error: 'NOWATCHER' };
  const table = removed.length > 1 ? 'both' : removed[0]!;
  const who = peer.sid;
  const mode = only === null ? {} : { mode: only };
  host.note({ kind: 'watch-removed', who, rule: 'watch.remove', session, path, table, ...mode });
  return { error: 'OK' };
}

/** An event on its way to whoever watches, with the access list that decides who may hear of it. */
interface Trigger extends WatchEvent {
  readonly acl: readonly Acl[];
}

/** Who may not READ the znode is not told (CVE-2024-23944); a one-shot watch is used up all the same. */
function fire(
  peer: Peer,
  host: ServerHost,
  connections: readonly number[],
  { type, path, acl }: Trigger,
): void {
  for (const connection of connections) {
    const client = peer.clients.get(connection);
    if (client === undefined) continue;
    const event = { type, path };
    if (allows(acl, READ, client.auth, host.settings.skipAcl)) tell(peer, host, client, event);
    else {
      const { session } = client;
      const rule = 'watch.acl-filter';
      host.note({ kind: 'watch-withheld', who: peer.sid, rule, session, event });
    }
  }
}

function tell(peer: Peer, host: ServerHost, client: ClientConnection, event: WatchEvent): void {
  const zxid = peer.lastProcessed;
  const { session } = client;
  host.note({ kind: 'watch-fired', who: peer.sid, rule: 'watch.trigger', session, event, zxid });
  host.answer(peer.sid, client.connection, { type: 'WatchEvent', event, zxid });
}

/** The events of a transaction, sent while it is applied: before any reply that could show it (`DataTree`). */
export function fireWatches(peer: Peer, host: ServerHost, changes: readonly ZnodeChange[]): void {
  const { data, child } = peer.watches;
  if (data.byPath.size === 0 && child.byPath.size === 0) return;
  const once = !host.settings.serverOff.has('watch-fires-once');
  const meet = (table: WatchTable, met: Trigger): readonly number[] =>
    trigger(table, met.type, met.path, once);
  for (const { what, path, acl, parentAcl } of changes) {
    const own = { type: TYPE_OF[what], path, acl };
    const told = meet(data, own);
    fire(peer, host, told, own);
    if (what === 'data-changed') continue;
    if (what === 'deleted') {
      const others = meet(child, own).filter((connection) => !told.includes(connection));
      fire(peer, host, others, own);
    }
    const parent = { type: 'NodeChildrenChanged', path: parentOf(path), acl: parentAcl } as const;
    fire(peer, host, meet(child, parent), parent);
  }
}

const TYPE_OF = {
  created: 'NodeCreated',
  deleted: 'NodeDeleted',
  'data-changed': 'NodeDataChanged',
} as const;

/** The watches of a connection end with it (`WatchManager.removeWatcher`). */
export function dropWatches(peer: Peer, connection: number): void {
  dropConnection(peer.watches.data, connection);
  dropConnection(peer.watches.child, connection);
}

/**
 * A reconnected client sets its watches again; what it missed fires at once (`DataTree.setWatches`). Persistent watches are only
 * set: what happened meanwhile is a silent gap, as is a znode that was created and deleted again.
 */
export function resetWatches(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  message: ClientMessage & { type: 'SetWatches' },
): void {
  const { znodes } = peer.replica;
  const since = message.relativeZxid;
  for (const path of message.data) {
    const znode = znodes.get(path);
    if (znode === undefined) tell(peer, host, client, { type: 'NodeDeleted', path });
    else if (znode.mzxid > since) tell(peer, host, client, { type: 'NodeDataChanged', path });
    else setWatch(peer, host, client, 'data', path);
  }
  for (const path of message.exist) {
    if (znodes.has(path)) tell(peer, host, client, { type: 'NodeCreated', path });
    else setWatch(peer, host, client, 'data', path);
  }
  for (const path of message.child) {
    const znode = znodes.get(path);
    if (znode === undefined) tell(peer, host, client, { type: 'NodeDeleted', path });
    else if (znode.pzxid > since) tell(peer, host, client, { type: 'NodeChildrenChanged', path });
    else setWatch(peer, host, client, 'child', path);
  }
  for (const path of message.persistent) {
    setLastingWatch(peer, host, client, path, 'persistent');
  }
  for (const path of message.persistentRecursive) {
    setLastingWatch(peer, host, client, path, 'persistent_recursive');
  }
}
