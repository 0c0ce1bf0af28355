import { PersistentMap } from '../kernel/persistent-map.ts';
import type { Acl } from './acl.ts';
import type { ErrorName } from './error-code.ts';
import { createZnode, removeZnode } from './apply-children.ts';
import { countIn } from './quota.ts';
import { dataLength } from './data.ts';
import { EMPTY_REPLICA, type Replica } from './replica.ts';
import type { Result, SubResult } from './result.ts';
import { statOf } from './stat.ts';
import type { ErrorTxnBody, TxnHeader, ZnodeTxn, ZnodeTxnBody } from './txn.ts';
import type { Znode } from './znode.ts';

/** What a transaction did to one znode, in order: the triggers of watches. */
export interface ZnodeChange {
  readonly what: 'created' | 'deleted' | 'data-changed';
  readonly path: string;
  /** The lists of the znode, the last one if it is gone, and of its parent: who may not READ is not told (CVE-2024-23944). */
  readonly acl: readonly Acl[];
  readonly parentAcl: readonly Acl[];
}

export interface Applied {
  readonly replica: Replica;
  readonly changes: readonly ZnodeChange[];
  /** What its author is answered. */
  readonly result: Result;
}

const NO_CHANGES: readonly ZnodeChange[] = [];
const OK: Result = { error: 'OK' };

export const unchanged = (replica: Replica, error: ErrorName): Applied => ({
  replica,
  changes: NO_CHANGES,
  result: { error },
});

function setData(
  replica: Replica,
  { path, data, version, zxid, timeMs }: TxnHeader & ZnodeTxnBody & { op: 'setData' },
): Applied {
  const znode = replica.znodes.get(path);
  if (znode === undefined) return unchanged(replica, 'NONODE');
  const next: Znode = { ...znode, data, version, mzxid: zxid, mtimeMs: timeMs };
  const grows = dataLength(data) - dataLength(znode.data);
  const znodes = countIn(replica.znodes.set(path, next), path, grows, 0);
  const { acl } = znode;
  return {
    replica: { ...replica, znodes },
    changes: [{ what: 'data-changed', path, acl, parentAcl: acl }],
    result: { error: 'OK', stat: statOf(next) },
  };
}

function setAcl(
  replica: Replica,
  { path, acl, version }: ZnodeTxnBody & { op: 'setAcl' },
): Applied {
  const znode = replica.znodes.get(path);
  if (znode === undefined) return unchanged(replica, 'NONODE');
  const next: Znode = { ...znode, acl, aversion: version };
  return {
    replica: { ...replica, znodes: replica.znodes.set(path, next) },
    changes: NO_CHANGES,
    result: { error: 'OK', stat: statOf(next) },
  };
}

function applyPart(replica: Replica, txn: TxnHeader & (ZnodeTxnBody | ErrorTxnBody)): Applied {
  switch (txn.op) {
    case 'create':
      return createZnode(replica, txn);
    case 'delete':
      return removeZnode(replica, txn.path, txn.zxid);
    case 'setData':
      return setData(replica, txn);
    case 'setAcl':
      return setAcl(replica, txn);
    case 'check':
      return { replica, changes: NO_CHANGES, result: OK };
    case 'error':
      return unchanged(replica, txn.error);
  }
}

/** What a part's author is told of it: the metadata of a plain creation are not asked for in a multi. */
function subResult(part: ZnodeTxnBody | ErrorTxnBody, { error, path, stat }: Result): SubResult {
  if (error !== 'OK') return { op: 'error', error };
  switch (part.op) {
    case 'create': {
      const created = { op: part.op, error, path: path ?? part.path };
      return part.kind === 'plain' || stat === undefined ? created : { ...created, stat };
    }
    case 'setData':
      return stat === undefined ? { op: part.op, error } : { op: part.op, error, stat };
    case 'delete':
    case 'check':
      return { op: part.op, error };
    default:
      return { op: 'error', error };
  }
}

