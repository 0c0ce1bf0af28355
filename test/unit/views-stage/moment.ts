import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import type { Actor } from '../../../src/simulation/actor.ts';
import type { Connection, Envelope } from '../../../src/simulation/connection.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Message } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type ClientSetup } from '../../../src/simulation/setup.ts';
import type { World } from '../../../src/simulation/world.ts';
import type { Role } from '../../../src/zab/messages.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

export const clientAt = (name: string, server: number): ClientSetup => ({
  name,
  server,
  timeoutMs: 10_000,
  program: { kind: 'idle' },
});

/** A world of `servers` in which `leader` leads epoch 2 and all others follow, each with `entries` log entries. */
export function settledWorld(
  servers: number,
  leader: number,
  entries = 8,
  clients: readonly ClientSetup[] = [],
): World {
  const world = createWorld({ ...DEFAULT_SETUP, servers, clients });
  for (const peer of world.peers) {
    const leads = peer.sid === leader;
    peer.up = true;
    peer.phase = 'broadcast';
    peer.role = leads ? 'leading' : 'following';
    peer.disk.acceptedEpoch = peer.disk.currentEpoch = 2;
    const zxids = Array.from({ length: entries }, (_, i) => ({ zxid: zxidOf(2, i + 1) }));
    peer.disk.log = PersistentLog.of(zxids);
    peer.disk.durable = entries;
    peer.knownCommitted = zxidOf(2, Math.max(0, entries - 1));
  }
  for (const client of world.clients.values()) client.state = 'connected';
  return world;
}

/** Puts a message on its way from `from` to `to`, due after `flightUs`. */
export function send(
  world: World,
  from: Actor,
  to: Actor,
  message: Message,
  sentAt: number,
  flightUs = 20_000,
): Envelope {
  const port =
    typeof from === 'string' || typeof to === 'string'
      ? 'client'
      : message.type === 'Notification'
        ? 'election'
        : 'quorum';
  const envelope: Envelope = {
    id: world.nextEnvelope++,
    from,
    to,
    carries: { kind: 'message', message },
    sentAt,
    dueAt: sentAt + flightUs,
    cause: -1,
  };
  connection(world, from, to, port).forth.inFlight.push(envelope);
  return envelope;
}

export function connection(
  world: World,
  dialler: Actor,
  acceptor: Actor,
  port: Connection['port'],
): Connection {
  const direction = () => ({ inFlight: [], waits: null, armedAt: -1 });
  const made: Connection = {
    id: world.nextConnection++,
    port,
    dialler,
    acceptor,
    diallerOpen: true,
    acceptorOpen: true,
    forth: direction(),
    back: direction(),
  };
  world.connections.set(made.id, made);
  return made;
}

export function setRole(world: World, sid: number, role: Role): void {
  const peer = world.peers[sid - 1]!;
  peer.role = role;
  if (role === 'looking') peer.phase = 'election';
}

/** Cuts one server from all others. */
export function isolate(world: World, sid: number): void {
  for (const { sid: other } of world.peers) {
    if (other === sid) continue;
    world.cuts.add(`${sid}>${other}`);
    world.cuts.add(`${other}>${sid}`);
  }
}

/** The moment of the design's picture: 3 leads epoch 2, 5 is cut off and looks, two clients, messages in flight. */
export function designMoment(): World {
  const world = settledWorld(5, 3, 8, [clientAt('a', 1), clientAt('b', 2)]);
  const z8 = zxidOf(2, 8);
  const z9 = zxidOf(2, 9);
  const leader = world.peers[2]!;
  leader.disk.log = leader.disk.log.append({ zxid: z9 });
  const late = world.peers[4]!;
  setRole(world, 5, 'looking');
  late.disk.acceptedEpoch = late.disk.currentEpoch = 1;
  late.disk.log = PersistentLog.of([2, 3, 4, 5, 6].map((c) => ({ zxid: zxidOf(1, c) })));
  late.disk.durable = 5;
  late.knownCommitted = zxidOf(1, 5);
  late.election.round = 4;
  late.election.proposal = { leader: 5, zxid: zxidOf(1, 6), peerEpoch: 1 };
  isolate(world, 5);
  for (const sid of [1, 2, 4]) connection(world, sid, 3, 'quorum');
  send(world, 1, 3, { type: 'ACK', zxid: z8 }, 0, 20_000);
  send(world, 3, 2, { type: 'PROPOSAL', zxid: z9, txn: { zxid: z9 } }, 4_000);
  send(world, 3, 1, { type: 'PROPOSAL', zxid: z9, txn: { zxid: z9 } }, 6_000);
  const notification: Message = {
    type: 'Notification',
    vote: late.election.proposal,
    electionEpoch: 4,
    state: 'looking',
    config: late.config,
  };
  send(world, 5, 1, notification, 0);
  send(world, 5, 4, notification, 0);
  const a = world.clients.get('a')!;
  const operation = { op: 'setData', path: '/price', data: '12', version: -1 } as const;
  a.pending.push({ xid: 1, operation, at: 0, by: 'user', cause: -1 });
  return world;
}
