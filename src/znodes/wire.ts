import type { Zxid } from '../zab/zxid.ts';
import type { Operation } from './request.ts';
import type { Result, WatchEvent } from './result.ts';

/** What a client may put on the wire as a request. */
export type ClientOperation = Operation | { readonly op: 'closeSession' };

/** What clients and servers say to one another. A session is 16 hex digits; empty for none. */
export type ClientMessage =
  | {
      readonly type: 'ConnectRequest';
      readonly session: string;
      /** 32 hex digits; empty for a new session. */
      readonly password: string;
      readonly timeoutMs: number;
      readonly lastZxidSeen: Zxid;
      /** It takes a server that only serves reads. */
      readonly readOnly?: boolean;
    }
  /** `timeoutMs` 0: the session is gone, and this answer has neither id nor password. */
  | {
      readonly type: 'ConnectResponse';
      readonly session: string;
      readonly password: string;
      readonly timeoutMs: number;
      /** The server has no quorum and serves reads only. */
      readonly readOnly?: boolean;
    }
  | { readonly type: 'Request'; readonly xid: number; readonly operation: ClientOperation }
  | {
      readonly type: 'Reply';
      readonly xid: number;
      readonly zxid: Zxid;
      readonly result: Result;
    }
  | { readonly type: 'WatchEvent'; readonly event: WatchEvent; readonly zxid: Zxid }
  | { readonly type: 'Ping' }
  | { readonly type: 'PingReply' }
  /** The four letters `isro`, asked by a connection of their own, and the answer: does this server write? */
  | { readonly type: 'Isro' }
  | { readonly type: 'IsroReply'; readonly answer: 'rw' | 'ro' }
  /** Re-registration after a reconnect (`setWatches2`), with the last zxid the client saw. */
  | {
      readonly type: 'SetWatches';
      readonly relativeZxid: Zxid;
      readonly data: readonly string[];
      readonly exist: readonly string[];
      readonly child: readonly string[];
      readonly persistent: readonly string[];
      readonly persistentRecursive: readonly string[];
    };
