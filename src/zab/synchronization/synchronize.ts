import type { Host } from '../host.ts';
import type { Handler, Leading } from '../leading.ts';
import type { ZabPeer } from '../peer.ts';
import { noteProposed } from '../liveness/owed.ts';
import { zxidOf, type Zxid } from '../zxid.ts';
import { chooseSync } from './choose-sync.ts';

/**
 * The leader brings one learner to its own history, forwards what is outstanding, and asks for NEWLEADER's ACK
 * (`LearnerHandler.syncFollower`, `Leader.startForwarding`). One step of the simulation: nothing is missed or doubled.
 */
export function synchronize(peer: ZabPeer, host: Host, handler: Handler): void {
  const leading = peer.leading!;
  const { history, lastProcessed } = peer;
  const window = history.slice(history.length - host.settings.commitLogCount);
  const { off } = host.settings;
  const plan = chooseSync(handler.peerLast, lastProcessed, window, off);
  const send = (message: Parameters<Host['send']>[2]): void =>
    host.send(peer.sid, handler.connection, message);
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
  if (plan.mode === 'SNAP') {
    send({ type: 'SNAP', zxid: plan.zxid, snapshot: host.application.capture(peer) });
  } else {
    send({ type: plan.mode, zxid: plan.zxid });
  }
  for (const txn of plan.proposals) {
    send({ type: 'PROPOSAL', zxid: txn.zxid, txn });
    send({ type: 'COMMIT', zxid: txn.zxid });
  }
  if (!handler.observer && !off.has('forward-outstanding')) {
    for (const { txn } of leading.outstanding.values()) {
      if (txn.zxid <= plan.forwardAfter) continue;
      send({ type: 'PROPOSAL', zxid: txn.zxid, txn });
      noteProposed(handler, txn.zxid, host.now);
    }
  }
  withdrawAcks(leading, handler, plan.forwardAfter);
  handler.forwarding = true;
  handler.stage = 'synchronizing';
  send({ type: 'NEWLEADER', zxid: zxidOf(leading.epoch, 0) });
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
