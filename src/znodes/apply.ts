import { dataLength } from './data.ts';
import { nameOf, parentOf } from './path.ts';
import { PersistentMap } from '../kernel/persistent-map.ts';
import type { Replica } from './replica.ts';
import type { Result } from './result.ts';
import type { Stat } from './stat.ts';
import type { ZnodeTxn } from './txn.ts';
import type { Znode } from './znode.ts';

/** What a transaction did to one znode, in order: the triggers of watches. */
export interface ZnodeChange {
  readonly what: 'created' | 'deleted' | 'data-changed';
  readonly path: string;
}

export interface Applied {
  readonly replica: Replica;
  readonly changes: readonly ZnodeChange[];
  /** What its author is answered. */
  readonly result: Result;
}

const NO_CHANGES: readonly ZnodeChange[] = [];
const OK: Result = { error: 'OK' };

/** The metadata as clients see it: the reported cversion counts creations and deletions of children. */
export function statOf(znode: Znode): Stat {
  const numChildren = znode.children.size;
  return {
    czxid: znode.czxid,
    mzxid: znode.mzxid,
    pzxid: znode.pzxid,
    ctimeMs: znode.ctimeMs,
    mtimeMs: znode.mtimeMs,
    version: znode.version,
    cversion: znode.cversion * 2 - numChildren,
    aversion: znode.aversion,
    ephemeralOwner: znode.ephemeralOwner,
    dataLength: dataLength(znode.data),
    numChildren,
  };
}

/**
 * The znode is there already: a log is replayed over a fuzzy snapshot that holds later effects. Only the parent's counters may
 * still have to be raised (ZOOKEEPER-1046, 3125).
 */
function existing(replica: Replica, txn: ZnodeTxn & { op: 'create' }, grows: boolean): Applied {
  const parentPath = parentOf(txn.path);
  const parent = replica.znodes.get(parentPath)!;
  const raised = { ...parent, cversion: txn.parentCversion, pzxid: txn.zxid };
  return {
    replica: grows ? { ...replica, znodes: replica.znodes.set(parentPath, raised) } : replica,
    changes: NO_CHANGES,
    result: { error: 'NODEEXISTS' },
  };
}

function create(replica: Replica, txn: ZnodeTxn & { op: 'create' }): Applied {
  const { path, zxid, timeMs } = txn;
  const parentPath = parentOf(path);
  const parent = replica.znodes.get(parentPath);
  if (parent === undefined) return { replica, changes: NO_CHANGES, result: { error: 'NONODE' } };
  const grows = txn.parentCversion > parent.cversion;
  if (replica.znodes.has(path)) return existing(replica, txn, grows);
  const znode: Znode = {
    data: txn.data,
    acl: txn.acl,
    czxid: zxid,
    mzxid: zxid,
    pzxid: zxid,
    ctimeMs: timeMs,
    mtimeMs: timeMs,
    version: 0,
    cversion: 0,
    aversion: 0,
    ephemeralOwner: txn.ephemeralOwner,
    kind: txn.kind,
    children: PersistentMap.empty(),
  };
  const znodes = replica.znodes.set(path, znode).set(parentPath, {
    ...parent,
    ...(grows ? { pzxid: zxid, cversion: txn.parentCversion } : {}),
    children: parent.children.set(nameOf(path), true),
  });
  let { sessions } = replica;
  const owner = txn.ephemeralOwner === '' ? undefined : sessions.get(txn.ephemeralOwner);
  if (owner !== undefined) {
    sessions = sessions.set(txn.ephemeralOwner, {
      ...owner,
      ephemerals: owner.ephemerals.set(path, zxid),
    });
  }
  return {
    replica: { znodes, sessions },
    changes: [{ what: 'created', path }],
    result: { error: 'OK', path, stat: statOf(znode) },
  };
}

