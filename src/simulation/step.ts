import { startClient } from '../client/connect.ts';
import { onClientTimer } from '../client/on-timer.ts';
import { peek, pop, schedule, type Due } from '../kernel/event-queue.ts';
import { onContainerTimer } from '../server/containers.ts';
import { expireSessions } from '../server/expire.ts';
import { expireLocalSessions } from '../server/local-sessions.ts';
import type { Peer } from '../server/server-state.ts';
import { onDiskDone } from '../zab/disk-done.ts';
import { onFinalWaitOver, onNotification, onSilence } from '../zab/election/look.ts';
import { onDialTimeout } from '../zab/election/mail.ts';
import { dialLeader, onLeaderSilent } from '../zab/follow.ts';
import { onLeaderReady } from '../zab/run.ts';
import { onLeaderWaitOver } from '../zab/lead.ts';
import { onTick } from '../zab/liveness/tick.ts';
import { beginReadOnly } from '../zab/read-only.ts';
import { continueSnapshot } from '../zab/snapshot.ts';
import { continueStream } from '../zab/synchronization/synchronize.ts';
import type { Notification } from '../zab/messages.ts';
import type { TimerName } from '../zab/peer.ts';
import { deliver } from './deliver.ts';
import type { Event } from './facts.ts';
import { hostOf, type WorldHost } from './host.ts';
import { arm, blockerOf, directionOf } from './links.ts';
import { failDisk, startServer } from './process.ts';
import { judgeUse, tellVerdict } from './resources.ts';
import { obeyClient } from './tell-client.ts';
import { readerOf, type Unread } from './unread.ts';
import type { Task, World } from './world.ts';

/**
 * Takes the next step that is due at or before `untilUs`: one message arrives, one timer fires, one disk job is done.
 * Its events go to `sink`; a step may have none. An entry that means nothing any more (a timer that was set back, a
 * message that waits at a cut) is a step too: what it changes in the queue must come at the same place in every replay.
 *
 * @returns false if nothing is due by then; the world is as it was
 */
export function step(world: World, untilUs: number, sink: Event[]): boolean {
  const { queue } = world;
  const due = peek(queue);
  if (due === undefined || due.at > untilUs) return false;
  pop(queue);
  world.now = due.at;
  world.steps++;
  if (isLive(world, due, sink)) run(world, hostOf(world, sink), due.task);
  return true;
}

/** When the next step is due; undefined when the world has come to rest. */
export const nextDueAt = (world: World): number | undefined => peek(world.queue)?.at;

/** Whether an entry still means something: timers may have been set back, connections closed, servers crashed. */
function isLive(world: World, { at, task }: Due<Task>, sink: Event[]): boolean {
  switch (task.kind) {
    case 'deliver':
      return isDeliverable(world, at, task, sink);
    case 'timer': {
      const timer = world.peers[task.sid - 1]!.timers.get(task.name);
      if (world.paused.has(task.sid)) return false;
      return isDueTimer(world, at, timer, task);
    }
    case 'client-timer': {
      const timer = world.clients.get(task.client)?.timers.get(task.name);
      if (world.paused.has(task.client)) return false;
      return isDueTimer(world, at, timer, task);
    }
    case 'disk': {
      const peer = world.peers[task.sid - 1]!;
      if (world.paused.has(task.sid)) return false;
      return peer.up && peer.incarnation === task.incarnation && peer.disk.jobs[0]?.dueAt === at;
    }
    case 'local': {
      const peer = world.peers[task.sid - 1]!;
      return peer.up && peer.incarnation === task.incarnation && isReader(world, task);
    }
    case 'told':
      return isReader(world, task);
    case 'start':
      return !world.peers[task.sid - 1]!.up;
    case 'resource-use':
    case 'resource-verdict':
      return true;
    case 'client-start':
      return world.clients.get(task.client)?.state === 'gone' && isReader(world, task);
  }
}

/** Whoever is frozen reads it once it goes on. */
function isReader(world: World, task: Unread): boolean {
  if (!world.paused.has(readerOf(task))) return true;
  world.unread = [...(world.unread ?? []), task];
  return false;
}

