import type { Zxid } from '../zab/zxid.ts';
import type { ErrorName } from './error-code.ts';

/** Stamped by the leader: the same on every replica. */
export interface TxnHeader {
  readonly zxid: Zxid;
  readonly session: string;
  readonly cxid: number;
  readonly timeMs: number;
}

/** What a request became: absolute results, so that applying it twice changes nothing more. */
export type TxnBody =
  | {
      readonly op: 'create';
      readonly path: string;
      readonly data: string;
      /** The owning session of an ephemeral, else empty. */
      readonly ephemeralOwner: string;
      /** The parent's raw cversion after this creation. */
      readonly parentCversion: number;
    }
  | { readonly op: 'delete'; readonly path: string }
  | {
      readonly op: 'setData';
      readonly path: string;
      readonly data: string;
      readonly version: number;
    }
  | {
      readonly op: 'reconfig';
      /** What `/zookeeper/config` will say. */
      readonly data: string;
    }
  | { readonly op: 'createSession'; readonly timeoutMs: number }
  | { readonly op: 'closeSession'; readonly paths: readonly string[] }
  /** A write that failed its validation: it takes its place in the order and changes nothing. */
  | { readonly op: 'error'; readonly error: ErrorName };

export type ZnodeTxn = TxnHeader & TxnBody;