function remove(replica: Replica, path: string, zxid: number): Replica {
  const znode = replica.znodes.get(path);
  const parentPath = parentOf(path);
  const parent = replica.znodes.get(parentPath);
  if (parent === undefined) return replica;
  if (znode === undefined) {
    if (zxid <= parent.pzxid) return replica;
    return { ...replica, znodes: replica.znodes.set(parentPath, { ...parent, pzxid: zxid }) };
  }
  const znodes = replica.znodes.delete(path).set(parentPath, {
    ...parent,
    pzxid: Math.max(parent.pzxid, zxid),
    children: parent.children.delete(nameOf(path)),
  });
  let { sessions } = replica;
  const owner = sessions.get(znode.ephemeralOwner);
  if (owner !== undefined) {
    sessions = sessions.set(znode.ephemeralOwner, {
      ...owner,
      ephemerals: owner.ephemerals.delete(path),
    });
  }
  return { znodes, sessions };
}

function apply(replica: Replica, txn: ZnodeTxn): Applied {
  switch (txn.op) {
    case 'create':
      return create(replica, txn);
    case 'delete': {
      const after = remove(replica, txn.path, txn.zxid);
      return {
        replica: after,
        changes: replica.znodes.has(txn.path) ? [{ what: 'deleted', path: txn.path }] : NO_CHANGES,
        result: OK,
      };
    }
    case 'setData': {
      const znode = replica.znodes.get(txn.path);
      if (znode === undefined) {
        return { replica, changes: NO_CHANGES, result: { error: 'NONODE' } };
      }
      const next: Znode = {
        ...znode,
        data: txn.data,
        version: txn.version,
        mzxid: txn.zxid,
        mtimeMs: txn.timeMs,
      };
      return {
        replica: { ...replica, znodes: replica.znodes.set(txn.path, next) },
        changes: [{ what: 'data-changed', path: txn.path }],
        result: { error: 'OK', stat: statOf(next) },
      };
    }
    case 'reconfig': {
      const path = '/zookeeper/config';
      const znode = replica.znodes.get(path)!;
      const next: Znode = {
        ...znode,
        data: txn.data,
        version: -1,
        mzxid: txn.zxid,
        mtimeMs: txn.timeMs,
      };
      return {
        replica: { ...replica, znodes: replica.znodes.set(path, next) },
        changes: [{ what: 'data-changed', path }],
        result: { error: 'OK', data: txn.data, stat: statOf(next) },
      };
    }
    case 'createSession': {
      const ephemerals = replica.sessions.get(txn.session)?.ephemerals ?? PersistentMap.empty();
      const session = { timeoutMs: txn.timeoutMs, ephemerals };
      return {
        replica: { ...replica, sessions: replica.sessions.set(txn.session, session) },
        changes: NO_CHANGES,
        result: OK,
      };
    }
    case 'closeSession': {
      let after = replica;
      const changes: ZnodeChange[] = [];
      for (const path of txn.paths) {
        const next = remove(after, path, txn.zxid);
        if (after.znodes.has(path)) changes.push({ what: 'deleted', path });
        after = next;
      }
      return {
        replica: { ...after, sessions: after.sessions.delete(txn.session) },
        changes,
        result: OK,
      };
    }
    case 'setAcl':
    case 'check':
    case 'multi':
      return { replica, changes: NO_CHANGES, result: { error: 'UNIMPLEMENTED' } };
    case 'error':
      return { replica, changes: NO_CHANGES, result: { error: txn.error } };
  }
}

/** The last application of each transaction: replicas that were the same object become the same object again. */
const shared = new WeakMap<ZnodeTxn, { readonly before: Replica; readonly applied: Applied }>();

/**
 * The tree after a transaction (`DataTree.processTxn`). Idempotent and pure; the outcome is remembered per transaction,
 * so that five replicas pay once and share the result.
 */
export function applyTxn(replica: Replica, txn: ZnodeTxn): Applied {
  const known = shared.get(txn);
  if (known?.before === replica) return known.applied;
  const applied = apply(replica, txn);
  shared.set(txn, { before: replica, applied });
  return applied;
}
