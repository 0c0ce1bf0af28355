import { PersistentMap } from '../kernel/persistent-map.ts';
import type { Data } from '../znodes/data.ts';
import type { ZnodeTxn } from '../znodes/txn.ts';

/** A znode as transactions make it, by the judge's own reckoning. */
export interface PastZnode {
  readonly data: Data;
  readonly czxid: number;
  readonly mzxid: number;
  readonly pzxid: number;
  readonly version: number;
  readonly aversion: number;
  /** The session that owns an ephemeral; empty for others. */
  readonly owner: string;
  /** Children created here, ever. */
  readonly creations: number;
  readonly children: PersistentMap<true>;
}

export interface Version {
  readonly zxid: number;
  /** Null from the zxid that deleted it. */
  readonly znode: PastZnode | null;
}

/** Every state that a history has made of the tree, found by path and zxid. */
export interface PastTree {
  /** The znode as of a zxid; null if there was none. */
  at(path: string, zxid: number): PastZnode | null;
  /** The transaction that last changed, created or deleted it up to a zxid; 0 for none. */
  touchedAt(path: string, zxid: number): number;
  /** The znode as of the last state that is known; null if there is none. */
  now(path: string): PastZnode | null;
  /** Every state that the znode has had, from the oldest on. */
  past(path: string): readonly Version[];
  /** Every path below this one that there ever was a znode at. */
  below(path: string): readonly string[];
}

const FRESH: PastZnode = {
  data: '',
  czxid: 0,
  mzxid: 0,
  pzxid: 0,
  version: 0,
  aversion: 0,
  owner: '',
  creations: 0,
  children: PersistentMap.empty(),
};

const parentIn = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

type Body = Extract<ZnodeTxn, { op: 'multi' }>['txns'][number];

/** A tree that takes one transaction after another, and forgets no state. */
export function pastTree(): PastTree & { readonly apply: (txn: ZnodeTxn) => void } {
  const versions = new Map<string, Version[]>([
    ['/', [{ zxid: 0, znode: { ...FRESH, children: PersistentMap.of([['zookeeper', true]]) } }]],
  ]);

  const now = (path: string): PastZnode | null => versions.get(path)?.at(-1)?.znode ?? null;

  function put(path: string, zxid: number, znode: PastZnode | null): void {
    const past = versions.get(path) ?? [];
    // The parts of one transaction are one state.
    if (past.at(-1)?.zxid === zxid) past.pop();
    past.push({ zxid, znode });
    versions.set(path, past);
  }

  function create(path: string, zxid: number, body: Body & { op: 'create' }): void {
    const parent = now(parentIn(path));
    put(path, zxid, {
      ...FRESH,
      data: body.data,
      czxid: zxid,
      mzxid: zxid,
      pzxid: zxid,
      owner: body.ephemeralOwner,
    });
    if (parent === null) return;
    const children = parent.children.set(nameIn(path), true);
    put(parentIn(path), zxid, {
      ...parent,
      pzxid: zxid,
      creations: parent.creations + 1,
      children,
    });
  }

  function remove(path: string, zxid: number): void {
    if (now(path) === null) return;
    put(path, zxid, null);
    const parent = now(parentIn(path));
    if (parent === null) return;
    const children = parent.children.delete(nameIn(path));
    put(parentIn(path), zxid, { ...parent, pzxid: zxid, children });
  }

  function applyPart(zxid: number, body: Body): void {
    if (body.op === 'error' || body.op === 'check') return;
    const { path } = body;
    if (body.op === 'create') return create(path, zxid, body);
    if (body.op === 'delete') return remove(path, zxid);
    const znode = now(path);
    if (znode === null) return;
    if (body.op === 'setAcl') put(path, zxid, { ...znode, aversion: znode.aversion + 1 });
    else put(path, zxid, { ...znode, data: body.data, version: znode.version + 1, mzxid: zxid });
  }

  function apply(txn: ZnodeTxn): void {
    switch (txn.op) {
      case 'multi':
        if (txn.txns.some(({ op }) => op === 'error')) return;
        for (const part of txn.txns) applyPart(txn.zxid, part);
        return;
      case 'closeSession':
        for (const path of txn.paths) remove(path, txn.zxid);
        return;
      case 'createSession':
      case 'reconfig':
        return;
      default:
        applyPart(txn.zxid, txn);
    }
  }

  const lastUpTo = (path: string, zxid: number): Version | undefined =>
    versions.get(path)?.findLast((version) => version.zxid <= zxid);

  return {
    apply,
    at: (path, zxid) => lastUpTo(path, zxid)?.znode ?? null,
    touchedAt: (path, zxid) => lastUpTo(path, zxid)?.zxid ?? 0,
    now,
    past: (path) => versions.get(path) ?? [],
    below: (path) => [...versions.keys()].filter((at) => at.startsWith(`${path}/`)),
  };
}
