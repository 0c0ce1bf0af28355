import { schedule } from '../kernel/event-queue.ts';
import { between, type Random } from '../kernel/random.ts';
import type { Actor } from './actor.ts';
import type { Connection, Direction, Envelope } from './connection.ts';
import type { Port } from './facts.ts';
import type { World } from './world.ts';

export const cutKey = (from: Actor, to: Actor): string => `${from}>${to}`;

export const isCut = (world: World, from: Actor, to: Actor): boolean =>
  world.cuts.size > 0 && world.cuts.has(cutKey(from, to));

/** A connection at its beginning: only the dialler knows of it. */
export function newConnection(
  world: World,
  port: Port,
  dialler: Actor,
  acceptor: Actor,
): Connection {
  const connection: Connection = {
    id: world.nextConnection++,
    port,
    dialler,
    acceptor,
    diallerOpen: true,
    acceptorOpen: false,
    forth: { inFlight: [], stalled: false, lastDueAt: 0 },
    back: { inFlight: [], stalled: false, lastDueAt: 0 },
  };
  world.connections.set(connection.id, connection);
  return connection;
}

/** A client's links have the client's own chance: one client more does not change how servers talk to one another. */
function chanceOf(world: World, { port, dialler }: Connection): Random {
  const client = port === 'client' ? world.clients.get(dialler as string) : undefined;
  return client?.random ?? world.networkRandom;
}

/** Puts something on its way: first in, first out, whatever latency chance gives it. */
export function put(
  world: World,
  connection: Connection,
  from: Actor,
  carries: Envelope['carries'],
  cause: number,
): Envelope {
  const back = from === connection.acceptor;
  const direction = back ? connection.back : connection.forth;
  const { min, max } = world.setup.latencyUs;
  const due = world.now + between(chanceOf(world, connection), min, max);
  const dueAt = Math.max(due, direction.lastDueAt);
  direction.lastDueAt = dueAt;
  const envelope: Envelope = {
    id: world.nextEnvelope++,
    from,
    to: back ? connection.dialler : connection.acceptor,
    carries,
    sentAt: world.now,
    dueAt,
    cause,
  };
  direction.inFlight.push(envelope);
  if (!direction.stalled) {
    schedule(world.queue, dueAt, { kind: 'deliver', connection: connection.id, back });
  }
  return envelope;
}

/** A cut healed: what waited in the senders' buffers is sent again, in order. */
export function resume(world: World, connection: Connection): void {
  for (const back of [false, true]) {
    const direction = back ? connection.back : connection.forth;
    const from = back ? connection.acceptor : connection.dialler;
    const to = back ? connection.dialler : connection.acceptor;
    if (!direction.stalled || isCut(world, from, to)) continue;
    direction.stalled = false;
    resend(world, connection, direction, back);
  }
}

function resend(world: World, connection: Connection, direction: Direction, back: boolean): void {
  const { min, max } = world.setup.latencyUs;
  const chance = chanceOf(world, connection);
  let lastDueAt = world.now;
  direction.inFlight = direction.inFlight.map((envelope) => {
    lastDueAt = Math.max(lastDueAt, world.now + between(chance, min, max));
    schedule(world.queue, lastDueAt, { kind: 'deliver', connection: connection.id, back });
    return { ...envelope, sentAt: world.now, dueAt: lastDueAt };
  });
  direction.lastDueAt = lastDueAt;
}
