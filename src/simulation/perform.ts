import { assert } from '../kernel/assert.ts';
import { schedule } from '../kernel/event-queue.ts';
import { checkContainers } from '../server/containers.ts';
import { terminateSession } from '../server/expire.ts';
import type { Peer } from '../server/server-state.ts';
import type { TimerName } from '../zab/peer.ts';
import type { Actor } from './actor.ts';
import type { Command, LinkCommand, ProcessCommand } from './command.ts';
import { admitClient } from './create-world.ts';
import type { Event } from './facts.ts';
import { hostOf, type WorldHost } from './host.ts';
import { heldTypeKey, isCut, unblock, wayOf } from './links.ts';
import { damageDisk, repairDisk, wipe } from './disk-faults.ts';
import { crashClient, crashServer, pause, resume, startServer } from './process.ts';
import { tamper } from './tamper.ts';
import { tellClient } from './tell-client.ts';
import { CLIENTS_MAX } from './setup.ts';
import type { World } from './world.ts';

type Pair = readonly [Actor, Actor];

/**
 * Does what somebody commands, as a step of its own at `atUs`, which must not be in the past. A command that does not
 * apply changes nothing.
 */
export function perform(world: World, atUs: number, command: Command, sink: Event[]): void {
  assert(atUs >= world.now, `a command at ${atUs} is before now, ${world.now}`);
  world.now = atUs;
  world.steps++;
  const host = hostOf(world, sink);
  host.cause = host.emit({ kind: 'commanded', who: null, rule: 'user.command', command });
  obey(world, host, command);
}

function obey(world: World, host: WorldHost, command: Command): void {
  switch (command.do) {
    case 'crash': {
      const peer = world.peers[command.server - 1];
      if (peer?.up === true) crashServer(world, host, peer, command.keeps);
      return;
    }
    case 'restart': {
      const peer = world.peers[command.server - 1];
      if (peer?.up === false) startServer(host, peer);
      return;
    }
    case 'isolate':
      return cut(world, host, pairsOf(world, command.server));
    case 'reconnect':
      return heal(world, host, pairsOf(world, command.server));
    case 'cut':
      return cut(world, host, pairsBetween(command.groups));
    case 'heal':
      return heal(world, host, cutPairs(world));
    case 'request':
    case 'close-client':
    case 'disconnect-client':
    case 'reconnect-client':
    case 'update-server-list':
    case 'set-program':
      return tellClient(world, host, command);
    case 'expire-client': {
      const client = world.clients.get(command.client);
      if (client === undefined || client.state === 'gone') return;
      for (const peer of runningPeers(world)) terminateSession(peer, host, client.session);
      return;
    }
    case 'add-client': {
      const { client } = command;
      if (world.clients.has(client.name) || world.clients.size >= CLIENTS_MAX) return;
      return admitClient(world, client, world.now);
    }
    case 'remove-client':
      return crashClient(world, host, command.client);
    case 'check-containers': {
      for (const peer of runningPeers(world)) checkContainers(peer, host);
      return;
    }
    case 'pause':
      return pause(world, host, command.actor);
    case 'resume':
      return resume(world, host, command.actor);
    case 'wipe':
    case 'damage-disk':
    case 'repair-disk':
      return changeFiles(world, host, command);
    case 'set-oracle':
    case 'set-disk':
    case 'set-clock':
    case 'fire-timer':
    case 'postpone-timer':
      return tune(world, host, command);
    case 'cut-way':
      return cutWay(world, host, command.from, command.to);
    case 'heal-way':
      return healWay(world, host, command.from, command.to);
    case 'set-link':
    case 'hold-link':
    case 'release-link':
    case 'hold-type':
    case 'release-type':
    case 'release-all':
      return manage(world, command);
    default:
      return tamper(world, host, command);
  }
}

/** A process that is frozen obeys nobody. */
const runningPeers = ({ peers, paused }: World): readonly Peer[] =>
  peers.filter(({ sid }) => !paused.has(sid));

type FileCommand = Extract<ProcessCommand, { do: 'wipe' | 'damage-disk' | 'repair-disk' }>;

/** The files of one server that is down. */
function changeFiles(world: World, host: WorldHost, command: FileCommand): void {
  const peer = world.peers[command.server - 1];
  if (peer === undefined) return;
  switch (command.do) {
    case 'wipe':
      return wipe(host, peer);
    case 'damage-disk':
      return damageDisk(host, peer, command.what, command.records);
    case 'repair-disk':
      return repairDisk(host, peer);
  }
}

