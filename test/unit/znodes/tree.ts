import { applyTxn, type Applied } from '../../../src/znodes/apply.ts';
import type { PendingChange } from '../../../src/znodes/pending.ts';
import { prepare } from '../../../src/znodes/prepare.ts';
import { EMPTY_REPLICA, type Replica } from '../../../src/znodes/replica.ts';
import type { AnyOperation } from '../../../src/znodes/request.ts';
import type { ZnodeTxn } from '../../../src/znodes/txn.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

/** One leader's chain without a network: requests are prepared now, and applied when asked. */
export class Tree {
  replica: Replica = EMPTY_REPLICA;
  readonly changes = new Map<string, PendingChange>();
  readonly outstanding: ZnodeTxn[] = [];
  #counter = 0;

  prepare(operation: AnyOperation, session = 's1'): ZnodeTxn {
    this.#counter++;
    const zxid = zxidOf(1, this.#counter);
    const prepared = prepare(this, operation, zxid, session);
    for (const [path, change] of prepared.changes) this.changes.set(path, change);
    const stamp = { zxid, session, cxid: this.#counter, timeMs: 1_000 * this.#counter };
    const txn: ZnodeTxn = { ...stamp, ...prepared.body };
    this.outstanding.push(txn);
    return txn;
  }

  /** Applies the oldest outstanding transaction. */
  apply(): Applied {
    const txn = this.outstanding.shift()!;
    const applied = applyTxn(this.replica, txn);
    this.replica = applied.replica;
    for (const [path, change] of this.changes) {
      if (change.zxid === txn.zxid) this.changes.delete(path);
    }
    return applied;
  }

  do(operation: AnyOperation, session = 's1'): Applied {
    this.prepare(operation, session);
    return this.apply();
  }

  create(path: string, mode: 'persistent' | 'ephemeral' = 'persistent', session = 's1'): Applied {
    return this.do({ op: 'create', path, data: '', mode }, session);
  }
}
