import { ADMIN, allows, DELETE, READ, resolveAcl, WRITE } from './acl.ts';
import { dataLength } from './data.ts';
import { isValidPath } from './path.ts';
import { beforeSlash, recordOf, type PendingChange, type PendingView } from './pending.ts';
import { refuse, type Author, type Prepared, type Refused } from './prepared.ts';
import { checkQuota } from './quota.ts';
import type { Check, Delete, Operation, SetData } from './request.ts';
import type { ZnodeTxnBody } from './txn.ts';

/** Znodes that nobody deletes (`ZKDatabase.isSpecialPath`). */
const SPECIAL: ReadonlySet<string> = new Set([
  '/',
  '/zookeeper',
  '/zookeeper/quota',
  '/zookeeper/config',
]);

const isDeletable = (path: string): boolean =>
  path.includes('/') && !path.includes('\0') && !SPECIAL.has(path);

/** -1 fits every version. */
const fits = (asked: number, version: number): boolean => asked === -1 || asked === version;

function removal(
  path: string,
  zxid: number,
  parent: PendingChange,
  znode: PendingChange,
): Prepared<ZnodeTxnBody> {
  return {
    body: { op: 'delete', path },
    changes: [
      [beforeSlash(path), { ...parent, zxid, numChildren: parent.numChildren - 1 }],
      [path, { ...znode, zxid, exists: false }],
    ],
    path,
  };
}

/** `PrepRequestProcessor.pRequest2Txn`, case delete: the permission is the parent's. */
export function prepareDelete(
  view: PendingView,
  { path, version }: Delete,
  { auth, zxid }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  const error = view.checkSession(false);
  if (error !== 'OK') return refuse(error, path);
  if (!isDeletable(path)) return refuse('BADARGUMENTS', path);
  const parent = recordOf(view, beforeSlash(path));
  if (parent === undefined) return refuse('NONODE', path);
  if (!allows(parent.acl, DELETE, auth, view.settings.skipAcl)) return refuse('NOAUTH', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return refuse('NONODE', path);
  if (!fits(version, znode.version)) return refuse('BADVERSION', path);
  if (znode.numChildren > 0) return refuse('NOTEMPTY', path);
  return removal(path, zxid, parent, znode);
}

/** Case deleteContainer: the leader asks it of itself, so there is no session and no permission to check. */
export function prepareDeleteContainer(
  view: PendingView,
  path: string,
  { zxid }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  if (!isDeletable(path)) return refuse('BADARGUMENTS', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return refuse('NONODE', path);
  if (znode.numChildren > 0) return refuse('NOTEMPTY', path);
  if (znode.ephemeralOwner !== '') return refuse('BADVERSION', path);
  const parent = recordOf(view, beforeSlash(path));
  return parent === undefined ? refuse('NONODE', path) : removal(path, zxid, parent, znode);
}

/** Case setData. */
export function prepareSetData(
  view: PendingView,
  { path, data, version: asked }: SetData,
  { auth, zxid }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  const error = view.checkSession(false);
  if (error !== 'OK') return refuse(error, path);
  if (!isValidPath(path)) return refuse('BADARGUMENTS', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return refuse('NONODE', path);
  const { replica, settings } = view;
  if (!allows(znode.acl, WRITE, auth, settings.skipAcl)) return refuse('NOAUTH', path);
  if (settings.enforceQuota) {
    const grows = dataLength(data) - dataLength(znode.data);
    const exceeds = checkQuota(replica.znodes, path, grows, 0);
    if (exceeds !== 'OK') return refuse(exceeds, path);
  }
  if (!fits(asked, znode.version)) return refuse('BADVERSION', path);
  const version = (znode.version + 1) | 0;
  return {
    body: { op: 'setData', path, data, version },
    changes: [[path, { ...znode, zxid, version, data }]],
    path,
  };
}

/** Case setACL. The list itself is not in the pending view: what is prepared before it is applied is checked by the old one. */
export function prepareSetAcl(
  view: PendingView,
  { path, acl: asked, version: askedVersion }: Operation & { readonly op: 'setAcl' },
  { auth, zxid }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  const error = view.checkSession(false);
  if (error !== 'OK') return refuse(error, path);
  if (!isValidPath(path)) return refuse('BADARGUMENTS', path);
  const acl = resolveAcl(asked, auth);
  if (acl === null) return refuse('INVALIDACL', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return refuse('NONODE', path);
  if (!allows(znode.acl, ADMIN, auth, view.settings.skipAcl)) return refuse('NOAUTH', path);
  if (!fits(askedVersion, znode.aversion)) return refuse('BADVERSION', path);
  const version = (znode.aversion + 1) | 0;
  return {
    body: { op: 'setAcl', path, acl, version },
    changes: [[path, { ...znode, zxid, aversion: version }]],
    path,
  };
}

/** Case check. */
export function prepareCheck(
  view: PendingView,
  { path, version }: Check,
  { auth }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  const error = view.checkSession(false);
  if (error !== 'OK') return refuse(error, path);
  if (!isValidPath(path)) return refuse('BADARGUMENTS', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return refuse('NONODE', path);
  if (!allows(znode.acl, READ, auth, view.settings.skipAcl)) return refuse('NOAUTH', path);
  if (!fits(version, znode.version)) return refuse('BADVERSION', path);
  return { body: { op: 'check', path, version: znode.version }, changes: [], path };
}
