import type { Zxid } from '../zab/zxid.ts';
import type { Acl } from './acl.ts';
import type { Data } from './data.ts';
import type { ErrorName } from './error-code.ts';
import type { Replica } from './replica.ts';
import type { ZnodeSettings } from './settings.ts';
import type { ErrorTxnBody, TxnBody, ZnodeTxnBody } from './txn.ts';

/** A znode as it will be once all outstanding proposals are applied (`ChangeRecord`). */
export interface PendingChange {
  /** The last proposal that touches it. */
  readonly zxid: Zxid;
  readonly exists: boolean;
  readonly version: number;
  /** Creations among the children. */
  readonly cversion: number;
  readonly aversion: number;
  readonly numChildren: number;
  readonly ephemeralOwner: string;
  readonly data: Data;
  /** As of the tree: a setAcl that is outstanding is not seen by what comes behind it. */
  readonly acl: readonly Acl[];
}

/** The tree as it will be once every outstanding proposal is applied (`outstandingChanges`). */
export interface PendingView {
  readonly replica: Replica;
  readonly changes: ReadonlyMap<string, PendingChange>;
  readonly settings: ZnodeSettings;
  /** Whether the author's session lives and came by its own channel; `owns`: it is to own an ephemeral. */
  checkSession(owns: boolean): ErrorName;
}

/**
 * What stands before the last slash: `''` for a child of the root, whose pending record is kept apart from that of `/`, as
 * `PrepRequestProcessor` does.
 */
export const beforeSlash = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The record of a path in the pending view; undefined if there is no such znode. */
export function recordOf(
  { replica, changes }: Pick<PendingView, 'replica' | 'changes'>,
  path: string,
): PendingChange | undefined {
  const change = changes.get(path);
  if (change !== undefined) return change.exists ? change : undefined;
  const znode = replica.znodes.get(path === '' ? '/' : path);
  if (znode === undefined) return undefined;
  const { version, cversion, aversion, ephemeralOwner, data, acl } = znode;
  const numChildren = znode.children.size;
  return {
    zxid: -1,
    exists: true,
    version,
    cversion,
    aversion,
    numChildren,
    ephemeralOwner,
    data,
    acl,
  };
}

function* touchedByPart(txn: ZnodeTxnBody | ErrorTxnBody): Generator<string> {
  if (txn.op === 'error' || txn.op === 'check') return;
  yield txn.path;
  if (txn.op === 'create' || txn.op === 'delete') yield beforeSlash(txn.path);
}

/** The paths of which a transaction left a record when it was prepared. */
export function* touchedBy(txn: TxnBody): Generator<string> {
  switch (txn.op) {
    case 'multi':
      for (const part of txn.txns) yield* touchedByPart(part);
      return;
    case 'closeSession':
      for (const path of txn.paths) {
        yield path;
        yield beforeSlash(path);
      }
      return;
    case 'createSession':
    case 'reconfig':
      return;
    default:
      yield* touchedByPart(txn);
  }
}
