import type { Peer } from '../server/server-state.ts';
import { reload } from '../zab/leave.ts';
import { nextSnapshotAfter } from '../zab/snapshot.ts';
import {
  completeEpoch,
  endAtTornRecord,
  refusalOf,
  type StartRefusal,
} from '../zab/start-check.ts';
import { isNewEpochZxid } from '../zab/zxid.ts';
import { isServer, type Actor } from './actor.ts';
import type { WorldHost } from './host.ts';
import { schedule } from '../kernel/event-queue.ts';
import { onDiskDone } from '../zab/disk-done.ts';
import { lastLogged, newestSnapshot, type Disk, type DiskJob } from '../zab/disk.ts';
import { unblock, wayOf } from './links.ts';
import { forget } from './new-peer.ts';
import { tellUnread } from './resources.ts';
import { readerOf, type Unread } from './unread.ts';
import type { World } from './world.ts';

/**
 * A server process starts from its disk: the snapshot, and every later log entry, committed or not. Files that do not fit together
 * are a reason not to start at all.
 */
export function startServer(host: WorldHost, peer: Peer): void {
  readFiles(host, peer);
  const { disk, sid: who } = peer;
  peer.refusal = refusalOf(disk);
  if (peer.refusal !== null) return refuseToStart(host, peer, peer.refusal);
  disk.snapshotsLost = false;
  peer.up = true;
  peer.incarnation++;
  reload(peer, host);
  disk.rolled = true;
  noteHole(disk);
  peer.snapshotAfter = nextSnapshotAfter(peer, host.settings.snapCount);
  host.cause = host.emit({
    kind: 'started',
    who,
    rule: 'disk.recover',
    last: peer.lastProcessed,
    replayed: peer.history.length,
    acceptedEpoch: disk.acceptedEpoch,
    currentEpoch: disk.currentEpoch,
  });
  host.turn(peer);
}

/** What a crash left half done is settled: a record that was torn, a currentEpoch that was being replaced. */
function readFiles(host: WorldHost, { disk, sid: who }: Peer): void {
  const lost = endAtTornRecord(disk);
  if (lost.length > 0) host.emit({ kind: 'tail-lost', who, rule: 'disk.torn-tail', lost });
  const previous = disk.currentEpoch;
  if (!completeEpoch(disk)) return;
  host.emit({
    kind: 'epoch-written',
    who,
    rule: 'disk.epoch-completed',
    file: 'currentEpoch',
    epoch: disk.currentEpoch,
    previous,
  });
}

function refuseToStart(host: WorldHost, peer: Peer, reason: StartRefusal): void {
  const { acceptedEpoch, currentEpoch } = peer.disk;
  host.emit({
    kind: 'start-refused',
    who: peer.sid,
    rule: 'disk.start-check',
    reason,
    last: lastLogged(peer.disk),
    acceptedEpoch,
    currentEpoch,
  });
}

/** A snapshot may have reached the disk before the log that leads up to it (ZOOKEEPER-4882): the log has a hole there. */
function noteHole(disk: Disk): void {
  const zxid = newestSnapshot(disk)?.zxid ?? 0;
  const isBehind = (disk.log.last()?.zxid ?? 0) < zxid;
  if (isBehind && !isNewEpochZxid(zxid)) disk.historyFrom = Math.max(disk.historyFrom, zxid);
}

/** A server process ends: memory is gone, and what was written and not fsynced. Its sockets close. */
export function crashServer(world: World, host: WorldHost, peer: Peer, keeps = 0): void {
  const { disk } = peer;
  disk.durable = Math.min(disk.durable + keeps, disk.log.length);
  const lost = disk.log.slice(disk.durable).map(({ zxid }) => zxid);
  disk.log = disk.log.truncate(disk.durable);
  disk.currentEpochTmp = temporaryEpoch(disk, host.now) ?? disk.currentEpochTmp;
  disk.jobs = [];
  peer.up = false;
  forget(peer);
  crashed(world, host, peer.sid, lost);
}

