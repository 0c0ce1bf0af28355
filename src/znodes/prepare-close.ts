import { beforeSlash, recordOf, type PendingChange, type PendingView } from './pending.ts';
import type { Author, Prepared } from './prepared.ts';
import { ephemeralsOf } from './session.ts';

/**
 * The end of a session: its ephemerals in the tree, less pending deletions, plus pending creations
 * (`PrepRequestProcessor.pRequest2Txn`, case closeSession). The pending view still counts them as children of their parents.
 */
export function prepareClose(view: PendingView, { session, zxid }: Author): Prepared {
  const known = view.replica.sessions.get(session);
  const paths = new Set(known === undefined ? [] : ephemeralsOf(known));
  for (const [path, change] of view.changes) {
    if (!change.exists) paths.delete(path);
    else if (change.ephemeralOwner === session) paths.add(path);
  }
  const changes = new Map<string, PendingChange>();
  for (const path of paths) {
    const parentPath = beforeSlash(path);
    const parent = changes.get(parentPath) ?? recordOf(view, parentPath);
    const znode = recordOf(view, path);
    if (parent === undefined || znode === undefined) continue;
    changes.set(parentPath, { ...parent, zxid });
    changes.set(path, { ...znode, zxid, exists: false });
  }
  return { body: { op: 'closeSession', paths: [...paths] }, changes: [...changes], path: '' };
}
