import type { Peer } from '../server/server-state.ts';
import { lastLogged } from '../zab/disk.ts';
import { reload } from '../zab/leave.ts';
import { epochOf } from '../zab/zxid.ts';
import type { Actor } from './actor.ts';
import type { WorldHost } from './host.ts';
import { cutKey } from './links.ts';
import { forget } from './new-peer.ts';
import type { World } from './world.ts';

/** A server process starts from its disk: the snapshot, and every later log entry, committed or not. */
export function startServer(host: WorldHost, peer: Peer): void {
  peer.up = true;
  peer.incarnation++;
  reload(peer, host);
  const { disk } = peer;
  // An update of currentEpoch that the crash interrupted is completed (`QuorumPeer.loadDataBase`).
  disk.currentEpoch = Math.max(disk.currentEpoch, epochOf(lastLogged(disk)));
  host.cause = host.emit({
    kind: 'started',
    who: peer.sid,
    rule: 'disk.recover',
    last: peer.lastProcessed,
    replayed: peer.history.length,
    acceptedEpoch: disk.acceptedEpoch,
    currentEpoch: disk.currentEpoch,
  });
  host.turn(peer);
}

/** A server process ends: memory is gone, and what was written and not fsynced. Its sockets close. */
export function crashServer(world: World, host: WorldHost, peer: Peer): void {
  const { disk } = peer;
  const lost = disk.log.slice(disk.durable).map(({ zxid }) => zxid);
  disk.log = disk.log.truncate(disk.durable);
  disk.jobs = [];
  peer.up = false;
  forget(peer);
  crashed(world, host, peer.sid, lost);
}

/** A client process ends without a word. */
export function crashClient(world: World, host: WorldHost, name: string): void {
  if (!world.clients.has(name)) return;
  crashed(world, host, name, []);
  world.clients.delete(name);
  for (const { sid } of world.peers) {
    world.cuts.delete(cutKey(sid, name));
    world.cuts.delete(cutKey(name, sid));
  }
}

function crashed(world: World, host: WorldHost, who: Actor, lost: readonly number[]): void {
  host.cause = host.emit({ kind: 'crashed', who, rule: 'disk.crash-loses', lost });
  for (const { id, dialler, acceptor } of [...world.connections.values()]) {
    if (dialler === who || acceptor === who) host.close(who, id);
  }
}
