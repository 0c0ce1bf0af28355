import { newestConfig } from '../ensemble.ts';
import type { Host } from '../host.ts';
import type { Handler, Leading } from '../leading.ts';
import type { QuorumPacket } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import { SNAPSHOT_CHUNK_US, SNAPSHOT_CHUNK_ZNODES } from '../snapshot.ts';
import { zxidOf, type Zxid } from '../zxid.ts';
import { chooseSync } from './choose-sync.ts';
import { diskLogOf } from './disk-log.ts';

/** Sends to a learner, behind a SNAP that is still on its way. */
export function sendInOrder(
  peer: ZabPeer,
  host: Host,
  handler: Handler,
  packet: QuorumPacket,
): void {
  if (handler.stream === null) host.send(peer.sid, handler.connection, packet);
  else handler.queued = [...handler.queued, packet];
}

/**
 * The leader brings one learner to its own history, forwards what is outstanding, and asks for NEWLEADER's ACK
 * (`LearnerHandler.syncFollower`, `Leader.startForwarding`). One step of the simulation: nothing is missed or doubled.
 */
export function synchronize(peer: ZabPeer, host: Host, handler: Handler): void {
  const leading = peer.leading!;
  const { history, lastProcessed } = peer;
  const { off, commitLogCount, forceSnapshotSync } = host.settings;
  // One more than the setting says (`ZKDatabase.addCommittedProposal` looks before it adds).
  const window = history.slice(Math.max(0, history.length - commitLogCount - 1));
  const plan = chooseSync({
    peerLast: handler.peerLast,
    leaderLast: lastProcessed,
    history: window,
    diskLog: diskLogOf(peer, host, handler.peerLast),
    forceSnapshot: forceSnapshotSync,
    off,
  });
  host.cause = host.emit({
    kind: 'sync-chosen',
    who: peer.sid,
    rule: 'sync.choose',
    learner: handler.sid,
    mode: plan.mode,
    row: plan.row,
    peerLast: handler.peerLast,
    leaderLast: lastProcessed,
    min: plan.min,
    max: plan.max,
    zxid: plan.zxid,
    proposals: plan.proposals.length,
  });
  host.send(peer.sid, handler.connection, { type: plan.mode, zxid: plan.zxid });
  if (plan.mode === 'SNAP') {
    handler.stream = { capture: host.application.beginCapture(peer), part: 0 };
    host.setTimer(peer, `stream-${handler.connection}`, 0);
  }
  for (const txn of plan.proposals) {
    sendInOrder(peer, host, handler, { type: 'PROPOSAL', zxid: txn.zxid, txn });
    sendInOrder(peer, host, handler, { type: 'COMMIT', zxid: txn.zxid });
  }
  if (!handler.observer && !off.has('forward-outstanding')) {
    for (const { txn } of leading.outstanding.values()) {
      if (txn.zxid <= plan.forwardAfter) continue;
      sendInOrder(peer, host, handler, { type: 'PROPOSAL', zxid: txn.zxid, txn });
    }
  }
  withdrawAcks(leading, handler, plan.forwardAfter);
  handler.forwarding = true;
  if (!handler.observer) peer.needsOracle = false;
  handler.stage = 'synchronizing';
  if (handler.stream === null) sendNewLeader(peer, host, handler);
}

/**
 * A learner that comes again in the same epoch may be cut back behind what it had acknowledged; it gets those proposals once more, and
 * until it has acknowledged them again it does not hold them.
 */
function withdrawAcks(leading: Leading, handler: Handler, after: Zxid): void {
  for (const proposal of leading.outstanding.values()) {
    if (proposal.txn.zxid <= after) continue;
    proposal.acks = proposal.acks.filter((sid) => sid !== handler.sid);
  }
}

/** NEWLEADER comes behind everything that the learner must have (behind the whole SNAP: ZOOKEEPER-3104). */
function sendNewLeader(peer: ZabPeer, host: Host, handler: Handler): void {
  host.send(peer.sid, handler.connection, {
    type: 'NEWLEADER',
    zxid: zxidOf(peer.leading!.epoch, 0),
    config: newestConfig(peer),
  });
}

/** The next part of a SNAP: the tree as it is now. Behind the last one goes what has waited. */
export function continueStream(peer: ZabPeer, host: Host, connection: number): void {
  const handler = peer.leading?.handlers.get(connection);
  if (handler === undefined || handler.stream === null) return;
  const { application } = host;
  const { part } = handler.stream;
  const capture = application.continueCapture(peer, handler.stream.capture, SNAPSHOT_CHUNK_ZNODES);
  const complete = application.isCaptured(capture);
  host.send(peer.sid, connection, {
    type: 'SNAPDATA',
    zxid: capture.zxid,
    part,
    snapshot: complete ? capture : null,
  });
  if (!complete) {
    handler.stream = { capture, part: part + 1 };
    return host.setTimer(peer, `stream-${connection}`, SNAPSHOT_CHUNK_US);
  }
  handler.stream = null;
  const { queued } = handler;
  handler.queued = [];
  for (const packet of queued) host.send(peer.sid, connection, packet);
  sendNewLeader(peer, host, handler);
}