type Tuning = Extract<
  ProcessCommand,
  { do: 'set-oracle' | 'set-disk' | 'set-clock' | 'fire-timer' | 'postpone-timer' }
>;

/** Oracle, disk, clock and timers of one server. */
function tune(world: World, host: WorldHost, command: Tuning): void {
  const peer = world.peers[command.server - 1];
  if (peer === undefined) return;
  switch (command.do) {
    case 'set-oracle':
      if (peer.oracle !== null) peer.oracle = command.grants ? 'grants' : 'denies';
      return;
    case 'set-disk':
      world.disks.set(peer.sid, { state: command.state, fsyncUs: command.fsyncUs });
      return host.runDisk(peer);
    case 'set-clock':
      world.drifts.set(peer.sid, command.driftPermille);
      return;
    case 'fire-timer':
    case 'postpone-timer': {
      const name = command.timer as TimerName;
      const timer = peer.timers.get(name);
      if (timer === undefined) return;
      const dueAt = command.do === 'fire-timer' ? world.now : timer.dueAt + command.byUs;
      peer.timers.set(name, { dueAt, queuedAt: dueAt, cause: host.cause });
      schedule(world.queue, dueAt, { kind: 'timer', sid: peer.sid, name });
    }
  }
}

type Management = Exclude<LinkCommand, { do: 'cut-way' | 'heal-way' }>;

/** How links behave, and what waits in inboxes. */
function manage(world: World, command: Management): void {
  switch (command.do) {
    case 'set-link': {
      const { latencyUs, lossPermille } = command;
      world.links.set(wayOf(command.from, command.to), { latencyUs, lossPermille });
      return;
    }
    case 'hold-link':
      world.heldWays.add(wayOf(command.from, command.to));
      return;
    case 'release-link':
      world.heldWays.delete(wayOf(command.from, command.to));
      return unblock(world);
    case 'hold-type':
      world.heldTypes.add(heldTypeKey(command));
      return;
    case 'release-type':
      world.heldTypes.delete(heldTypeKey(command));
      return unblock(world);
    case 'release-all':
      for (const holds of [world.heldWays, world.heldTypes, world.heldEnvelopes]) holds.clear();
      return unblock(world);
  }
}

/** One direction only: what the other way carries still arrives. */
function cutWay(world: World, host: WorldHost, from: Actor, to: Actor): void {
  if (from === to || isCut(world, from, to)) return;
  world.cuts.add(wayOf(from, to));
  host.emit({ kind: 'cut', who: null, rule: 'link.cut-way', pairs: [[from, to]] });
}

function healWay(world: World, host: WorldHost, from: Actor, to: Actor): void {
  if (!world.cuts.delete(wayOf(from, to))) return;
  host.emit({ kind: 'healed', who: null, rule: 'link.heal-way', pairs: [[from, to]] });
  unblock(world);
}

/** A server and every other server, whether such a server exists or not. */
function pairsOf(world: World, server: number): readonly Pair[] {
  if (world.peers[server - 1] === undefined) return [];
  return world.peers.filter(({ sid }) => sid !== server).map(({ sid }) => [server, sid]);
}

function pairsBetween(groups: readonly (readonly Actor[])[]): readonly Pair[] {
  const pairs: Pair[] = [];
  groups.forEach((group, i) => {
    for (const other of groups.slice(i + 1)) {
      for (const a of group) for (const b of other) if (a !== b) pairs.push([a, b]);
    }
  });
  return pairs;
}

function cutPairs(world: World): readonly Pair[] {
  const actors: Actor[] = [...world.peers.map(({ sid }) => sid), ...world.clients.keys()];
  return pairsBetween(actors.map((actor) => [actor]));
}

function cut(world: World, host: WorldHost, wished: readonly Pair[]): void {
  const pairs = wished.filter(([a, b]) => !isCut(world, a, b) || !isCut(world, b, a));
  if (pairs.length === 0) return;
  for (const [a, b] of pairs) world.cuts.add(wayOf(a, b)).add(wayOf(b, a));
  host.emit({ kind: 'cut', who: null, rule: 'link.cut', pairs });
}

function heal(world: World, host: WorldHost, wished: readonly Pair[]): void {
  const pairs = wished.filter(([a, b]) => isCut(world, a, b) || isCut(world, b, a));
  if (pairs.length === 0) return;
  for (const [a, b] of pairs) {
    world.cuts.delete(wayOf(a, b));
    world.cuts.delete(wayOf(b, a));
  }
  host.emit({ kind: 'healed', who: null, rule: 'link.heal', pairs });
  unblock(world);
}
