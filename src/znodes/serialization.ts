import { PersistentMap } from '../kernel/persistent-map.ts';
import type { Zxid } from '../zab/zxid.ts';
import { childOf, nameOf, parentOf } from './path.ts';
import { recountQuotas } from './quota.ts';
import type { Replica } from './replica.ts';
import type { Session } from './session.ts';
import type { Znode } from './znode.ts';

/**
 * A tree that is being written out while transactions go on (`DataTree.serialize`): sessions first, then every znode before
 * its children, each as it is when its turn comes. So it is fuzzy: `zxid` is where it began, and later effects may be in it.
 */
export interface Serialization {
  readonly zxid: Zxid;
  readonly sessions: PersistentMap<Session>;
  /** Paths that are still to be written, the next one last. */
  readonly toWrite: readonly string[];
  readonly written: PersistentMap<Znode>;
}

export const beginSerialization = (replica: Replica, zxid: Zxid): Serialization => ({
  zxid,
  sessions: replica.sessions,
  toWrite: ['/'],
  written: PersistentMap.empty(),
});

export const isWritten = ({ toWrite }: Serialization): boolean => toWrite.length === 0;

/** Writes up to `count` more znodes, as the tree has them now. */
export function writeSome(
  serialization: Serialization,
  replica: Replica,
  count: number,
): Serialization {
  const toWrite = serialization.toWrite.slice();
  let { written } = serialization;
  for (let i = 0; i < count; i++) {
    const path = toWrite.pop();
    if (path === undefined) break;
    const znode = replica.znodes.get(path);
    if (znode === undefined) continue;
    written = written.set(path, znode);
    const names = [...znode.children.keys()].sort().reverse();
    for (const name of names) toWrite.push(childOf(path, name));
  }
  return { ...serialization, toWrite, written };
}

/** The znode with the children that were really written; itself if those are the ones it names. */
function withChildren(znode: Znode, names: readonly string[]): Znode {
  const { children } = znode;
  if (children.size === names.length && names.every((name) => children.has(name))) return znode;
  return { ...znode, children: PersistentMap.of(names.map((name) => [name, true as const])) };
}

/**
 * The tree that a written serialization holds: children, owners and lists are found again from the znodes themselves, and quotas
 * are counted anew. What needs no mending is shared with the server that wrote it.
 */
export function deserialize({ written, sessions: stored }: Serialization): Replica {
  let znodes = written;
  let containers = PersistentMap.empty<true>();
  let ttls = PersistentMap.empty<true>();
  const names = new Map<string, string[]>();
  const owned = new Map<string, [path: string, czxid: Zxid][]>();
  const addTo = <T>(lists: Map<string, T[]>, key: string, item: T): void => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [item]);
    else list.push(item);
  };
  for (const [path, { ephemeralOwner, kind, czxid }] of written) {
    if (kind === 'container') containers = containers.set(path, true);
    else if (kind !== 'plain') ttls = ttls.set(path, true);
    else if (ephemeralOwner !== '') addTo(owned, ephemeralOwner, [path, czxid]);
    if (path !== '/') addTo(names, parentOf(path), nameOf(path));
  }
  for (const [path, znode] of written) {
    const mended = withChildren(znode, names.get(path) ?? []);
    if (mended !== znode) znodes = znodes.set(path, mended);
  }
  let sessions = stored;
  for (const [id, session] of stored) {
    const ephemerals = PersistentMap.of(owned.get(id) ?? []);
    if (session.ephemerals.size + ephemerals.size === 0) continue;
    sessions = sessions.set(id, { ...session, ephemerals });
  }
  for (const [id, list] of owned) {
    // The session may have been opened after its table was written: the log will bring its time-out.
    if (stored.has(id)) continue;
    sessions = sessions.set(id, { timeoutMs: 0, ephemerals: PersistentMap.of(list) });
  }
  return { znodes: recountQuotas(znodes), sessions, containers, ttls };
}
