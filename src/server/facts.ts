import type { AnyOperation } from '../znodes/request.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { Sid } from '../zab/vote.ts';

interface About {
  readonly who: Sid;
}

/** What the request processors of one server do. */
export type ServerFact = About &
  (
    | {
        /** A learner passes a client's write on to the leader. */
        readonly kind: 'forwarded';
        readonly rule: 'server.forward';
        readonly session: string;
        readonly operation: AnyOperation;
      }
    | {
        /** The leader turned a request into a transaction, or into an error that takes its place. */
        readonly kind: 'prepared';
        readonly rule: 'server.prep' | 'server.prep-error';
        readonly zxid: Zxid;
        readonly session: string;
        readonly operation: AnyOperation;
        readonly error: ErrorName;
        /** The path that the transaction touches, sequence number resolved. */
        readonly path: string;
      }
    | {
        /** Answered from this server's own tree, without asking anybody. */
        readonly kind: 'read';
        readonly rule: 'server.local-read';
        readonly session: string;
        readonly operation: AnyOperation;
        readonly zxid: Zxid;
      }
    | {
        readonly kind: 'replied';
        readonly rule: 'server.reply';
        readonly session: string;
        readonly operation: AnyOperation;
        readonly result: Result;
        readonly zxid: Zxid;
      }
    | {
        readonly kind: 'watch-set';
        readonly rule: 'watch.register';
        readonly session: string;
        readonly path: string;
        readonly table: 'data' | 'child';
      }
    | {
        readonly kind: 'watch-fired';
        readonly rule: 'watch.trigger';
        readonly session: string;
        readonly event: WatchEvent;
        readonly zxid: Zxid;
      }
    | {
        readonly kind: 'session-opened';
        readonly rule: 'session.open';
        readonly session: string;
        readonly timeoutMs: number;
      }
    | {
        /** The closeSession transaction reached this server's tree; its ephemerals went with it. */
        readonly kind: 'session-closed';
        readonly rule: 'session.close';
        readonly session: string;
        readonly paths: readonly string[];
      }
    | {
        /** The leader heard nothing of a session for too long. */
        readonly kind: 'session-expiring';
        readonly rule: 'session.expire';
        readonly session: string;
        readonly timeoutMs: number;
      }
    | {
        readonly kind: 'session-resumed';
        readonly rule: 'session.revalidate';
        readonly session: string;
        readonly valid: boolean;
      }
    | {
        readonly kind: 'client-refused';
        readonly rule: 'server.not-serving' | 'server.client-ahead' | 'session.moved';
        readonly client: string;
        readonly lastZxidSeen: Zxid;
        readonly zxid: Zxid;
      }
    | {
        readonly kind: 'clients-dropped';
        readonly rule: 'server.drop-clients';
        readonly clients: readonly string[];
      }
  );
