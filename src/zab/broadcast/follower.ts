import type { Host } from '../host.ts';
import { leave } from '../leave.ts';
import type { Txn } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import { activate, configOf, seeConfiguration } from '../reconfigure.ts';
import type { Sid } from '../vote.ts';
import type { Zxid } from '../zxid.ts';
import { append, fsyncSoon } from '../write.ts';

/** PROPOSAL: logged at once, acknowledged after its fsync. */
export function onProposal(peer: ZabPeer, host: Host, txn: Txn): void {
  peer.learning!.pending.push(txn);
  const config = configOf(txn);
  if (config !== null) seeConfiguration(peer, config);
  append(peer, host, txn);
  fsyncSoon(peer, host);
  if (host.settings.off.has('fsync-before-ack')) acknowledge(peer, host, txn.zxid);
}

/** ACK: the proposal is on this disk (`SendAckRequestProcessor`). */
export function acknowledge(peer: ZabPeer, host: Host, zxid: Zxid): void {
  host.send(peer.sid, peer.learning!.connection, { type: 'ACK', zxid });
}

/** INFORM: an observer logs and delivers at once what others have committed. */
export function onInform(peer: ZabPeer, host: Host, txn: Txn, designated: Sid | null = null): void {
  append(peer, host, txn);
  fsyncSoon(peer, host);
  peer.knownCommitted = txn.zxid;
  install(peer, host, txn, designated);
}

/**
 * COMMIT: the oldest pending proposal is delivered, whether it is on this server's own disk yet or not. A COMMIT that does not
 * match it means that something was lost on the way, and the process exits (`ExitCode.UNMATCHED_TXN_COMMIT`).
 */
export function onCommit(
  peer: ZabPeer,
  host: Host,
  zxid: Zxid,
  designated: Sid | null = null,
): void {
  const { pending } = peer.learning!;
  const txn = pending.shift();
  if (txn === undefined) return;
  const mustMatch = !host.settings.off.has('commit-must-match');
  if (txn.zxid !== zxid && mustMatch) return host.exit(peer, zxid, txn.zxid);
  peer.knownCommitted = zxid;
  install(peer, host, txn, designated);
}

/** Delivers; a reconfiguration comes into force with it, and may end what this server does. */
function install(peer: ZabPeer, host: Host, txn: Txn, designated: Sid | null): void {
  const config = configOf(txn);
  const breaksOff = config !== null && activate(peer, host, config, designated);
  host.application.deliver(peer, txn);
  if (breaksOff) leave(peer, host, 'reconfigured');
}
