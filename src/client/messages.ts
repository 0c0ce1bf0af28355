import type { Operation } from '../znodes/request.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';

type Zxid = number;

/** What clients and servers say to one another. Sessions are 16 hex digits; empty for none. */
export type ClientMessage =
  | {
      readonly type: 'ConnectRequest';
      readonly session: string;
      readonly timeoutMs: number;
      readonly lastZxidSeen: Zxid;
    }
  /** `timeoutMs` 0: the session is gone. */
  | { readonly type: 'ConnectResponse'; readonly session: string; readonly timeoutMs: number }
  | { readonly type: 'Request'; readonly xid: number; readonly operation: Operation | { readonly op: 'closeSession' } }
  | { readonly type: 'Reply'; readonly xid: number; readonly zxid: Zxid; readonly result: Result }
  | { readonly type: 'WatchEvent'; readonly event: WatchEvent; readonly zxid: Zxid }
  | { readonly type: 'Ping' }
  | { readonly type: 'PingReply' }
  /** Re-registration after a reconnect (`setWatches`). */
  | {
      readonly type: 'SetWatches';
      readonly relativeZxid: Zxid;
      readonly data: readonly string[];
      readonly exist: readonly string[];
      readonly child: readonly string[];
    };
