import { schedule } from '../kernel/event-queue.ts';
import { below, between, type Random } from '../kernel/random.ts';
import type { Actor } from './actor.ts';
import type { HeldType } from './command.ts';
import type { Connection, Direction, Envelope } from './connection.ts';
import type { Port } from './facts.ts';
import type { World } from './world.ts';

/** TCP's first retransmission time-out, doubled at each further loss. */
const RETRANSMIT_US = 200_000;
const LOSSES_MAX = 6;

/** One direction between two actors. */
export const wayOf = (from: Actor, to: Actor): string => `${from}>${to}`;

export const isCut = (world: World, from: Actor, to: Actor): boolean =>
  world.cuts.size > 0 && world.cuts.has(wayOf(from, to));

export const directionOf = (connection: Connection, back: boolean): Direction =>
  back ? connection.back : connection.forth;

const newDirection = (): Direction => ({ inFlight: [], waits: null, armedAt: -1 });

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
    forth: newDirection(),
    back: newDirection(),
  };
  world.connections.set(connection.id, connection);
  return connection;
}

/** A client's links have the client's own chance: one client more does not change how servers talk to one another. */
function chanceOf(world: World, { port, dialler }: Connection): Random {
  const client = port === 'client' ? world.clients.get(dialler as string) : undefined;
  return client?.random ?? world.networkRandom;
}

/** How long this packet takes, lost packets and their retransmission included. */
function latencyUs(world: World, connection: Connection, from: Actor, to: Actor): number {
  const chance = chanceOf(world, connection);
  const link = world.links.size > 0 ? world.links.get(wayOf(from, to)) : undefined;
  const { min, max } = link?.latencyUs ?? world.setup.latencyUs;
  let latency = between(chance, min, max);
  if (link === undefined) return latency;
  for (let losses = 0; losses < LOSSES_MAX; losses++) {
    if (below(chance, 1000) >= link.lossPermille) break;
    latency += RETRANSMIT_US << losses;
  }
  return latency;
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
  const direction = directionOf(connection, back);
  const to = back ? connection.dialler : connection.acceptor;
  const due = world.now + latencyUs(world, connection, from, to);
  const dueAt = Math.max(due, direction.inFlight.at(-1)?.dueAt ?? 0);
  const id = world.nextEnvelope++;
  const envelope: Envelope = { id, from, to, carries, sentAt: world.now, dueAt, cause };
  direction.inFlight.push(envelope);
  if (direction.inFlight.length === 1) arm(world, connection, back);
  return envelope;
}

/** The queue will look at a direction's head when it is due. */
export function arm(world: World, connection: Connection, back: boolean): void {
  const direction = directionOf(connection, back);
  const head = direction.inFlight[0];
  if (head === undefined || direction.waits !== null) return;
  const at = Math.max(head.dueAt, world.now);
  if (direction.armedAt === at) return;
  direction.armedAt = at;
  schedule(world.queue, at, { kind: 'deliver', connection: connection.id, back });
}

/** A rule for a type of message as the world keeps it: `PROPOSAL`, `PROPOSAL >3`, `ACK 1>3`. */
export const heldTypeKey = ({ type, from, to }: HeldType): string =>
  from === undefined && to === undefined ? type : `${type} ${from ?? ''}>${to ?? ''}`;

/** Whether a rule holds messages of `type` on the way from `from` to `to`. */
export const isTypeHeld = (
  { heldTypes }: Pick<World, 'heldTypes'>,
  type: string,
  from: Actor,
  to: Actor,
): boolean =>
  heldTypes.size > 0 &&
  (heldTypes.has(type) ||
    heldTypes.has(heldTypeKey({ type, to })) ||
    heldTypes.has(heldTypeKey({ type, from })) ||
    heldTypes.has(heldTypeKey({ type, from, to })));

/** What keeps an envelope that is due from arriving. */
export function blockerOf(world: World, envelope: Envelope): Direction['waits'] {
  const { id, from, to, carries } = envelope;
  if (isCut(world, from, to)) return 'cut';
  if (world.paused.size > 0 && world.paused.has(to)) return 'paused';
  if (carries.kind !== 'message' || world.passing.has(id)) return null;
  const held =
    world.heldEnvelopes.has(id) ||
    isTypeHeld(world, carries.message.type, from, to) ||
    world.heldWays.has(wayOf(from, to));
  return held ? 'held' : null;
}

/** Something that kept messages back has changed: whatever is free again goes on. */
export function unblock(world: World): void {
  for (const connection of world.connections.values()) {
    for (const back of [false, true]) {
      const direction = directionOf(connection, back);
      if (direction.waits === null) continue;
      const blocker = blockerOf(world, direction.inFlight[0]!);
      const healed = direction.waits === 'cut' && blocker !== 'cut';
      if (healed) resend(world, connection, direction);
      // What a frozen process did not read comes to an inbox only when it goes on: it is looked at anew, so that this is told.
      const comes = direction.waits === 'paused' && blocker === 'held';
      direction.waits = healed || comes ? null : blocker;
      arm(world, connection, back);
    }
  }
}

/** A cut healed: what waited in the sender's buffer is sent again, in order. */
function resend(world: World, connection: Connection, direction: Direction): void {
  let dueAt = world.now;
  direction.inFlight = direction.inFlight.map((envelope) => {
    dueAt = Math.max(dueAt, world.now + latencyUs(world, connection, envelope.from, envelope.to));
    return { ...envelope, sentAt: world.now, dueAt };
  });
}