/** A timer that was set back since is queued again for its new time. */
function isDueTimer(
  world: World,
  at: number,
  timer: { readonly dueAt: number; queuedAt: number } | undefined,
  task: Task,
): boolean {
  if (timer?.queuedAt !== at) return false;
  if (timer.dueAt === at) return true;
  timer.queuedAt = timer.dueAt;
  schedule(world.queue, timer.dueAt, task);
  return false;
}

/** What comes due may have to wait, at a cut, in an inbox, or for a process that is frozen. */
function isDeliverable(
  world: World,
  at: number,
  task: Task & { kind: 'deliver' },
  sink: Event[],
): boolean {
  const connection = world.connections.get(task.connection);
  if (connection === undefined) return false;
  const direction = directionOf(connection, task.back);
  if (direction.armedAt !== at) return false;
  direction.armedAt = -1;
  const head = direction.inFlight[0];
  if (head === undefined || direction.waits !== null) return false;
  if (head.dueAt > at) {
    arm(world, connection, task.back);
    return false;
  }
  direction.waits = blockerOf(world, head);
  if (direction.waits === 'held' && head.carries.kind === 'message') {
    const { id: envelope, from, to: who, carries, cause } = head;
    const host = hostOf(world, sink);
    host.cause = cause;
    host.emit({ kind: 'held', who, rule: 'bus.hold', from, envelope, message: carries.message });
  }
  return direction.waits === null;
}

function forgetEnvelope(world: World, id: number): void {
  if (world.passing.size > 0) world.passing.delete(id);
  if (world.heldEnvelopes.size > 0) world.heldEnvelopes.delete(id);
}

function run(world: World, host: WorldHost, task: Task): void {
  switch (task.kind) {
    case 'deliver': {
      const connection = world.connections.get(task.connection)!;
      const envelope = directionOf(connection, task.back).inFlight.shift()!;
      forgetEnvelope(world, envelope.id);
      deliver(world, host, connection, envelope);
      return arm(world, connection, task.back);
    }
    case 'timer':
      return runTimer(host, host.peer(task.sid), task.name);
    case 'client-timer': {
      const client = world.clients.get(task.client)!;
      host.cause = client.timers.get(task.name)!.cause;
      client.timers.delete(task.name);
      return onClientTimer(client, host, task.name);
    }
    case 'disk': {
      const peer = host.peer(task.sid);
      const job = peer.disk.jobs.shift()!;
      host.cause = job.cause;
      if (world.disks.get(task.sid)?.state === 'failing') return failDisk(world, host, peer, job);
      onDiskDone(peer, host, job);
      return host.runDisk(peer);
    }
    case 'local':
      host.cause = task.cause;
      return onNotification(host.peer(task.sid), host, task.sid, task.message as Notification);
    case 'told':
      host.cause = task.cause;
      return obeyClient(world, host, task.command);
    case 'resource-use':
      host.cause = task.cause;
      return judgeUse(world, host, task.client, task.use);
    case 'resource-verdict':
      return tellVerdict(world, host, task.verdict);
    case 'start':
      return startServer(host, host.peer(task.sid));
    case 'client-start': {
      const client = world.clients.get(task.client)!;
      const servers = world.peers.map(({ sid }) => sid);
      return startClient(client, host, servers);
    }
  }
}

function runTimer(host: WorldHost, peer: Peer, name: TimerName): void {
  host.cause = peer.timers.get(name)!.cause;
  peer.timers.delete(name);
  switch (name) {
    case 'fle-poll':
      return onSilence(peer, host);
    case 'fle-final-wait':
      return onFinalWaitOver(peer, host);
    case 'dial-learner':
      return dialLeader(peer, host);
    case 'learner-read':
      return onLeaderSilent(peer, host);
    case 'leader-wait':
      return onLeaderWaitOver(peer, host);
    case 'leader-tick':
      return onTick(peer, host);
    case 'sessions':
      return expireSessions(peer, host);
    case 'local-sessions':
      return expireLocalSessions(peer, host);
    case 'containers':
      return onContainerTimer(peer, host);
    case 'read-only':
      return beginReadOnly(peer, host);
    case 'snapshot':
      return continueSnapshot(peer, host);
    case 'leader-work':
      return onLeaderReady(peer, host);
    case 'observer-delay':
      return host.turn(peer);
    default: {
      const number = Number(name.slice(name.indexOf('-') + 1));
      if (name.startsWith('stream-')) return continueStream(peer, host, number);
      return onDialTimeout(peer, host, number);
    }
  }
}
