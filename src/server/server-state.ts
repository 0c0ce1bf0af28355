import type { Identity } from '../znodes/acl.ts';
import type { Request } from '../znodes/request.ts';
import type { Result } from '../znodes/result.ts';
import type { Replica } from '../znodes/replica.ts';
import type { ZabPeer } from '../zab/peer.ts';
import type { Sid } from '../zab/vote.ts';
import type { PendingChange } from '../znodes/pending.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { LocalSession } from './local-sessions.ts';
import type { WatchTable } from './watch-table.ts';

/** A request in its session's queue. */
export interface WaitingRequest extends Request {
  /** Read too early: only where reads do not wait for the writes before them. */
  readonly overtook?: Result | undefined;
}

/** What the client's library sends by itself takes its turn like a request. */
export type OwnMessage = ClientMessage & { readonly type: 'Ping' | 'SetWatches' };
export type Waiting = WaitingRequest | OwnMessage;

/** A client's connection at the server it is attached to. */
export interface ClientConnection {
  readonly connection: number;
  readonly client: string;
  /** Empty until a session is asked for. */
  session: string;
  /** What this server granted it. */
  timeoutMs: number;
  /** Whether the session is confirmed: before that nothing else is answered. */
  open: boolean;
  /** Who it has proved to be (`ServerCnxn.authInfo`): its address, and what it added. */
  auth: readonly Identity[];
  /** Requests of this connection in order; the head is answered first (`CommitProcessor`). */
  queue: Waiting[];
}

/** What the clients of this server watch: other servers know nothing of it (`DataTree`). */
export interface Watches {
  /** Of data and of existence. */
  readonly data: WatchTable;
  readonly child: WatchTable;
}

/** The leader's view of a session's life. */
export interface TrackedSession {
  readonly timeoutMs: number;
  /** End of its bucket, microseconds. */
  expiresAt: number;
  /** By which channel it last came: a learner's sid, or the leader's own. */
  owner: Sid;
  closing: boolean;
}

/** What only the leader keeps. */
export interface Preparation {
  /** Changes of outstanding proposals over the tree (`outstandingChanges`), by path. */
  readonly changes: Map<string, PendingChange>;
  readonly sessions: Map<string, TrackedSession>;
  /** Containers and TTL nodes that are due to be deleted, the next one first. */
  reaping: string[];
}

/** One server: Zab, and the request processors on top of it. */
export interface Peer extends ZabPeer {
  serving: boolean;
  replica: Replica;
  readonly clients: Map<number, ClientConnection>;
  readonly watches: Watches;
  /** What connections that are gone still wait for, in the order of asking: their sessions go on only behind it. */
  unanswerable?: readonly WaitingRequest[] | undefined;
  /** Sessions heard from since the last answer to a PING (on a learner), with the timeouts of their connections. */
  readonly touched: Map<string, number>;
  /** Sessions that only this server knows. */
  readonly localSessions: Map<string, LocalSession>;
  /** When this server began to serve, and how many sessions it has opened since: a session's id is made of both. */
  servesSinceMs: number;
  sessionsOpened: number;
  preparation: Preparation | null;
}

export type { Replica };
