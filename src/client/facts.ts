import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { KeeperState } from './client-state.ts';
import type { ProgramFact } from './programs/facts.ts';
import type { RemovedEventType } from './watchers.ts';

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
        readonly rule: 'client.session-open' | 'client.session-resumed' | 'client.reads-only';
        readonly server: Sid;
        readonly session: string;
        readonly timeoutMs: number;
      }
    | {
        readonly kind: 'client-disconnected';
        readonly rule: 'client.connection-loss';
        readonly server: Sid;
        readonly reason:
          | 'refused'
          | 'closed'
          | 'silent'
          | 'connect-timeout'
          | 'cut-off'
          | 'moved'
          /** It was answered, and not with what it asked for. */
          | 'unreadable'
          /** Its answer is longer than a client reads. */
          | 'too-long'
          /** It may only read there, and knows a server that writes. */
          | 'found-writer';
        /** Requests that end with CONNECTIONLOSS: their outcome is unknown. */
        readonly lost: number;
      }
    | {
        /** It may only read, and asked another server whether that one writes. */
        readonly kind: 'client-probed';
        readonly rule: 'client.probe';
        readonly server: Sid;
        /** null: there was no answer. */
        readonly answer: 'rw' | 'ro' | null;
        /** How long after this question it asks the next; null: it need not. */
        readonly nextMs: number | null;
      }
    | {
        /** It has another list of servers from now on. */
        readonly kind: 'server-list-updated';
        readonly rule: 'client.update-server-list';
        readonly before: readonly Sid[];
        readonly servers: readonly Sid[];
        /** The server that it was with last, and whether that one is on the new list. */
        readonly current: Sid;
        readonly keeps: boolean;
        /** Whether it looks for another server now. */
        readonly moves: boolean;
      }
    | {
        readonly kind: 'client-expired';
        /** Whether a server has told it, or it gave up by itself. */
        readonly rule: 'client.expired' | 'client.gave-up';
        readonly session: string;
      }
    | {
        /** A server did not believe who it says it is: this client is of no use any more. */
        readonly kind: 'client-auth-failed';
        readonly rule: 'client.auth-failed';
        readonly session: string;
      }
    | {
        /** The application closed it. */
        readonly kind: 'client-closed';
        readonly rule: 'client.closed';
        readonly session: string;
      }
    | {
        /** Watchers hear of the connection: the default one and all that are set. None is used up by it. */
        readonly kind: 'state-event';
        readonly rule: 'client.state-event';
        readonly state: KeeperState;
        readonly watchers: readonly string[];
      }
    | {
        /** The library finds fault with the arguments, and sends nothing. */
        readonly kind: 'request-refused';
        readonly rule: 'client.check-arguments';
        readonly operation: ClientOperation;
        readonly exception: 'IllegalArgumentException';
        /** What is wrong, in ZooKeeper's words. */
        readonly problem: string;
      }
    | {
        readonly kind: 'requested';
        readonly rule: 'client.request';
        readonly xid: number;
        readonly operation: ClientOperation;
      }
    | {
        /** The application hears the outcome of its own request. */
        readonly kind: 'answered';
        readonly rule: 'client.reply' | 'client.connection-loss' | 'client.own-answer';
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
        readonly event: Omit<WatchEvent, 'type'> & {
          readonly type: WatchEvent['type'] | RemovedEventType;
        };
        /** Who is called: nobody if the watcher was removed here while the server still had the watch. */
        readonly watchers: readonly string[];
        /** As the library tells it with the event. */
        readonly state: 'SyncConnected' | 'Disconnected';
      }
    | ProgramFact
  );
