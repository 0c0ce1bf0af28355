import type { Random } from '../kernel/random.ts';
import type { ClientOperation } from '../znodes/wire.ts';

type Zxid = number;
type Sid = number;

export type ConnectionState = 'connecting' | 'associating' | 'connected' | 'expired' | 'closed';

export interface PendingRequest {
  readonly xid: number;
  readonly operation: ClientOperation;
  readonly at: number;
  /** Who waits for the answer: the user, or the client's program. */
  readonly by: 'user' | 'program';
  readonly cause: number;
}

/** What the lock program remembers. Its beliefs, not the ensemble's facts. */
export interface LockProgram {
  readonly kind: 'lock';
  readonly path: string;
  readonly holdMs: number;
  readonly restMs: number;
  step:
    | 'make-parent'
    | 'find-own'
    | 'enqueue'
    | 'list'
    | 'watch'
    | 'waiting'
    | 'holding'
    | 'releasing'
    | 'resting';
  /** Its own node's name, empty while it has none. */
  node: string;
  watches: string;
  /** A part of the node's name that only this client uses: found again after a lost answer. */
  readonly guid: string;
}

export interface WriterProgram {
  readonly kind: 'writer';
  readonly everyMs: number;
  readonly path: string;
  step: 'create' | 'set' | 'resting';
  count: number;
}

export type ProgramState = { readonly kind: 'idle' } | LockProgram | WriterProgram;

export type ClientTimerName = 'connect' | 'next-host' | 'read' | 'ping' | 'program';

export interface ClientTimer {
  dueAt: number;
  queuedAt: number;
  cause: number;
}

/** A client: its session, its connection (`ClientCnxn`), and the program it runs. */
export interface Client {
  readonly name: string;
  readonly random: Random;
  readonly timers: Map<ClientTimerName, ClientTimer>;
  state: ConnectionState;
  /** The server of this connection; the wished one before the first. */
  server: Sid;
  /** 0 while there is none. */
  connection: number;
  /** Hosts in the order in which they are tried. */
  hosts: readonly Sid[];
  nextHost: number;
  requestedTimeoutMs: number;
  timeoutMs: number;
  session: string;
  /** What proves that the session is its own; empty while it has none. */
  password: string;
  lastZxid: Zxid;
  nextXid: number;
  /** Sent, and not answered. */
  pending: PendingRequest[];
  /** Not sent, for want of a connection. */
  unsent: PendingRequest[];
  heardAt: number;
  sentAt: number;
  /** Watches to set again after a reconnect. */
  watches: { data: readonly string[]; exist: readonly string[]; child: readonly string[] };
  program: ProgramState;
}
