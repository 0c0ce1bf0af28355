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

const NOT_YET_OPEN: Session = { timeoutMs: 0, ephemerals: PersistentMap.empty() };

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

/**
 * The tree that a written serialization holds: children, owners and lists are found again from the znodes themselves, and quotas
 * are counted anew.
 */
export function deserialize({ written, sessions: stored }: Serialization): Replica {
  let znodes = written;
  let sessions = stored;
  let containers = PersistentMap.empty<true>();
  let ttls = PersistentMap.empty<true>();
  for (const [id, session] of stored) {
    sessions = sessions.set(id, { ...session, ephemerals: PersistentMap.empty() });
  }
  for (const [path, znode] of written) {
    znodes = znodes.set(path, { ...znode, children: PersistentMap.empty() });
  }
  for (const [path, { ephemeralOwner, kind, czxid }] of written) {
    if (kind === 'container') containers = containers.set(path, true);
    else if (kind !== 'plain') ttls = ttls.set(path, true);
    else if (ephemeralOwner !== '') {
      // The session may have been opened after its table was written: the log will bring its time-out.
      const session = sessions.get(ephemeralOwner) ?? NOT_YET_OPEN;
      const ephemerals = session.ephemerals.set(path, czxid);
      sessions = sessions.set(ephemeralOwner, { ...session, ephemerals });
    }
    const parentPath = parentOf(path);
    const parent = znodes.get(parentPath);
    if (path === '/' || parent === undefined) continue;
    znodes = znodes.set(parentPath, {
      ...parent,
      children: parent.children.set(nameOf(path), true),
    });
  }
  return { znodes: recountQuotas(znodes), sessions, containers, ttls };
}
