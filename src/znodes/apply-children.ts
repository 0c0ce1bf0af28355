import { PersistentMap } from '../kernel/persistent-map.ts';
import type { Applied } from './apply.ts';
import { dataLength } from './data.ts';
import type { ErrorName } from './error-code.ts';
import { nameOf, parentOf } from './path.ts';
import { beginStats, countIn } from './quota.ts';
import type { Replica } from './replica.ts';
import { statOf } from './stat.ts';
import type { TxnHeader, ZnodeTxnBody } from './txn.ts';
import type { Znode } from './znode.ts';

const failed = (replica: Replica, error: ErrorName): Applied => ({
  replica,
  changes: [],
  result: { error },
});

/** The lists beside the tree in which a znode stands: of its owner, of the containers, of those with a time to live. */
function enlist(replica: Replica, path: string, { kind, ephemeralOwner, czxid }: Znode): Replica {
  if (kind === 'container') {
    return { ...replica, containers: replica.containers.set(path, true) };
  }
  if (kind !== 'plain') return { ...replica, ttls: replica.ttls.set(path, true) };
  const owner = ephemeralOwner === '' ? undefined : replica.sessions.get(ephemeralOwner);
  if (owner === undefined) return replica;
  const session = { ...owner, ephemerals: owner.ephemerals.set(path, czxid) };
  return { ...replica, sessions: replica.sessions.set(ephemeralOwner, session) };
}

function strike(replica: Replica, path: string, { kind, ephemeralOwner }: Znode): Replica {
  if (kind === 'container') {
    return { ...replica, containers: replica.containers.delete(path) };
  }
  if (kind !== 'plain') return { ...replica, ttls: replica.ttls.delete(path) };
  const owner = ephemeralOwner === '' ? undefined : replica.sessions.get(ephemeralOwner);
  if (owner === undefined) return replica;
  const session = { ...owner, ephemerals: owner.ephemerals.delete(path) };
  return { ...replica, sessions: replica.sessions.set(ephemeralOwner, session) };
}

type CreateTxn = TxnHeader & ZnodeTxnBody & { op: 'create' };

/**
 * The znode is there already: a log is replayed over a fuzzy snapshot that holds later effects. Only the parent's counters may
 * still have to be raised (ZOOKEEPER-1046, 3125).
 */
function existing(replica: Replica, txn: CreateTxn, parentPath: string, grows: boolean): Applied {
  if (!grows) return failed(replica, 'NODEEXISTS');
  const parent = replica.znodes.get(parentPath)!;
  const raised = { ...parent, cversion: txn.parentCversion, pzxid: txn.zxid };
  return failed({ ...replica, znodes: replica.znodes.set(parentPath, raised) }, 'NODEEXISTS');
}

/** `DataTree.createNode`. */
export function createZnode(replica: Replica, txn: CreateTxn): Applied {
  const { path, data, acl, ephemeralOwner, kind, zxid, timeMs } = txn;
  const parentPath = parentOf(path);
  const parent = replica.znodes.get(parentPath);
  if (parent === undefined) return failed(replica, 'NONODE');
  const grows = txn.parentCversion > parent.cversion;
  // The parent is asked, not the tree: a replayed delete of the parent may have left a child of its next life behind.
  if (parent.children.has(nameOf(path))) return existing(replica, txn, parentPath, grows);
  const znode: Znode = {
    data,
    acl,
    czxid: zxid,
    mzxid: zxid,
    pzxid: zxid,
    ctimeMs: timeMs,
    mtimeMs: timeMs,
    version: 0,
    cversion: 0,
    aversion: 0,
    ephemeralOwner,
    kind,
    children: PersistentMap.empty(),
  };
  const znodes = replica.znodes.set(path, znode).set(parentPath, {
    ...parent,
    ...(grows ? { pzxid: zxid, cversion: txn.parentCversion } : {}),
    children: parent.children.set(nameOf(path), true),
  });
  const counted = countIn(beginStats(znodes, path), path, dataLength(data), 1);
  return {
    replica: enlist({ ...replica, znodes: counted }, path, znode),
    changes: [{ what: 'created', path, acl, parentAcl: parent.acl }],
    result: { error: 'OK', path, stat: statOf(znode) },
  };
}

/** `DataTree.deleteNode`. The parent's pzxid is raised even if the znode is gone already, as when a log is replayed. */
export function removeZnode(replica: Replica, path: string, zxid: number): Applied {
  const parentPath = parentOf(path);
  const parent = replica.znodes.get(parentPath);
  if (parent === undefined) return failed(replica, 'NONODE');
  const pzxid = Math.max(parent.pzxid, zxid);
  const znode = replica.znodes.get(path);
  if (znode === undefined) {
    if (pzxid === parent.pzxid) return failed(replica, 'NONODE');
    const raised = replica.znodes.set(parentPath, { ...parent, pzxid });
    return failed({ ...replica, znodes: raised }, 'NONODE');
  }
  const children = parent.children.delete(nameOf(path));
  const without = replica.znodes.delete(path).set(parentPath, { ...parent, pzxid, children });
  const znodes = countIn(without, path, -dataLength(znode.data), -1);
  return {
    replica: strike({ ...replica, znodes }, path, znode),
    changes: [{ what: 'deleted', path, acl: znode.acl, parentAcl: parent.acl }],
    result: { error: 'OK' },
  };
}
