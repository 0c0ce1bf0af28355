import { asked, mayDecide } from '../ensemble.ts';
import type { Host } from '../host.ts';
import type { Handler, Leading } from '../leading.ts';
import { noteAcked, noteProposed } from '../liveness/owed.ts';
import type { ForwardedRequest, QuorumPacket, Txn } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import { isVoter, withAck } from '../quorum.ts';
import { sendInOrder } from '../synchronization/synchronize.ts';
import { activate, configOf, designate, seeConfiguration } from '../reconfigure.ts';
import type { Sid } from '../vote.ts';
import { counterOf, isNewEpochZxid, type Zxid } from '../zxid.ts';
import { append, fsyncSoon } from '../write.ts';

/** The zxid of the next proposal. */
export const nextZxid = (leading: Leading): Zxid => leading.lastProposed + 1;

/** Whether the counter has no number left: the leader resigns, so that it never runs into the epoch (ZOOKEEPER-1277). */
export const isUsedUp = (leading: Leading, counterBits: number): boolean =>
  counterOf(nextZxid(leading)) >= 0xffff_ffff >>> (32 - counterBits);

/**
 * Proposes a transaction (`Leader.propose`): to every follower that is forwarded to, and to the leader's own log, in parallel.
 * Any number of proposals may be outstanding.
 */
export function propose(peer: ZabPeer, host: Host, txn: Txn): void {
  const leading = peer.leading!;
  leading.lastProposed = txn.zxid;
  const to: Sid[] = [];
  for (const handler of leading.handlers.values())
    if (handler.forwarding && !handler.observer) to.push(handler.sid);
  host.cause = host.emit({
    kind: 'proposed',
    who: peer.sid,
    rule: 'broadcast.propose',
    zxid: txn.zxid,
    to,
    outstanding: leading.outstanding.size + 1,
  });
  const config = configOf(txn);
  if (config !== null) seeConfiguration(peer, config);
  const { verifiers } = peer;
  leading.outstanding.set(txn.zxid, { txn, verifiers, acks: [], cause: host.cause });
  const packet: QuorumPacket = { type: 'PROPOSAL', zxid: txn.zxid, txn };
  for (const handler of leading.handlers.values()) {
    if (!handler.forwarding || handler.observer) continue;
    noteProposed(handler, txn.zxid, host.now);
    sendInOrder(peer, host, handler, packet);
  }
  append(peer, host, txn);
  fsyncSoon(peer, host);
  if (host.settings.off.has('leader-fsyncs-too')) countAck(peer, host, peer.sid, txn.zxid);
}

/** A learner's ACK of a proposal. */
export function onAck(peer: ZabPeer, host: Host, handler: Handler, zxid: Zxid): void {
  noteAcked(handler, zxid);
  countAck(peer, host, handler.sid, zxid);
}

/**
 * Counts an ACK (`Leader.processAck`); the leader's own is cast like any other, after its own fsync, and a quorum may do without
 * it. ACKs of (e,0), of what is committed, and of what is unknown count for nothing.
 */
export function countAck(peer: ZabPeer, host: Host, from: Sid, zxid: Zxid): void {
  const leading = peer.leading!;
  if (!leading.allowedToCommit) return;
  if (isNewEpochZxid(zxid) || zxid <= leading.lastCommitted) return;
  const proposal = leading.outstanding.get(zxid);
  if (proposal === undefined) return;
  // Whoever may agree was fixed when it was proposed, whatever has come into force since.
  const votes = proposal.verifiers.some((system) => isVoter(system, from));
  if (!votes && !host.settings.off.has('voters-only')) return;
  proposal.acks = withAck(proposal.acks, from);
  host.cause = host.emit({
    kind: 'acked',
    who: peer.sid,
    rule: 'broadcast.ack',
    from,
    zxid,
    acks: proposal.acks,
    ...asked(peer, proposal.acks, proposal.verifiers),
  });
  commitInOrder(peer, host);
}

/** Commits from the oldest proposal on, never past one that lacks its quorum (`Leader.tryToCommit`). */
export function commitInOrder(peer: ZabPeer, host: Host): void {
  const leading = peer.leading!;
  const { off } = host.settings;
  for (const [zxid, proposal] of leading.outstanding) {
    const { acks, verifiers } = proposal;
    // Whoever goes on by an oracle's leave has nobody else's disk to rely on, so its own must have it.
    const safe = asked(peer, acks, verifiers).by !== 'oracle' || acks.includes(peer.sid);
    const decided =
      (safe && mayDecide(peer, host, acks, verifiers)) || off.has('commit-needs-quorum');
    if (!decided && off.has('commit-in-order')) continue;
    if (!decided) return;
    leading.outstanding.delete(zxid);
    leading.lastCommitted = zxid;
    peer.knownCommitted = zxid;
    host.cause = host.emit({
      kind: 'committed',
      who: peer.sid,
      rule: 'broadcast.commit',
      zxid,
      acks: proposal.acks,
      ...asked(peer, proposal.acks, proposal.verifiers),
    });
    const config = configOf(proposal.txn);
    const designated = config === null ? 0 : designate(peer, proposal, config);
    if (config !== null) {
      activate(peer, host, config, designated);
      if (designated !== peer.sid) leading.allowedToCommit = false;
    }
    const { txn } = proposal;
    const commit: QuorumPacket =
      config === null ? { type: 'COMMIT', zxid } : { type: 'COMMITANDACTIVATE', zxid, designated };
    const inform: QuorumPacket =
      config === null
        ? { type: 'INFORM', zxid, txn }
        : { type: 'INFORMANDACTIVATE', zxid, txn, designated };
    for (const handler of leading.handlers.values()) {
      if (!handler.forwarding) continue;
      sendInOrder(peer, host, handler, handler.observer ? inform : commit);
    }
    host.application.deliver(peer, txn);
    answerSyncs(peer, host, zxid);
    if (!leading.allowedToCommit) return;
  }
}

/**
 * `sync` from a learner: answered at once when nothing is outstanding, else behind the commit of what was proposed last
 * (`Leader.processSync`). No quorum is asked.
 */
export function onSyncRequest(
  peer: ZabPeer,
  host: Host,
  handler: Handler,
  request: ForwardedRequest,
): void {
  const leading = peer.leading!;
  const { connection } = handler;
  if (leading.outstanding.size === 0) {
    return host.send(peer.sid, connection, { type: 'SYNC', request });
  }
  leading.pendingSyncs = [
    ...leading.pendingSyncs,
    { after: leading.lastProposed, connection, request },
  ];
}

function answerSyncs(peer: ZabPeer, host: Host, committed: Zxid): void {
  const leading = peer.leading!;
  if (leading.pendingSyncs.length === 0) return;
  for (const { after, connection, request } of leading.pendingSyncs) {
    if (after <= committed && leading.handlers.has(connection)) {
      host.send(peer.sid, connection, { type: 'SYNC', request });
    }
  }
  leading.pendingSyncs = leading.pendingSyncs.filter(({ after }) => after > committed);
}
