import { emptyQueue, schedule } from '../kernel/event-queue.ts';
import { forkRandom } from '../kernel/random.ts';
import { newClient } from '../client/new-client.ts';
import { newProgram } from '../client/programs/programs.ts';
import { ownConfiguration, serverCount } from './configuration.ts';
import { newPeer } from './new-peer.ts';
import type { ClientSetup, Setup } from './setup.ts';
import type { Task, World } from './world.ts';

/** A world before its first step: every server is down and due to start at its time. */
export function createWorld(setup: Setup): World {
  const world: World = {
    setup,
    now: 0,
    steps: 0,
    events: 0,
    nextConnection: 1,
    nextEnvelope: 1,
    queue: emptyQueue<Task>(),
    peers: [],
    clients: new Map(),
    connections: new Map(),
    cuts: new Set(),
    heldWays: new Set(),
    heldTypes: new Set(),
    heldEnvelopes: new Set(),
    passing: new Set(),
    links: new Map(),
    paused: new Set(),
    disks: new Map(),
    drifts: new Map(),
    networkRandom: forkRandom(setup.seed, 'network'),
  };
  const oracle = setup.oracle === true ? 'denies' : null;
  for (let sid = 1; sid <= serverCount(setup); sid++) {
    world.peers.push(newPeer(setup.seed, sid, ownConfiguration(setup, sid), oracle));
    const startMs = sid <= setup.startsMs.length ? setup.startsMs[sid - 1]! : 0;
    if (startMs !== null) schedule(world.queue, startMs * 1000, { kind: 'start', sid });
  }
  for (const client of setup.clients) admitClient(world, client, 0);
  return world;
}

/** A client process that begins at `at`. */
export function admitClient(world: World, setup: ClientSetup, at: number): void {
  const { name, server, hosts = [], timeoutMs, chroot = '', session = null } = setup;
  const { readOnly = false, renews = true } = setup;
  const options = {
    name,
    server: server ?? 0,
    hosts: hosts.filter((sid) => world.peers[sid - 1] !== undefined),
    timeoutMs,
    chroot,
    readOnly,
    renews,
    session,
  };
  const program = newProgram(setup.program, name);
  world.clients.set(name, newClient(world.setup.seed, options, program));
  schedule(world.queue, at, { kind: 'client-start', client: name });
}
