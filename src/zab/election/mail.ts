import { electorate } from '../ensemble.ts';
import { CONNECT_TIMEOUT_US, type Machine } from '../host.ts';
import type { Notification } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import type { Sid } from '../vote.ts';

/**
 * Notifications and their connections (`QuorumCnxManager`): a one-slot mailbox per destination in which a newer
 * notification overwrites an undelivered one, and one connection per pair, dialled by the larger sid.
 */
export function post(peer: ZabPeer, host: Machine, to: Sid, notification: Notification): void {
  if (to === peer.sid) return host.toSelf(to, notification);
  const { mail } = peer;
  const connection = mail.connections.get(to);
  if (connection !== undefined) {
    mail.lastSent.set(to, notification);
    host.send(peer.sid, connection, notification);
    return;
  }
  if (mail.waiting.has(to)) {
    host.emit({
      kind: 'notification-overwritten',
      who: peer.sid,
      rule: 'qcm.mailbox',
      to,
      vote: notification.vote,
    });
  }
  mail.waiting.set(to, notification);
  connectTo(peer, host, to);
}

function connectTo(peer: ZabPeer, host: Machine, to: Sid): void {
  const { mail } = peer;
  if (mail.connections.has(to) || mail.dialling.has(to)) return;
  mail.dialling.set(to, host.dial(peer.sid, to, 'election'));
  host.setTimer(peer, `dial-${to}`, CONNECT_TIMEOUT_US);
}

/** `connectAll`: every voter that there is no connection to. */
export function connectToAll(peer: ZabPeer, host: Machine): void {
  for (const to of electorate(peer)) if (to !== peer.sid) connectTo(peer, host, to);
}

/** `haveDelivered`: at least one mailbox is empty. */
export function hasDelivered(peer: ZabPeer): boolean {
  return electorate(peer).some((to) => to !== peer.sid && !peer.mail.waiting.has(to));
}

/** A connection is open at this end: what waits goes out, else the last notification once more. */
function begin(peer: ZabPeer, host: Machine, to: Sid, connection: number): void {
  const { mail } = peer;
  const old = mail.connections.get(to);
  if (old !== undefined && old !== connection) host.close(peer.sid, old);
  mail.connections.set(to, connection);
  const notification = mail.waiting.get(to) ?? mail.lastSent.get(to);
  mail.waiting.delete(to);
  if (notification === undefined) return;
  mail.lastSent.set(to, notification);
  host.send(peer.sid, connection, notification);
}

/**
 * Somebody dials the election port. The smaller of two sids may not keep a connection: the larger drops it, and any
 * that it thought it had, and dials back.
 *
 * @returns whether the connection is accepted
 */
export function answerDial(peer: ZabPeer, host: Machine, from: Sid): boolean {
  if (from > peer.sid) return true;
  const old = peer.mail.connections.get(from);
  if (old !== undefined) {
    peer.mail.connections.delete(from);
    host.close(peer.sid, old);
  }
  connectTo(peer, host, from);
  return false;
}

export const onAccepting = begin;

/** The connection that this server dialled is open. */
export function onDialled(peer: ZabPeer, host: Machine, to: Sid, connection: number): void {
  if (peer.mail.dialling.get(to) !== connection) return host.close(peer.sid, connection);
  peer.mail.dialling.delete(to);
  host.clearTimer(peer, `dial-${to}`);
  begin(peer, host, to, connection);
}

/** The connection was refused, or ended. */
export function onMailClosed(peer: ZabPeer, host: Machine, to: Sid, connection: number): void {
  const { mail } = peer;
  if (mail.dialling.get(to) === connection) {
    mail.dialling.delete(to);
    host.clearTimer(peer, `dial-${to}`);
  }
  if (mail.connections.get(to) === connection) mail.connections.delete(to);
}

/** A dial that nobody answered is given up. */
export function onDialTimeout(peer: ZabPeer, host: Machine, to: Sid): void {
  const connection = peer.mail.dialling.get(to);
  if (connection === undefined) return;
  peer.mail.dialling.delete(to);
  host.close(peer.sid, connection);
}