/** A file is replaced in two halves: a temporary one is written, then it takes the other's name (`AtomicFileOutputStream`). */
function temporaryEpoch({ jobs: [job] }: Disk, nowUs: number): number | null {
  if (job?.what.kind !== 'epoch' || job.what.file !== 'currentEpoch' || job.startedAt < 0)
    return null;
  return nowUs >= (job.startedAt + job.dueAt) / 2 ? job.what.epoch : null;
}

/** A client process ends without a word. */
export function crashClient(world: World, host: WorldHost, name: string): void {
  if (!world.clients.has(name)) return;
  crashed(world, host, name, []);
  world.clients.delete(name);
  for (const { sid } of world.peers) {
    world.cuts.delete(wayOf(sid, name));
    world.cuts.delete(wayOf(name, sid));
  }
}

function crashed(world: World, host: WorldHost, who: Actor, lost: readonly number[]): void {
  world.paused.delete(who);
  takeUnread(world, who);
  host.cause = host.emit({ kind: 'crashed', who, rule: 'disk.crash-loses', lost });
  for (const { id, dialler, acceptor } of [...world.connections.values()]) {
    if (dialler === who || acceptor === who) host.close(who, id);
  }
}

/** A write that fails is fatal: a server that went on could acknowledge what it does not have (ZOOKEEPER-2247). */
export function failDisk(world: World, host: WorldHost, peer: Peer, job: DiskJob): void {
  if (host.settings.off.has('disk-failure-is-fatal')) {
    const { durable } = peer.disk;
    onDiskDone(peer, host, job);
    peer.disk.durable = Math.min(peer.disk.durable, durable);
    return;
  }
  host.cause = host.emit({ kind: 'disk-failed', who: peer.sid, rule: 'disk.failure-is-fatal' });
  crashServer(world, host, peer);
}

/** A process freezes: what arrives waits in its sockets, and its timers wait too. */
export function pause(world: World, host: WorldHost, actor: Actor): void {
  const runs = isServer(actor) ? world.peers[actor - 1]?.up === true : world.clients.has(actor);
  if (!runs || world.paused.has(actor)) return;
  world.paused.add(actor);
  host.emit({ kind: 'paused', who: actor, rule: 'process.pause' });
}

/** What a process was told, or has said to itself, and could not read. */
function takeUnread(world: World, actor: Actor): readonly Unread[] {
  const { unread = [] } = world;
  const left = unread.filter((task) => readerOf(task) !== actor);
  if (left.length > 0) world.unread = left;
  else delete world.unread;
  return unread.filter((task) => readerOf(task) === actor);
}

/** It goes on: what it was told and its sockets are read first, then overdue timers fire, and a disk job that was done meanwhile is noticed. */
export function resume(world: World, host: WorldHost, actor: Actor): void {
  if (!world.paused.delete(actor)) return;
  host.emit({ kind: 'resumed', who: actor, rule: 'process.resume' });
  for (const task of takeUnread(world, actor)) schedule(world.queue, world.now, task);
  unblock(world);
  if (isServer(actor)) {
    const peer = world.peers[actor - 1]!;
    for (const [name, timer] of peer.timers) {
      if (timer.queuedAt > world.now) continue;
      timer.queuedAt = Math.max(timer.dueAt, world.now);
      timer.dueAt = timer.queuedAt;
      schedule(world.queue, timer.queuedAt, { kind: 'timer', sid: actor, name });
    }
    const [job] = peer.disk.jobs;
    if (job !== undefined && job.startedAt >= 0 && job.dueAt <= world.now) {
      const { incarnation } = peer;
      peer.disk.jobs[0] = { ...job, dueAt: world.now };
      schedule(world.queue, world.now, { kind: 'disk', sid: actor, incarnation });
    }
    return;
  }
  tellUnread(world, actor);
  const client = world.clients.get(actor);
  for (const [name, timer] of client?.timers ?? []) {
    if (timer.queuedAt > world.now) continue;
    timer.queuedAt = Math.max(timer.dueAt, world.now);
    timer.dueAt = timer.queuedAt;
    schedule(world.queue, timer.queuedAt, { kind: 'client-timer', client: actor, name });
  }
}
