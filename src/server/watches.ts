import type { ZnodeChange } from '../znodes/apply.ts';
import { parentOf } from '../znodes/path.ts';
import type { WatchEvent, WatchEventType } from '../znodes/result.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { ServerHost } from './host.ts';
import type { ClientConnection, Peer, Watches } from './server-state.ts';

/** Registers a one-shot watch; one registration per connection, path and table. */
export function setWatch(
  peer: Peer,
  host: ServerHost,
  client: ClientConnection,
  table: keyof Watches,
  path: string,
): void {
  const watchers = peer.watches[table].get(path) ?? [];
  if (watchers.includes(client.connection)) return;
  peer.watches[table].set(path, [...watchers, client.connection]);
  host.note({
    kind: 'watch-set',
    who: peer.sid,
    rule: 'watch.register',
    session: client.session,
    path,
    table,
  });
}

function take(table: Map<string, number[]>, path: string): readonly number[] {
  const watchers = table.get(path);
  if (watchers === undefined) return [];
  table.delete(path);
  return watchers;
}

function fire(
  peer: Peer,
  host: ServerHost,
  watchers: readonly number[],
  type: WatchEventType,
  path: string,
): void {
  for (const connection of watchers) {
    const client = peer.clients.get(connection);
    if (client !== undefined) tell(peer, host, client, { type, path });
  }
}

function tell(peer: Peer, host: ServerHost, client: ClientConnection, event: WatchEvent): void {
  const zxid = peer.lastProcessed;
  host.note({
    kind: 'watch-fired',
    who: peer.sid,
    rule: 'watch.trigger',
    session: client.session,
    event,
    zxid,
  });
  host.answer(peer.sid, client.connection, { type: 'WatchEvent', event, zxid });
}

/** The events of a transaction, sent while it is applied: before any reply that could show it (`WatchManager`). */
export function fireWatches(peer: Peer, host: ServerHost, changes: readonly ZnodeChange[]): void {
  const { data, child } = peer.watches;
  for (const { what, path } of changes) {
    if (what === 'data-changed') {
      fire(peer, host, take(data, path), 'NodeDataChanged', path);
      continue;
    }
    if (what === 'created') {
      fire(peer, host, take(data, path), 'NodeCreated', path);
    } else {
      const told = take(data, path);
      fire(peer, host, told, 'NodeDeleted', path);
      const others = take(child, path).filter((connection) => !told.includes(connection));
      fire(peer, host, others, 'NodeDeleted', path);
    }
    const parent = parentOf(path);
    fire(peer, host, take(child, parent), 'NodeChildrenChanged', parent);
  }
}

/** Watches end with their connection. */
export function dropWatches(peer: Peer, connection: number): void {
  for (const table of [peer.watches.data, peer.watches.child]) {
    for (const [path, watchers] of table) {
      const others = watchers.filter((other) => other !== connection);
      if (others.length === 0) table.delete(path);
      else if (others.length < watchers.length) table.set(path, others);
    }
  }
}

/** A reconnected client sets its watches again; what it missed fires at once (`DataTree.setWatches`). */
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
}
