import type { Random } from '../kernel/random.ts';
import type { Result } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { Moving } from './host-list.ts';
import type { Probing } from './probe.ts';
import type { ProgramState } from './programs/programs.ts';
import type { ConnectionState } from './transitions.ts';
import type { WatcherTables } from './watchers.ts';

type Zxid = number;
type Sid = number;

export type { ConnectionState, ProgramState };

/** What an application hears of its connection (`Watcher.Event.KeeperState`). */
export type KeeperState =
  'Disconnected' | 'SyncConnected' | 'ConnectedReadOnly' | 'AuthFailed' | 'Expired' | 'Closed';

/** How an operation is asked for, besides what goes on the wire. */
export interface Asking {
  /** The watcher that is to be called, or to be removed; absent: the default watcher, or all of them. */
  readonly watcher?: string | undefined;
  /** removeWatches: forget the watcher here even if no server can be told. */
  readonly local?: boolean | undefined;
  /** Put on the wire as it is: no check of arguments and no chroot. */
  readonly raw?: boolean | undefined;
}

export interface PendingRequest extends Asking {
  readonly xid: number;
  /** As the application asked: its paths are below the chroot. */
  readonly operation: ClientOperation;
  readonly at: number;
  /** Who waits for the answer: the user, the client's program, or one that is no more. */
  readonly by: 'user' | 'program' | 'former';
  readonly cause: number;
}

export type ClientTimerName =
  | 'connect'
  | 'next-host'
  | 'read'
  | 'ping'
  | 'callback'
  | 'program'
  | 'probe'
  | 'probe-answer'
  | 'give-up';

export interface ClientTimer {
  dueAt: number;
  queuedAt: number;
  cause: number;
}

/** An identity that the client proves on every connection. */
export interface AuthData {
  readonly scheme: string;
  readonly auth: string | null;
}

/** A client: its session, its connection (`ClientCnxn`), its watchers, and the program it runs. */
export interface Client {
  readonly name: string;
  readonly random: Random;
  readonly timers: Map<ClientTimerName, ClientTimer>;
  state: ConnectionState;
  /** What its watchers were told last: none is told the same twice. */
  told: KeeperState;
  /** The server of this connection; the wished one before the first. */
  server: Sid;
  /** 0 while there is none. */
  connection: number;
  /** Hosts in the order in which they are tried. */
  hosts: readonly Sid[];
  /** Place in `hosts` of the one tried last, and of the last that let it in; -1: none yet. */
  host: number;
  lastHost: number;
  /** The server that accepted a connection of it last, 0: none has; absent: it is `server`. */
  acceptedBy?: Sid;
  /** Somebody keeps it from dialling. */
  barred: boolean;
  /** The application wants no more of it. */
  closing: boolean;
  /** Whether the application opens a new session once this one is over. */
  readonly renews: boolean;
  /** All its paths are below this one; empty: none. */
  readonly chroot: string;
  /** It takes a server that only serves reads too. */
  readonly readOnly: boolean;
  readonly requestedTimeoutMs: number;
  timeoutMs: number;
  session: string;
  password: string;
  /** A read-only server's session is worth nothing elsewhere. */
  seenReadWrite: boolean;
  readonly probing: Probing;
  /** It was given another list of servers and looks for its place among them; absent: it is not. */
  moving?: Moving;
  lastZxid: Zxid;
  nextXid: number;
  /** Sent, and not answered. */
  pending: PendingRequest[];
  /** Not sent, for want of a connection. */
  unsent: PendingRequest[];
  /** Answers of the library's own that its event thread has not told yet. */
  callbacks: readonly { readonly pending: PendingRequest; readonly result: Result }[];
  heardAt: number;
  sentAt: number;
  auth: readonly AuthData[];
  watchers: WatcherTables;
  program: ProgramState;
}
