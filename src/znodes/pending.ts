import type { Zxid } from '../zab/zxid.ts';
import { parentOf } from './path.ts';
import type { ErrorTxnBody, TxnBody, ZnodeTxnBody } from './txn.ts';

/** A znode as it will be once all outstanding proposals are applied (`ChangeRecord`). */
export interface PendingChange {
  /** The last proposal that touches it. */
  readonly zxid: Zxid;
  readonly exists: boolean;
  readonly version: number;
  /** Creations among the children. */
  readonly cversion: number;
  readonly numChildren: number;
  readonly ephemeralOwner: string;
}

function* touchedByPart(txn: ZnodeTxnBody | ErrorTxnBody): Generator<string> {
  if (txn.op === 'error' || txn.op === 'check') return;
  yield txn.path;
  if (txn.op === 'create' || txn.op === 'delete') yield parentOf(txn.path);
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
        yield parentOf(path);
      }
      return;
    case 'createSession':
    case 'reconfig':
      return;
    default:
      yield* touchedByPart(txn);
  }
}
