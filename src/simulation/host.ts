import type { Client, ClientTimerName } from '../client/client-state.ts';
import type { ClientHost } from '../client/host.ts';
import type { ResourceUse } from '../client/programs/holding.ts';
import { schedule } from '../kernel/event-queue.ts';
import { between } from '../kernel/random.ts';
import { createApplication } from '../server/application.ts';
import type { ServerHost } from '../server/host.ts';
import type { Peer } from '../server/server-state.ts';
import { MAX_TIMEOUT_TICKS, MIN_TIMEOUT_TICKS } from '../server/sessions.ts';
import { CONTAINER_CHECK_MS, JUTE_MAX_BUFFER } from '../server/settings.ts';
import { isServerSwitch } from '../server/switches.ts';
import type { DiskJob } from '../zab/disk.ts';
import type { Application } from '../zab/host.ts';
import type { ZabMessage } from '../zab/messages.ts';
import type { TimerName, ZabPeer } from '../zab/peer.ts';
import { takeUpRole } from '../zab/run.ts';
import type { Sid } from '../zab/vote.ts';
import { pathProblem } from '../znodes/path.ts';
import { replyLength } from '../znodes/reply-length.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { Actor } from './actor.ts';
import type { Connection } from './connection.ts';
import type { Event, Fact, Message, Port } from './facts.ts';
import { newConnection, put } from './links.ts';
import { crashServer } from './process.ts';
import { sendUse } from './resources.ts';
import { znodeSettingsOf, type Setup } from './setup.ts';
import type { World } from './world.ts';

type Stamp = { -readonly [K in 'id' | 'at' | 'step' | 'cause']: number };

const settingsOf = (setup: Setup): ServerHost['settings'] => ({
  ...znodeSettingsOf(setup),
  tickUs: setup.tickMs * 1000,
  initLimitTicks: setup.initLimitTicks,
  syncLimitTicks: setup.syncLimitTicks,
  commitLogCount: setup.commitLogCount,
  snapCount: setup.snapCount ?? 100,
  snapshotSizeFactorPercent: setup.snapshotSizeFactorPercent ?? 33,
  forceSnapshotSync: setup.forceSnapshotSync ?? false,
  standalone: setup.standalone ?? false,
  readOnlyMode: setup.readOnlyMode ?? false,
  reconfigEnabled: setup.reconfigEnabled ?? true,
  counterBits: setup.counterBits ?? 32,
  leaderWorkUs: setup.leaderWorkUs ?? null,
  off: new Set((setup.switchedOff ?? []).filter((rule) => !isServerSwitch(rule))),
  minSessionTimeoutMs: setup.minSessionTimeoutMs ?? MIN_TIMEOUT_TICKS * setup.tickMs,
  maxSessionTimeoutMs: setup.maxSessionTimeoutMs ?? MAX_TIMEOUT_TICKS * setup.tickMs,
  localSessionsEnabled: setup.localSessionsEnabled ?? false,
  localSessionsUpgradingEnabled: setup.localSessionsUpgradingEnabled ?? true,
  containerCheckMs: setup.containerCheckMs ?? CONTAINER_CHECK_MS,
  containerNeverUsedMs: setup.containerNeverUsedMs ?? 0,
  juteMaxBuffer: setup.juteMaxBuffer ?? JUTE_MAX_BUFFER,
  serverOff: new Set((setup.switchedOff ?? []).filter(isServerSwitch)),
});

/** The machines, links and clocks of one world, as its processes see them. */
export class WorldHost implements ServerHost, ClientHost {
  readonly settings: ServerHost['settings'];
  readonly application: Application;
  readonly pathProblem = pathProblem;
  readonly replyLength = replyLength;
  readonly clientsGiveUp: boolean;
  /** The event that whatever happens now follows from; -1 for none. */
  cause = -1;
  /** Where events go. */
  sink: Event[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.settings = settingsOf(world.setup);
    this.clientsGiveUp = world.setup.clientsGiveUp ?? false;
    this.application = createApplication(() => this, world.peers);
  }

  get now(): number {
    return this.#world.now;
  }

  emit(fact: Fact): number {
    const world = this.#world;
    const event = fact as Fact & Stamp;
    event.id = world.events++;
    event.at = world.now;
    event.step = world.steps;
    event.cause = this.cause;
    this.sink.push(event);
    return event.id;
  }

  note(fact: Fact): number {
    return this.emit(fact);
  }

