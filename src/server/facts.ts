import type { AnyOperation } from '../znodes/request.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { Sid } from '../zab/vote.ts';
import type { RegisteredMode } from './watch-table.ts';

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
        /** A persistent or recursive watch stands in both; where modes stand side by side, a recursive one does not. */
        readonly table: 'data' | 'child' | 'both';
        readonly mode: RegisteredMode;
      }
    | {
        readonly kind: 'watch-removed';
        readonly rule: 'watch.remove';
        readonly session: string;
        readonly path: string;
        readonly table: 'data' | 'child' | 'both';
        /** The mode that it was; absent: whatever there was. */
        readonly mode?: RegisteredMode;
      }
    | {
        readonly kind: 'watch-fired';
        readonly rule: 'watch.trigger';
        readonly session: string;
        readonly event: WatchEvent;
        readonly zxid: Zxid;
      }
    | {
        /** An event that this session may not read about is dropped; a one-shot watch is used up all the same. */
        readonly kind: 'watch-withheld';
        readonly rule: 'watch.acl-filter';
        readonly session: string;
        readonly event: WatchEvent;
      }
    | {
        readonly kind: 'session-opened';
        readonly rule: 'session.open' | 'session.open-local';
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
        /** The leader heard nothing of a session for too long, or a server of its local one. */
        readonly kind: 'session-expiring';
        readonly rule: 'session.expire' | 'session.expire-local' | 'session.terminate';
        readonly session: string;
        readonly timeoutMs: number;
      }
    | {
        /** A local session wants an ephemeral: it is made known to all servers first. */
        readonly kind: 'session-upgraded';
        readonly rule: 'session.upgrade';
        readonly session: string;
      }
    | {
        readonly kind: 'session-resumed';
        readonly rule: 'session.revalidate';
        readonly session: string;
        readonly valid: boolean;
      }
    | {
        readonly kind: 'client-refused';
        readonly rule:
          | 'server.not-serving'
          | 'server.client-ahead'
          | 'server.reads-only'
          | 'server.global-session';
        readonly client: string;
        readonly lastZxidSeen: Zxid;
        readonly zxid: Zxid;
      }
    | {
        /** A server ends one connection that its client did not mean to end. */
        readonly kind: 'client-dropped';
        readonly rule:
          'session.taken-over' | 'session.moved' | 'session.closed' | 'server.packet-limit';
        readonly client: string;
        readonly session: string;
      }
    | {
        /** Containers and TTL nodes that the leader deletes now. */
        readonly kind: 'containers-due';
        readonly rule: 'container.check';
        readonly paths: readonly string[];
      }
    | {
        readonly kind: 'clients-dropped';
        readonly rule: 'server.drop-clients';
        readonly clients: readonly string[];
      }
  );
