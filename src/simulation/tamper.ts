import type { MessageCommand } from './command.ts';
import type { Connection, Envelope } from './connection.ts';
import type { WorldHost } from './host.ts';
import { arm, directionOf, put, unblock } from './links.ts';
import type { World } from './world.ts';

interface Found {
  readonly connection: Connection;
  readonly back: boolean;
  readonly place: number;
  readonly envelope: Envelope;
}

function find(world: World, id: number): Found | undefined {
  for (const connection of world.connections.values()) {
    for (const back of [false, true]) {
      const { inFlight } = directionOf(connection, back);
      const place = inFlight.findIndex((envelope) => envelope.id === id);
      if (place >= 0) return { connection, back, place, envelope: inFlight[place]! };
    }
  }
  return undefined;
}

/** Does something to one message on its way. What breaks TCP's promises needs the unsafe network. */
export function tamper(world: World, host: WorldHost, command: MessageCommand): void {
  const found = find(world, command.envelope);
  if (found === undefined) return;
  const { connection, back, place, envelope } = found;
  const { carries } = envelope;
  if (carries.kind !== 'message') return;
  const direction = directionOf(connection, back);
  const unsafe = world.setup.unsafeNetwork === true;
  if (!unsafe && (command.do === 'duplicate' || command.do === 'overtake')) return;
  if (command.do === 'overtake' && place === 0) return;
  host.cause = host.emit({
    kind: 'tampered',
    who: null,
    rule: unsafe ? 'bus.unsafe' : 'bus.safe',
    what: command.do,
    from: envelope.from,
    to: envelope.to,
    envelope: envelope.id,
    message: carries.message,
  });
  switch (command.do) {
    case 'deliver':
      direction.inFlight = direction.inFlight.map((other, i) => {
        if (i > place) return other;
        world.heldEnvelopes.delete(other.id);
        world.passing.add(other.id);
        return { ...other, dueAt: Math.min(other.dueAt, world.now) };
      });
      break;
    case 'hold':
      world.passing.delete(envelope.id);
      world.heldEnvelopes.add(envelope.id);
      break;
    case 'release':
      world.heldEnvelopes.delete(envelope.id);
      world.passing.add(envelope.id);
      break;
    case 'delay':
      direction.inFlight[place] = {
        ...envelope,
        dueAt: Math.max(envelope.dueAt, command.untilUs),
      };
      break;
    case 'drop':
      if (!unsafe) return reset(world, host, connection);
      direction.inFlight.splice(place, 1);
      break;
    case 'duplicate':
      direction.inFlight.splice(place + 1, 0, { ...envelope, id: world.nextEnvelope++ });
      break;
    case 'overtake': {
      const before = direction.inFlight[place - 1]!;
      direction.inFlight[place - 1] = {
        ...envelope,
        dueAt: Math.min(envelope.dueAt, before.dueAt),
      };
      direction.inFlight[place] = before;
    }
  }
  if (direction.inFlight.length === 0) direction.waits = null;
  unblock(world);
  arm(world, connection, back);
}

/** A packet that TCP cannot bring through in the end breaks the connection: all on it is lost, and both ends are told. */
function reset(world: World, host: WorldHost, connection: Connection): void {
  for (const back of [false, true]) {
    const direction = directionOf(connection, back);
    for (const { from, to: who, id: envelope, carries, cause } of direction.inFlight) {
      if (carries.kind !== 'message') continue;
      const { message } = carries;
      host.cause = cause;
      host.emit({ kind: 'lost', who, rule: 'link.broken-as-a-whole', from, envelope, message });
    }
    direction.inFlight = [];
    direction.waits = null;
  }
  const { dialler, acceptor } = connection;
  put(world, connection, dialler, { kind: 'end' }, -1);
  put(world, connection, acceptor, { kind: 'end' }, -1);
}
