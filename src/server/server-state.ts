import type { Identity } from '../znodes/acl.ts';
import type { Request } from '../znodes/request.ts';
import type { Replica } from '../znodes/replica.ts';
import type { ZabPeer } from '../zab/peer.ts';
import type { Sid } from '../zab/vote.ts';
import type { PendingChange } from '../znodes/pending.ts';

/** A client's connection at the server it is attached to. */
export interface ClientConnection {
  readonly connection: number;
  readonly client: string;
  /** Empty until a session is asked for. */
  session: string;
  /** Whether the session is confirmed: before that nothing else is answered. */
  open: boolean;
  /** Who it has proved to be (`ServerCnxn.authInfo`): its address, and what it added. */
  auth: readonly Identity[];
  /** Requests of this connection in order; the head is answered first (`CommitProcessor`). */
  queue: Request[];
}

/** A one-shot watch: kept by this server only. */
export interface Watches {
  /** path -> connections, in the order of registration. */
  readonly data: Map<string, number[]>;
  readonly child: Map<string, number[]>;
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
}

/** One server: Zab, and the request processors on top of it. */
export interface Peer extends ZabPeer {
  serving: boolean;
  replica: Replica;
  readonly clients: Map<number, ClientConnection>;
  readonly watches: Watches;
  /** Sessions heard from since the last answer to a PING (on a learner). */
  readonly touched: Set<string>;
  /** Sessions opened by this server so far: the low part of a session's number. */
  sessionsOpened: number;
  preparation: Preparation | null;
}

export type { Replica };
