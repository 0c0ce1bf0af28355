import type { Capture, ForwardedRequest, Snapshot, Touch, Txn, ZabMessage } from './messages.ts';
import type { TimerName, ZabPeer } from './peer.ts';
import type { ZabFact } from './facts.ts';
import type { Switch } from './switches.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

export interface ZabSettings {
  readonly tickUs: number;
  readonly initLimitTicks: number;
  readonly syncLimitTicks: number;
  readonly commitLogCount: number;
  readonly snapCount: number;
  /** DIFF from disk when the further segments hold at most this share of the newest snapshot; below 0: never. */
  readonly snapshotSizeFactorPercent: number;
  readonly forceSnapshotSync: boolean;
  /** One server that no ensemble stands behind. */
  readonly standalone: boolean;
  /** Without a quorum, reads are served to those who ask for no more (`readonlymode.enabled`). */
  readonly readOnlyMode: boolean;
  readonly reconfigEnabled: boolean;
  /** Width of a zxid's counter: 32 in ZooKeeper. */
  readonly counterBits: number;
  /** How long an elected server is busy before it listens, and again before it serves; null: no time at all. */
  readonly leaderWorkUs: { readonly min: number; readonly max: number } | null;
  /** Rules that are switched off. */
  readonly off: ReadonlySet<Switch>;
}

/** What Zab asks of the machine it runs on. Times are microseconds of virtual time. */
export interface Machine {
  readonly now: number;
  readonly settings: ZabSettings;
  /** The event that whatever happens now follows from. */
  cause: number;
  /** Records a fact and returns its event's id. */
  emit(fact: ZabFact): number;
  /** Starts to open a connection and returns its number. */
  dial(from: Sid, to: Sid, port: 'election' | 'quorum'): number;
  send(from: Sid, connection: number, message: ZabMessage): void;
  close(by: Sid, connection: number): void;
  /** A message to itself, read after what is being done now. */
  toSelf(sid: Sid, message: ZabMessage): void;
  /** (Re)sets a named timer. */
  setTimer(peer: ZabPeer, name: TimerName, delayUs: number): void;
  clearTimer(peer: ZabPeer, name: TimerName): void;
  /** Starts the disk's next job if it is idle. */
  runDisk(peer: ZabPeer): void;
  /** The process ends by itself: a COMMIT did not match the oldest pending proposal. */
  exit(peer: ZabPeer, committed: Zxid, pending: Zxid): void;
  /** The main loop goes round: the peer takes up its role. */
  turn(peer: ZabPeer): void;
}

/** What Zab asks of the state that it replicates, which it never opens. */
export interface Application {
  /** Applies a transaction to memory, without answering anybody. */
  replay(peer: ZabPeer, txn: Txn): void;
  /** Applies a committed transaction, fires its watches, answers its author. */
  deliver(peer: ZabPeer, txn: Txn): void;
  /** Empties memory and loads the disk's snapshot, if there is one. */
  load(peer: ZabPeer): void;
  /** Znodes in a snapshot. */
  sizeOf(snapshot: Snapshot): number;
  /** Replaces memory; null: by an empty state. */
  install(peer: ZabPeer, snapshot: Snapshot | null): void;
  /** The whole state at once. */
  capture(peer: ZabPeer): Snapshot;
  /** The state bit by bit, while transactions go on. */
  beginCapture(peer: ZabPeer): Capture;
  continueCapture(peer: ZabPeer, capture: Capture, znodes: number): Capture;
  isCaptured(capture: Capture): boolean;
  /** Begins to serve clients; `leading` prepares requests too. */
  serve(peer: ZabPeer, leading: boolean): void;
  /** Begins to serve reads alone, to clients that are content with them. */
  serveReads(peer: ZabPeer): void;
  /** Stops serving and drops every client. */
  retire(peer: ZabPeer): void;
  /** A learner's REQUEST, at the leader. */
  request(leader: ZabPeer, from: Sid, request: ForwardedRequest): void;
  /** The leader's SYNC, back at the learner. */
  synced(learner: ZabPeer, request: ForwardedRequest): void;
  revalidate(leader: ZabPeer, from: Sid, session: string, timeoutMs: number): boolean;
  revalidated(learner: ZabPeer, session: string, valid: boolean): void;
  /** Sessions that a learner heard from, at the leader. */
  touch(leader: ZabPeer, sessions: readonly Touch[]): void;
  /** Takes the sessions heard from since the last call, at a learner. */
  takeTouched(learner: ZabPeer): readonly Touch[];
}

export interface Host extends Machine {
  readonly application: Application;
}

/** How long a server waits for an election connection to open (`cnxTimeout`). */
export const CONNECT_TIMEOUT_US = 5_000_000;
