import { copyWorld } from '../../simulation/copy-world.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event } from '../../simulation/facts.ts';
import { perform } from '../../simulation/perform.ts';
import { step } from '../../simulation/step.ts';
import type { World } from '../../simulation/world.ts';
import { OPEN_ACL } from '../../znodes/acl.ts';
import { applyTxn } from '../../znodes/apply.ts';
import { EMPTY_REPLICA, type Replica } from '../../znodes/replica.ts';
import type { Operation } from '../../znodes/request.ts';
import {
  beginSerialization,
  deserialize,
  isWritten,
  writeSome,
} from '../../znodes/serialization.ts';
import { type Figure, median } from './figure.ts';
import { heapBytes } from './heap.ts';
import { loadSetup, OUTSTANDING } from './load.ts';

const ZNODES = 100_000;
const MANY = 1_000_000;
const WRITES = 10_000;
const ROUNDS = 5;
const KEYFRAMES = 200;
const FOREVER = Number.MAX_SAFE_INTEGER;
const CLIENTS = ['a', 'b', 'c', 'd'] as const;
const MB = 1_000_000;

const create = (path: string): Operation => ({
  op: 'create',
  path,
  data: 'data',
  mode: 'persistent',
});

/** An ensemble whose servers take no snapshot meanwhile, with every client connected. */
function begin(): World {
  const world = createWorld({ ...loadSetup, snapCount: 10 * MANY });
  const connected = (): boolean =>
    [...world.clients.values()].every((client) => client.state === 'connected');
  while (!connected()) step(world, FOREVER, []);
  return world;
}

/** Has the clients ask for `count` operations, {@link OUTSTANDING} at a time, and waits for the answers. */
function ask(world: World, count: number, operationOf: (i: number) => Operation): number {
  const sink: Event[] = [];
  let asked = 0;
  let answered = 0;
  const request = (client: string): void => {
    if (asked >= count) return;
    perform(world, world.now, { do: 'request', client, operation: operationOf(asked++) }, sink);
  };
  const started = performance.now();
  for (let i = 0; i < OUTSTANDING; i++) request(CLIENTS[i % CLIENTS.length]!);
  while (answered < count) {
    sink.length = 0;
    step(world, FOREVER, sink);
    const { length } = sink;
    for (let i = 0; i < length; i++) {
      const event = sink[i]!;
      if (event.kind !== 'answered') continue;
      answered++;
      request(event.who);
    }
  }
  return performance.now() - started;
}

/** Microseconds of one write in a world, all five servers together: a change or a creation, by turns. */
function costOf(world: World, place: (i: number) => string, fresh: string): number {
  let named = 0;
  const operationOf = (i: number): Operation =>
    i % 2 === 0
      ? create(`${fresh}-${named++}`)
      : { op: 'setData', path: place(i), data: 'more', version: -1 };
  const times = Array.from({ length: ROUNDS }, () => ask(world, WRITES, operationOf));
  return (median(times) / WRITES) * 1_000;
}

function keyframeMs(world: World): number {
  const times = Array.from({ length: KEYFRAMES }, () => {
    const started = performance.now();
    copyWorld(world);
    return performance.now() - started;
  });
  return median(times);
}

/** A tree of so many znodes in one server, by the transactions that make it. */
function grow(count: number): Replica {
  let replica = EMPTY_REPLICA;
  for (let i = 0; i < count; i++) {
    const parent = i % 1_000 === 0 ? '' : `/p${Math.floor(i / 1_000)}`;
    replica = applyTxn(replica, {
      zxid: i + 1,
      session: '',
      cxid: 0,
      timeMs: i,
      op: 'create',
      path: parent === '' ? `/p${i / 1_000}` : `${parent}/n${i}`,
      data: 'data',
      acl: OPEN_ACL,
      ephemeralOwner: '',
      kind: 'plain',
      parentCversion: parent === '' ? i / 1_000 + 1 : i % 1_000,
    }).replica;
  }
  return replica;
}

/** From the file of a snapshot, as a server that starts does. */
function reload(replica: Replica): Replica {
  let serialization = beginSerialization(replica, 0);
  while (!isWritten(serialization)) serialization = writeSome(serialization, replica, 10_000);
  return deserialize(serialization);
}

/** Trees of many znodes: 100,000 under one parent in five servers, and a million in one. */
export function measureZnodes(): Figure[] {
  const empty = begin();
  ask(empty, 1, () => create('/fresh'));
  const emptyUs = costOf(empty, () => '/fresh', '/fresh/n');

  const before = heapBytes();
  const world = begin();
  ask(world, 1, () => create('/all'));
  ask(world, ZNODES, (i) => create(`/all/n${i}`));
  const megabytes = (heapBytes() - before) / MB;
  const keyframe = keyframeMs(world);
  const fullUs = costOf(world, (i) => `/all/n${(i * 7919) % ZNODES}`, '/all/m');

  const million = grow(MANY);
  const started = performance.now();
  const loaded = reload(million);
  const loadMs = performance.now() - started;
  return [
    {
      name: 'memory of 100,000 znodes in five servers',
      value: megabytes,
      unit: 'MB',
      target: { under: 150 },
    },
    { name: 'write in an almost empty tree, five servers', value: emptyUs, unit: 'µs' },
    { name: 'write among 100,000 siblings, five servers', value: fullUs, unit: 'µs' },
    {
      name: 'the one over the other',
      value: fullUs / emptyUs,
      unit: 'times',
      target: { under: 2 },
    },
    { name: 'keyframe with 100,000 znodes', value: keyframe, unit: 'ms', target: { under: 0.2 } },
    {
      name: `snapshot of ${loaded.znodes.size} znodes, written and loaded`,
      value: loadMs / 1_000,
      unit: 's',
    },
  ];
}
