import { onDiskDone } from '../../../src/zab/disk-done.ts';
import type { Host, ZabSettings } from '../../../src/zab/host.ts';
import { onFinalWaitOver, onNotification, onSilence } from '../../../src/zab/election/look.ts';
import type { Configuration } from '../../../src/zab/ensemble.ts';
import type { ZabFact } from '../../../src/zab/facts.ts';
import type {
  Capture,
  Notification,
  Snapshot,
  Txn,
  ZabMessage,
} from '../../../src/zab/messages.ts';
import type { TimerName, ZabPeer } from '../../../src/zab/peer.ts';
import { majorityOf } from '../../../src/zab/quorum.ts';
import type { Sid, Vote } from '../../../src/zab/vote.ts';
import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import { newPeer } from '../../../src/simulation/new-peer.ts';

const SETTINGS: ZabSettings = {
  tickUs: 2_000_000,
  initLimitTicks: 10,
  syncLimitTicks: 5,
  commitLogCount: 100,
  snapCount: 100,
  snapshotSizeFactorPercent: 33,
  forceSnapshotSync: false,
  standalone: false,
  readOnlyMode: false,
  reconfigEnabled: true,
  counterBits: 32,
  leaderWorkUs: null,
  off: new Set(),
};

export const THREE: Configuration = { version: 0, quorum: majorityOf([1, 2, 3]), observers: [] };

/** Connections of the mail to other servers are 100 + sid. */
const mailTo = (sid: Sid): number => 100 + sid;

/** One server with nobody around it: what it says, does and waits for is noted, and happens only if a test lets it happen. */
export class OnePeer implements Host {
  now = 0;
  cause = -1;
  readonly settings: ZabSettings;
  readonly peer: ZabPeer;
  readonly told: ZabFact[] = [];
  /** Said since the last look. */
  readonly sent: { readonly connection: number; readonly message: ZabMessage }[] = [];
  readonly dialled: string[] = [];
  readonly closed: number[] = [];
  readonly timers = new Map<TimerName, number>();
  captures = 0;
  turns = 0;
  /** How big its snapshots are. */
  znodes = 0;
  #connections = 1_000;
  #toSelf: ZabMessage[] = [];

  constructor(sid: Sid, config: Configuration = THREE, settings: Partial<ZabSettings> = {}) {
    this.settings = { ...SETTINGS, ...settings };
    this.peer = newPeer('one peer', sid, config, null);
    this.peer.up = true;
  }

  /** Its election connections to these servers are open. */
  connectedTo(...sids: readonly Sid[]): this {
    for (const sid of sids) this.peer.mail.connections.set(sid, mailTo(sid));
    return this;
  }

  emit(fact: ZabFact): number {
    return this.told.push(fact) - 1;
  }

  dial(_from: Sid, to: Sid, port: string): number {
    this.dialled.push(`${to} ${port}`);
    return this.#connections++;
  }

  send(_from: Sid, connection: number, message: ZabMessage): void {
    this.sent.push({ connection, message });
  }

  close(_by: Sid, connection: number): void {
    this.closed.push(connection);
  }

  toSelf(_sid: Sid, message: ZabMessage): void {
    this.#toSelf.push(message);
  }

  /** It reads what it has told itself. */
  hearSelf(): this {
    for (const message of this.#toSelf.splice(0)) {
      onNotification(this.peer, this, this.peer.sid, message as Notification);
    }
    return this;
  }

  setTimer(peer: ZabPeer, name: TimerName, delayUs: number): void {
    this.timers.set(name, this.now + delayUs);
    peer.timers.set(name, { dueAt: this.now + delayUs, queuedAt: this.now + delayUs, cause: -1 });
  }

  clearTimer(peer: ZabPeer, name: TimerName): void {
    this.timers.delete(name);
    peer.timers.delete(name);
  }

  /** Time passes until that timer fires. */
  fire(name: 'fle-poll' | 'fle-final-wait'): this {
    this.now = this.timers.get(name)!;
    this.clearTimer(this.peer, name);
    if (name === 'fle-poll') onSilence(this.peer, this);
    else onFinalWaitOver(this.peer, this);
    return this;
  }

  runDisk(): void {
    return;
  }

  /** Its disk does what is asked of it, job by job, or only the first of these jobs. */
  write(jobs = Infinity): this {
    const { disk } = this.peer;
    for (let done = 0; done < jobs && disk.jobs.length > 0; done++) {
      const job = disk.jobs.shift()!;
      const { what } = job;
      // As the machine does: an fsync serves all that was written before it begins.
      onDiskDone(this.peer, this, {
        ...job,
        what: what.kind === 'fsync' ? { kind: 'fsync', upTo: disk.log.length } : what,
      });
    }
    return this;
  }

  /** What it has said on these connections since the last call. */
  said(): readonly string[] {
    return this.sent.splice(0).map(({ connection, message }) => `${connection}: ${message.type}`);
  }

  exit(): void {
    this.peer.up = false;
  }

  turn(): void {
    this.turns++;
  }

  readonly application: Host['application'] = {
    replay: (peer, txn) => this.#apply(peer, txn),
    deliver: (peer, txn) => this.#apply(peer, txn),
    load: () => undefined,
    sizeOf: () => this.znodes,
    install: () => undefined,
    capture: ({ lastProcessed }): Snapshot => ({ zxid: lastProcessed }),
    beginCapture: ({ lastProcessed }): Capture => {
      this.captures++;
      return { zxid: lastProcessed };
    },
    continueCapture: (_peer, capture) => capture,
    isCaptured: () => false,
    serve: () => undefined,
    serveReads: () => undefined,
    retire: () => undefined,
    request: () => undefined,
    synced: () => undefined,
    revalidate: () => true,
    revalidated: () => undefined,
    touch: () => undefined,
    takeTouched: () => [],
  };

  #apply(peer: ZabPeer, txn: Txn): void {
    peer.lastProcessed = txn.zxid;
    peer.history = peer.history.append(txn);
  }

  /** Its log, all of it durable and applied. */
  withLog(...zxids: readonly number[]): this {
    const { peer } = this;
    const log = zxids.reduce((all, zxid) => all.append({ zxid }), PersistentLog.empty<Txn>());
    Object.assign(peer.disk, { log, durable: zxids.length });
    Object.assign(peer, { history: log, lastProcessed: zxids.at(-1) ?? 0 });
    return this;
  }

  of<K extends ZabFact['kind']>(kind: K): Extract<ZabFact, { kind: K }>[] {
    return this.told.filter((fact): fact is Extract<ZabFact, { kind: K }> => fact.kind === kind);
  }

  /** What it has said by the election connections since the last call, as `2: 3 in round 1`. */
  mail(): readonly string[] {
    return this.sent.splice(0).flatMap(({ connection, message }) => {
      if (message.type !== 'Notification') return [];
      const { vote, electionEpoch, state } = message;
      const as = state === 'looking' ? '' : `, ${state}`;
      return [`${connection - 100}: ${vote.leader} in round ${electionEpoch}${as}`];
    });
  }

  hear(from: Sid, vote: Vote, said: Partial<Notification> = {}): this {
    const { config } = this.peer;
    const notification = { type: 'Notification', vote, electionEpoch: 1, state: 'looking', config };
    onNotification(this.peer, this, from, { ...notification, ...said } as Notification);
    return this;
  }
}
