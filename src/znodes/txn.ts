import type { Zxid } from '../zab/zxid.ts';
import type { Acl } from './acl.ts';
import type { Data } from './data.ts';
import type { ErrorName } from './error-code.ts';
import type { Kind } from './znode.ts';

/** Stamped by the leader: the same on every replica. */
export interface TxnHeader {
  readonly zxid: Zxid;
  readonly session: string;
  readonly cxid: number;
  readonly timeMs: number;
}

/** A change to one znode, in absolute terms. */
export type ZnodeTxnBody =
  | {
      readonly op: 'create';
      readonly path: string;
      readonly data: Data;
      readonly acl: readonly Acl[];
      /** The owning session of an ephemeral, else empty. */
      readonly ephemeralOwner: string;
      readonly kind: Kind;
      /** The parent's raw cversion after this creation. */
      readonly parentCversion: number;
    }
  | { readonly op: 'delete'; readonly path: string }
  | {
      readonly op: 'setData';
      readonly path: string;
      readonly data: Data;
      readonly version: number;
    }
  | {
      readonly op: 'setAcl';
      readonly path: string;
      readonly acl: readonly Acl[];
      /** The aversion after it. */
      readonly version: number;
    }
  | { readonly op: 'check'; readonly path: string; readonly version: number };

/** A write that failed its validation: it takes its place in the order and changes nothing. */
export interface ErrorTxnBody {
  readonly op: 'error';
  readonly error: ErrorName;
}

/** What a request became: absolute results, so that applying it twice changes nothing more. */
export type TxnBody =
  | ZnodeTxnBody
  | ErrorTxnBody
  /** All parts under one zxid. With an error among them none happens. */
  | { readonly op: 'multi'; readonly txns: readonly (ZnodeTxnBody | ErrorTxnBody)[] }
  | {
      readonly op: 'reconfig';
      /** What `/zookeeper/config` will say. */
      readonly data: string;
    }
  | { readonly op: 'createSession'; readonly timeoutMs: number }
  | { readonly op: 'closeSession'; readonly paths: readonly string[] };

export type ZnodeTxn = TxnHeader & TxnBody;
