import type { Zxid } from '../zab/zxid.ts';
import type { Identity } from './acl.ts';
import type { ErrorName } from './error-code.ts';
import type { PendingChange } from './pending.ts';
import type { TxnBody } from './txn.ts';

/** Who asks, and under which zxid it will be. */
export interface Author {
  readonly session: string;
  readonly auth: readonly Identity[];
  readonly zxid: Zxid;
}

/** What a write became. */
export interface Prepared<Body extends TxnBody = TxnBody> {
  readonly body: Body;
  /** What this transaction adds to the pending view. */
  readonly changes: readonly (readonly [string, PendingChange])[];
  /** The path it touches, sequence number resolved; empty for none. */
  readonly path: string;
}

export interface Refused {
  readonly body: { readonly op: 'error'; readonly error: ErrorName };
  readonly changes: readonly [];
  readonly path: string;
}

export const refuse = (error: ErrorName, path: string): Refused => ({
  body: { op: 'error', error },
  changes: [],
  path,
});
