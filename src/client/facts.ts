import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';

type Zxid = number;
type Sid = number;

interface About {
  /** The client's name. */
  readonly who: string;
}

/** What a client sees and does. */
export type ClientFact = About &
  (
    | {
        readonly kind: 'client-connecting';
        readonly rule: 'client.next-host';
        readonly server: Sid;
      }
    | {
        readonly kind: 'client-connected';
        readonly rule: 'client.session-open' | 'client.session-resumed';
        readonly server: Sid;
        readonly session: string;
        readonly timeoutMs: number;
      }
    | {
        readonly kind: 'client-disconnected';
        readonly rule: 'client.connection-loss';
        readonly server: Sid;
        readonly reason: 'refused' | 'closed' | 'silent' | 'connect-timeout';
        /** Requests that end with CONNECTIONLOSS: their outcome is unknown. */
        readonly lost: number;
      }
    | { readonly kind: 'client-expired'; readonly rule: 'client.expired'; readonly session: string }
    | {
        readonly kind: 'requested';
        readonly rule: 'client.request';
        readonly xid: number;
        readonly operation: ClientOperation;
      }
    | {
        /** The application hears the outcome of its own request. */
        readonly kind: 'answered';
        readonly rule: 'client.reply' | 'client.connection-loss';
        readonly xid: number;
        readonly operation: ClientOperation;
        readonly result: Result;
        readonly zxid: Zxid;
        /** Virtual time from request to answer. */
        readonly tookUs: number;
      }
    | {
        readonly kind: 'watch-event';
        readonly rule: 'client.watch-event';
        readonly event: WatchEvent;
      }
    | {
        /** What the lock program of this client believes now. */
        readonly kind: 'lock-changed';
        readonly rule: 'recipe.lock';
        readonly lock: string;
        readonly state: 'enqueued' | 'waiting' | 'holding' | 'released';
        readonly node: string;
        /** The node it watches while it waits, the one just before its own. */
        readonly watches: string;
      }
  );