  dial(from: Actor, to: Actor, port: Port): number {
    const connection = newConnection(this.#world, port, from, to);
    const cause = this.emit({ kind: 'dialled', who: from, rule: 'link.dial', to, port });
    put(this.#world, connection, from, { kind: 'dial' }, cause);
    return connection.id;
  }

  dialServer(client: Client, server: Sid): number {
    return this.dial(client.name, server, 'client');
  }

  send(from: Actor, connectionId: number, message: ZabMessage | ClientMessage): void {
    const connection = this.#world.connections.get(connectionId);
    if (connection === undefined || !isOpenAt(connection, from)) return;
    const to = otherEnd(connection, from);
    const envelope = this.#world.nextEnvelope;
    const cause = this.emit({ kind: 'sent', who: from, rule: 'link.send', to, envelope, message });
    put(this.#world, connection, from, { kind: 'message', message }, cause);
  }

  answer(from: Sid, connection: number, message: ClientMessage): void {
    this.send(from, connection, message);
  }

  ask(client: Client, message: ClientMessage, connection = client.connection): void {
    this.send(client.name, connection, message);
  }

  close(by: Actor, connectionId: number): void {
    const connection = this.#world.connections.get(connectionId);
    if (connection === undefined || !isOpenAt(connection, by)) return;
    if (by === connection.dialler) connection.diallerOpen = false;
    else connection.acceptorOpen = false;
    put(this.#world, connection, by, { kind: 'end' }, this.cause);
  }

  hangUp(client: Client, connection = client.connection): void {
    this.close(client.name, connection);
  }

  toSelf(sid: Sid, message: Message): void {
    const { incarnation } = this.#world.peers[sid - 1]!;
    schedule(this.#world.queue, this.now, {
      kind: 'local',
      sid,
      incarnation,
      message,
      cause: this.cause,
    });
  }

  setTimer(peer: ZabPeer, name: TimerName, delayUs: number): void {
    const dueAt = this.now + this.#byClockOf(peer.sid, delayUs);
    const timer = peer.timers.get(name);
    if (timer !== undefined && timer.queuedAt <= dueAt) {
      timer.dueAt = dueAt;
      timer.cause = this.cause;
      return;
    }
    peer.timers.set(name, { dueAt, queuedAt: dueAt, cause: this.cause });
    schedule(this.#world.queue, dueAt, { kind: 'timer', sid: peer.sid, name });
  }

  /** A clock that is fast reaches the end of a delay early. */
  #byClockOf(sid: Sid, delayUs: number): number {
    const drift = this.#world.drifts.size > 0 ? this.#world.drifts.get(sid) : undefined;
    // Rounded up: a delay that is left over must not become none, or a timer that is early waits for ever at one moment.
    return drift === undefined ? delayUs : Math.ceil((delayUs * 1000) / (1000 + drift));
  }

  clearTimer(peer: ZabPeer, name: TimerName): void {
    peer.timers.delete(name);
  }

  setClientTimer(client: Client, name: ClientTimerName, delayUs: number): void {
    const dueAt = this.now + delayUs;
    const timer = client.timers.get(name);
    if (timer !== undefined && timer.queuedAt <= dueAt) {
      timer.dueAt = dueAt;
      timer.cause = this.cause;
      return;
    }
    client.timers.set(name, { dueAt, queuedAt: dueAt, cause: this.cause });
    schedule(this.#world.queue, dueAt, { kind: 'client-timer', client: client.name, name });
  }

  clearClientTimer(client: Client, name: ClientTimerName): void {
    client.timers.delete(name);
  }

  useResource(client: Client, use: ResourceUse): void {
    sendUse(this.#world, this, client, use);
  }

  runDisk(peer: ZabPeer): void {
    const [job] = peer.disk.jobs;
    if (job === undefined || job.startedAt >= 0) return;
    const { setup, queue } = this.#world;
    const condition = this.#world.disks.get(peer.sid);
    if (condition?.state === 'stalled') return;
    const slow = setup.slowDisks?.find(({ server }) => server === peer.sid);
    const { min, max } = condition?.fsyncUs ?? slow?.fsyncUs ?? setup.fsyncUs;
    const dueAt = this.now + between(peer.random, min, max);
    // One fsync serves everything that was written before it began.
    const what: DiskJob['what'] =
      job.what.kind === 'fsync' ? { kind: 'fsync', upTo: peer.disk.log.length } : job.what;
    peer.disk.jobs[0] = { ...job, what, startedAt: this.now, dueAt };
    schedule(queue, dueAt, { kind: 'disk', sid: peer.sid, incarnation: peer.incarnation });
  }

  exit(peer: ZabPeer, zxid: number, pending: number): void {
    const { sid: who } = peer;
    this.cause = this.emit({
      kind: 'exited',
      who,
      rule: 'broadcast.unmatched-commit',
      zxid,
      pending,
    });
    crashServer(this.#world, this, this.peer(who));
  }

  turn(peer: ZabPeer): void {
    takeUpRole(peer, this);
  }

  peer(sid: Sid): Peer {
    return this.#world.peers[sid - 1]!;
  }
}

/** Whether this end of a connection still takes it for open. */
export function isOpenAt(connection: Connection, actor: Actor): boolean {
  return actor === connection.dialler ? connection.diallerOpen : connection.acceptorOpen;
}

function otherEnd(connection: Connection, actor: Actor): Actor {
  return actor === connection.dialler ? connection.acceptor : connection.dialler;
}

const hosts = new WeakMap<World, WorldHost>();

/** The one host of a world. It holds nothing between steps that the world does not. */
export function hostOf(world: World, sink: Event[]): WorldHost {
  let host = hosts.get(world);
  if (host === undefined) hosts.set(world, (host = new WorldHost(world)));
  host.sink = sink;
  host.cause = -1;
  return host;
}
