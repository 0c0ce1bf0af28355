import { onServerClosed, onServerConnected } from '../client/connect.ts';
import { onServerMessage } from '../client/session.ts';
import { onClientClosed, onClientConnected, onClientMessage } from '../server/clients.ts';
import { onNotification } from '../zab/election/look.ts';
import { answerDial, onAccepting, onDialled, onMailClosed } from '../zab/election/mail.ts';
import { onLeaderClosed, onLeaderConnected, onLeaderPacket } from '../zab/follow.ts';
import { onLearnerClosed, onLearnerConnected, onLearnerPacket } from '../zab/lead.ts';
import type { Notification, QuorumPacket } from '../zab/messages.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import { isServer, type Actor } from './actor.ts';
import type { Connection, Envelope } from './connection.ts';
import type { Message } from './facts.ts';
import { isOpenAt, type WorldHost } from './host.ts';
import { put } from './links.ts';
import type { World } from './world.ts';

/** The oldest thing on one direction of a connection arrives. */
export function deliver(
  world: World,
  host: WorldHost,
  connection: Connection,
  envelope: Envelope,
): void {
  host.cause = envelope.cause;
  const { carries } = envelope;
  switch (carries.kind) {
    case 'message':
      arrive(world, host, connection, envelope, carries.message);
      break;
    case 'dial':
      answer(world, host, connection);
      break;
    case 'accept':
      accepted(world, host, connection);
      break;
    case 'refuse':
      refused(world, host, connection);
      break;
    case 'end':
      ended(world, host, connection, envelope.to);
  }
  const { forth, back } = connection;
  const idle = forth.inFlight.length === 0 && back.inFlight.length === 0;
  if (idle && !connection.diallerOpen && !connection.acceptorOpen) {
    world.connections.delete(connection.id);
  }
}

function arrive(
  world: World,
  host: WorldHost,
  connection: Connection,
  { from, to, id }: Envelope,
  message: Message,
): void {
  if (!isOpenAt(connection, to)) {
    const rule = 'link.broken-as-a-whole';
    host.emit({ kind: 'lost', who: to, rule, from, envelope: id, message });
    return;
  }
  host.cause = host.emit({
    kind: 'delivered',
    who: to,
    rule: 'link.fifo',
    from,
    envelope: id,
    message,
  });
  if (!isServer(to)) {
    const client = world.clients.get(to);
    if (client !== undefined) {
      onServerMessage(client, host, connection.id, message as ClientMessage);
    }
    return;
  }
  const peer = host.peer(to);
  if (connection.port === 'election')
    onNotification(peer, host, from as number, message as Notification);
  else if (connection.port === 'client')
    onClientMessage(peer, host, connection.id, message as ClientMessage);
  else if (to === connection.acceptor)
    onLearnerPacket(peer, host, connection.id, message as QuorumPacket);
  else onLeaderPacket(peer, host, connection.id, message as QuorumPacket);
}

/**
 * A dial reaches the other machine: accepted if somebody listens on that port, else refused. On the one for clients a process listens
 * before it has a leader (`QuorumPeer.start`).
 */
function answer(world: World, host: WorldHost, connection: Connection): void {
  const { port, dialler, acceptor, id } = connection;
  const peer = host.peer(acceptor as number);
  const listens =
    peer.up &&
    (port === 'election'
      ? answerDial(peer, host, dialler as number)
      : port === 'quorum'
        ? peer.leading !== null
        : true);
  if (!listens) {
    put(world, connection, acceptor, { kind: 'refuse' }, host.cause);
    return;
  }
  connection.acceptorOpen = true;
  put(world, connection, acceptor, { kind: 'accept' }, host.cause);
  if (port === 'election') onAccepting(peer, host, dialler as number, id);
  else if (port === 'quorum') onLearnerConnected(peer, host, id);
  else onClientConnected(peer, id, dialler as string);
}

function accepted(world: World, host: WorldHost, connection: Connection): void {
  const { port, dialler, acceptor, id } = connection;
  if (!connection.diallerOpen) return;
  host.cause = host.emit({
    kind: 'connected',
    who: dialler,
    rule: 'link.accept',
    to: acceptor,
    port,
  });
  if (!isServer(dialler)) {
    const client = world.clients.get(dialler);
    if (client !== undefined) onServerConnected(client, host, id);
  } else if (port === 'election') {
    onDialled(host.peer(dialler), host, acceptor as number, id);
  } else {
    onLeaderConnected(host.peer(dialler), host, id);
  }
}

function refused(world: World, host: WorldHost, connection: Connection): void {
  if (!connection.diallerOpen) return;
  connection.diallerOpen = false;
  const { port, dialler, acceptor } = connection;
  host.cause = host.emit({
    kind: 'refused',
    who: dialler,
    rule: 'link.refuse',
    to: acceptor,
    port,
  });
  closedAt(world, host, connection, dialler);
}

function ended(world: World, host: WorldHost, connection: Connection, at: Actor): void {
  if (!isOpenAt(connection, at)) return;
  const { port, dialler, acceptor } = connection;
  if (at === dialler) connection.diallerOpen = false;
  else connection.acceptorOpen = false;
  const to = at === dialler ? acceptor : dialler;
  host.cause = host.emit({ kind: 'disconnected', who: at, rule: 'link.closed', to, port });
  closedAt(world, host, connection, at);
}

/** A process learns that a connection is gone. */
function closedAt(world: World, host: WorldHost, connection: Connection, at: Actor): void {
  const { port, dialler, acceptor, id } = connection;
  if (!isServer(at)) {
    const client = world.clients.get(at);
    if (client !== undefined) onServerClosed(client, host, id);
    return;
  }
  const peer = host.peer(at);
  if (port === 'election') {
    onMailClosed(peer, host, (at === dialler ? acceptor : dialler) as number, id);
  } else if (port === 'client') {
    onClientClosed(peer, id);
  } else if (at === acceptor) {
    onLearnerClosed(peer, host, id);
  } else {
    onLeaderClosed(peer, host, id);
  }
}
