import type { Acl, Identity } from '../../../src/znodes/acl.ts';
import { applyTxn, type Applied } from '../../../src/znodes/apply.ts';
import type { ErrorName } from '../../../src/znodes/error-code.ts';
import { touchedBy, type PendingChange } from '../../../src/znodes/pending.ts';
import { prepare } from '../../../src/znodes/prepare.ts';
import { read, type Read } from '../../../src/znodes/read.ts';
import { EMPTY_REPLICA, type Replica } from '../../../src/znodes/replica.ts';
import type {
  AnyOperation,
  CreateMode,
  Operation,
  SubOperation,
} from '../../../src/znodes/request.ts';
import type { Result } from '../../../src/znodes/result.ts';
import { DEFAULT_ZNODE_SETTINGS, type ZnodeSettings } from '../../../src/znodes/settings.ts';
import type { Stat } from '../../../src/znodes/stat.ts';
import type { ZnodeTxn } from '../../../src/znodes/txn.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

/** Who everybody is by the address alone. */
export const HERE: Identity = { scheme: 'ip', id: '127.0.0.1' };

/** One leader's chain without a network: requests are prepared now, and applied when asked. */
export class Tree {
  replica: Replica = EMPTY_REPLICA;
  readonly changes = new Map<string, PendingChange>();
  readonly outstanding: ZnodeTxn[] = [];
  readonly settings: ZnodeSettings;
  /** Who every session is. */
  auth: readonly Identity[] = [HERE];
  /** What is wrong with every session. */
  sessionError: ErrorName = 'OK';
  #counter = 0;

  constructor(settings: Partial<ZnodeSettings> = {}) {
    this.settings = { ...DEFAULT_ZNODE_SETTINGS, ...settings };
  }

  prepare(operation: AnyOperation, session = 's1'): ZnodeTxn {
    this.#counter++;
    const zxid = zxidOf(1, this.#counter);
    const { replica, changes, settings, auth } = this;
    const checkSession = (): ErrorName => this.sessionError;
    const view = { replica, changes, settings, checkSession };
    const prepared = prepare(view, operation, { session, auth, zxid });
    for (const [path, change] of prepared.changes) changes.set(path, change);
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
    for (const path of touchedBy(txn)) {
      if (this.changes.get(path)?.zxid === txn.zxid) this.changes.delete(path);
    }
    return applied;
  }

  do(operation: AnyOperation, session = 's1'): Applied {
    this.prepare(operation, session);
    return this.apply();
  }

  /** What becomes of a request: its error, or OK. */
  try(operation: AnyOperation, session = 's1'): ErrorName {
    return this.do(operation, session).result.error;
  }

  create(path: string, mode: CreateMode = 'persistent', session = 's1'): Applied {
    return this.do({ op: 'create', path, data: '', mode }, session);
  }

  multi(...ops: readonly SubOperation[]): Applied {
    return this.do({ op: 'multi', ops });
  }

  read(operation: Read, session = 's1'): Result {
    const { auth, settings } = this;
    return read(this.replica, operation, { session, auth, settings });
  }

  stat(path: string): Stat | undefined {
    return this.read({ op: 'exists', path, watch: false }).stat;
  }

  data(path: string): string | null | undefined {
    return this.replica.znodes.get(path)?.data;
  }
}

export const create = (
  path: string,
  mode: CreateMode = 'persistent',
  acl?: readonly Acl[] | null,
): Operation & { op: 'create' } => ({ op: 'create', path, data: 'x', mode, acl });
export const set = (
  path: string,
  version = -1,
  data: string | null = 'yy',
): Operation & { op: 'setData' } => ({ op: 'setData', path, data, version });
export const remove = (path: string, version = -1): Operation & { op: 'delete' } => ({
  op: 'delete',
  path,
  version,
});
export const check = (path: string, version = -1): Operation & { op: 'check' } => ({
  op: 'check',
  path,
  version,
});
export const z = (counter: number): number => zxidOf(1, counter);