/** All parts, or none if one of them is an error: then those before it are told OK and change nothing (`DataTree.processTxn`). */
function applyMulti(
  replica: Replica,
  { txns, zxid, session, cxid, timeMs }: ZnodeTxn & { op: 'multi' },
): Applied {
  const failed = txns.find((part) => part.op === 'error');
  if (failed !== undefined) {
    const results = txns.map((part): SubResult => ({
      op: 'error',
      error: part.op === 'error' ? part.error : 'OK',
    }));
    return { replica, changes: NO_CHANGES, result: { error: failed.error, results } };
  }
  let after = replica;
  const changes: ZnodeChange[] = [];
  const results: SubResult[] = [];
  for (const part of txns) {
    const applied = applyPart(after, { zxid, session, cxid, timeMs, ...part });
    after = applied.replica;
    changes.push(...applied.changes);
    results.push(subResult(part, applied.result));
  }
  const error = results.find((result) => result.error !== 'OK')?.error ?? 'OK';
  return { replica: after, changes, result: { error, results } };
}

function reconfigure(replica: Replica, txn: ZnodeTxn & { op: 'reconfig' }): Applied {
  const { zxid, session, cxid, timeMs, data } = txn;
  const header = { zxid, session, cxid, timeMs };
  const applied = setData(replica, {
    ...header,
    op: 'setData',
    path: '/zookeeper/config',
    data,
    version: -1,
  });
  return { ...applied, result: { ...applied.result, data } };
}

function closeSession(replica: Replica, txn: ZnodeTxn & { op: 'closeSession' }): Applied {
  let after = replica;
  const changes: ZnodeChange[] = [];
  for (const path of txn.paths) {
    const applied = removeZnode(after, path, txn.zxid);
    after = applied.replica;
    changes.push(...applied.changes);
  }
  const sessions = after.sessions.delete(txn.session);
  return { replica: { ...after, sessions }, changes, result: OK };
}

function apply(replica: Replica, txn: ZnodeTxn): Applied {
  switch (txn.op) {
    case 'multi':
      return applyMulti(replica, txn);
    case 'reconfig':
      return reconfigure(replica, txn);
    case 'createSession': {
      const ephemerals =
        replica.sessions.get(txn.session)?.ephemerals ?? PersistentMap.empty<number>();
      const session = { timeoutMs: txn.timeoutMs, ephemerals };
      const sessions = replica.sessions.set(txn.session, session);
      return { replica: { ...replica, sessions }, changes: NO_CHANGES, result: OK };
    }
    case 'closeSession':
      return closeSession(replica, txn);
    default:
      return applyPart(replica, txn);
  }
}

/**
 * What a replica came from, as a number: equal for replicas to which the same transactions were applied in the same order. Nothing that
 * happens depends on it; it only tells when two are sure to be equal.
 */
const histories = new WeakMap<Replica, number>([[EMPTY_REPLICA, 0]]);
/** Which number a transaction leads to, from which. */
const steps = new WeakMap<ZnodeTxn, { readonly from: number; readonly to: number }>();
let numbered = 0;

/** The number of the history that a replica comes from: equal numbers, equal replicas. */
export function historyOf(replica: Replica): number {
  const known = histories.get(replica);
  if (known !== undefined) return known;
  histories.set(replica, ++numbered);
  return numbered;
}

/** How many applications are kept, a power of two: servers that are no further apart share what they apply. */
const RECENT = 1_024;
interface Remembered {
  readonly txn: ZnodeTxn;
  readonly from: number;
  readonly applied: Applied;
}
/** Each has its place by its zxid, and gives it up to the one that comes 1,024 later. */
const recent: (Remembered | undefined)[] = Array.from({ length: RECENT }, () => undefined);
const placeOf = ({ zxid }: ZnodeTxn): number => zxid % RECENT;

function remember(txn: ZnodeTxn, from: number, applied: Applied): void {
  if (histories.get(applied.replica) === undefined) {
    const known = steps.get(txn);
    const to = known?.from === from ? known.to : ++numbered;
    if (known === undefined) steps.set(txn, { from, to });
    histories.set(applied.replica, to);
  }
  recent[placeOf(txn)] = { txn, from, applied };
}

/**
 * The tree after a transaction (`DataTree.processTxn`). Idempotent and pure; the outcome is remembered for a while, so that five
 * replicas pay once and share the result.
 */
export function applyTxn(replica: Replica, txn: ZnodeTxn): Applied {
  const from = historyOf(replica);
  const known = recent[placeOf(txn)];
  if (known?.txn === txn && known.from === from) return known.applied;
  const applied = apply(replica, txn);
  remember(txn, from, applied);
  return applied;
}
