import type { ErrorName } from './error-code.ts';
import { OPEN_ACL } from './acl.ts';
import { isValidPath, parentOf, withSequence } from './path.ts';
import type { PendingChange } from './pending.ts';
import type { Replica } from './replica.ts';
import type { AnyOperation, Operation } from './request.ts';
import { ephemeralsOf } from './session.ts';
import type { TxnBody } from './txn.ts';

/** The tree as it will be once every outstanding proposal is applied (`outstandingChanges`). */
export interface PendingView {
  readonly replica: Replica;
  readonly changes: ReadonlyMap<string, PendingChange>;
}

export interface Prepared {
  readonly body: TxnBody;
  /** What this transaction adds to the pending view. */
  readonly changes: readonly (readonly [string, PendingChange])[];
  /** The path it touches, sequence number resolved; empty for none. */
  readonly path: string;
}

const RESERVED: ReadonlySet<string> = new Set([
  '/',
  '/zookeeper',
  '/zookeeper/quota',
  '/zookeeper/config',
]);

const fail = (error: ErrorName, path: string): Prepared => ({
  body: { op: 'error', error },
  changes: [],
  path,
});

/** The record of a path in the pending view; undefined if there is no such znode. */
function recordOf(view: PendingView, path: string): PendingChange | undefined {
  const change = view.changes.get(path);
  if (change !== undefined) return change.exists ? change : undefined;
  const znode = view.replica.znodes.get(path);
  if (znode === undefined) return undefined;
  return {
    zxid: -1,
    exists: true,
    version: znode.version,
    cversion: znode.cversion,
    numChildren: znode.children.size,
    ephemeralOwner: znode.ephemeralOwner,
  };
}

function prepareCreate(
  view: PendingView,
  operation: Operation & { op: 'create' },
  zxid: number,
  session: string,
): Prepared {
  const sequential = operation.mode.endsWith('_sequential');
  const ephemeral = operation.mode.startsWith('ephemeral');
  const asked = operation.path;
  if (!isValidPath(sequential ? `${asked}1` : asked)) return fail('BADARGUMENTS', asked);
  const parentPath = parentOf(asked);
  const parent = recordOf(view, parentPath);
  if (parent === undefined) return fail('NONODE', asked);
  const path = sequential ? withSequence(asked, parent.cversion) : asked;
  if (recordOf(view, path) !== undefined) return fail('NODEEXISTS', path);
  if (parent.ephemeralOwner !== '') return fail('NOCHILDRENFOREPHEMERALS', path);
  const ephemeralOwner = ephemeral ? session : '';
  const parentCversion = parent.cversion + 1;
  return {
    body: {
      op: 'create',
      path,
      data: operation.data,
      acl: operation.acl ?? OPEN_ACL,
      ephemeralOwner,
      kind: 'plain',
      parentCversion,
    },
    changes: [
      [
        parentPath,
        { ...parent, zxid, cversion: parentCversion, numChildren: parent.numChildren + 1 },
      ],
      [path, { zxid, exists: true, version: 0, cversion: 0, numChildren: 0, ephemeralOwner }],
    ],
    path,
  };
}

function prepareDelete(
  view: PendingView,
  operation: Operation & { op: 'delete' },
  zxid: number,
): Prepared {
  const { path } = operation;
  if (!isValidPath(path) || RESERVED.has(path)) return fail('BADARGUMENTS', path);
  const parentPath = parentOf(path);
  const parent = recordOf(view, parentPath);
  const znode = recordOf(view, path);
  if (parent === undefined || znode === undefined) return fail('NONODE', path);
  if (operation.version !== -1 && operation.version !== znode.version) {
    return fail('BADVERSION', path);
  }
  if (znode.numChildren > 0) return fail('NOTEMPTY', path);
  return {
    body: { op: 'delete', path },
    changes: [
      [parentPath, { ...parent, zxid, numChildren: parent.numChildren - 1 }],
      [path, { ...znode, zxid, exists: false }],
    ],
    path,
  };
}

function prepareSetData(
  view: PendingView,
  operation: Operation & { op: 'setData' },
  zxid: number,
): Prepared {
  const { path, data } = operation;
  if (!isValidPath(path)) return fail('BADARGUMENTS', path);
  const znode = recordOf(view, path);
  if (znode === undefined) return fail('NONODE', path);
  if (operation.version !== -1 && operation.version !== znode.version) {
    return fail('BADVERSION', path);
  }
  const version = znode.version + 1;
  return {
    body: { op: 'setData', path, data, version },
    changes: [[path, { ...znode, zxid, version }]],
    path,
  };
}

/** The session's ephemerals in the tree, less pending deletions, plus pending creations. */
function prepareClose(view: PendingView, zxid: number, session: string): Prepared {
  const known = view.replica.sessions.get(session);
  const paths = (known === undefined ? [] : ephemeralsOf(known)).filter(
    (path) => recordOf(view, path)?.ephemeralOwner === session,
  );
  for (const [path, change] of view.changes) {
    if (change.exists && change.ephemeralOwner === session && !paths.includes(path)) {
      paths.push(path);
    }
  }
  const changes = new Map<string, PendingChange>();
  for (const path of paths) {
    const parentPath = parentOf(path);
    const parent = changes.get(parentPath) ?? recordOf(view, parentPath);
    const znode = recordOf(view, path);
    if (parent === undefined || znode === undefined) continue;
    changes.set(parentPath, { ...parent, zxid, numChildren: parent.numChildren - 1 });
    changes.set(path, { ...znode, zxid, exists: false });
  }
  return { body: { op: 'closeSession', paths }, changes: [...changes], path: '' };
}

/**
 * Turns a write into the transaction that it will be, in the leader (`PrepRequestProcessor`): validated against the pending
 * view, with absolute results. A write that fails becomes an error transaction, which takes its zxid all the same.
 */
export function prepare(
  view: PendingView,
  operation: AnyOperation,
  zxid: number,
  session: string,
): Prepared {
  switch (operation.op) {
    case 'create':
      return prepareCreate(view, operation, zxid, session);
    case 'delete':
      return prepareDelete(view, operation, zxid);
    case 'setData':
      return prepareSetData(view, operation, zxid);
    case 'createSession':
      return {
        body: { op: 'createSession', timeoutMs: operation.timeoutMs },
        changes: [],
        path: '',
      };
    case 'closeSession':
      return prepareClose(view, zxid, session);
    default:
      return fail('UNIMPLEMENTED', '');
    case 'getData':
    case 'exists':
    case 'getChildren':
    case 'sync':
      return fail('BADARGUMENTS', operation.path);
    case 'reconfig':
      return fail('RECONFIGDISABLED', '/zookeeper/config');
  }
}
