import type { Host } from '../host.ts';
import type { Handler } from '../leading.ts';
import type { ZabPeer } from '../peer.ts';
import { isVoter, quorumSize, withAck } from '../quorum.ts';
import { asked, isQuorumFor, waitsFor } from '../ensemble.ts';
import { nameConfiguration } from '../reconfigure.ts';
import { dropHandler } from '../liveness/drop-handler.ts';
import { synchronize } from '../synchronization/synchronize.ts';
import { countNewLeaderAck } from '../synchronization/establish.ts';
import type { Sid } from '../vote.ts';
import { zxidOf, type Zxid } from '../zxid.ts';
import { writeEpoch } from '../write.ts';

/**
 * A server with this acceptedEpoch is connected (`Leader.getEpochToPropose`). The new epoch is one more than the largest
 * acceptedEpoch of a quorum that includes the leader, and the leader itself promises it on disk first.
 */
export function countEpoch(peer: ZabPeer, host: Host, from: Sid, acceptedEpoch: number): void {
  const leading = peer.leading!;
  // Only the committed configuration counts here (`Leader.getEpochToPropose`).
  const { quorum } = peer.config;
  if (leading.epochFixed) return;
  const { off } = host.settings;
  const next = acceptedEpoch + (off.has('raise-epoch') && acceptedEpoch > 0 ? 0 : 1);
  if (next > leading.epoch) leading.epoch = next;
  const voterOrNot = off.has('voters-only');
  if (voterOrNot || isVoter(quorum, from)) leading.connecting = withAck(leading.connecting, from);
  const { connecting } = leading;
  host.cause = host.emit({
    kind: 'epoch-counted',
    who: peer.sid,
    rule: 'discovery.connecting-quorum',
    from,
    acceptedEpoch,
    connected: connecting,
    ...asked(peer, connecting, [quorum]),
  });
  if (!connecting.includes(peer.sid) && !off.has('leader-connects-itself')) return;
  const enough =
    isQuorumFor(peer, quorum, connecting) ||
    (voterOrNot && connecting.length >= quorumSize(quorum));
  if (!enough) return;
  leading.epochFixed = true;
  const { by } = asked(peer, connecting, [quorum]);
  host.cause = host.emit({
    kind: 'epoch-chosen',
    who: peer.sid,
    rule: 'discovery.new-epoch',
    epoch: leading.epoch,
    connected: connecting,
    ...(by !== undefined && { by }),
  });
  writeEpoch(peer, host, 'leader-promise', 'acceptedEpoch', leading.epoch);
}

/** The leader's promise is durable: it tells the epoch to everybody who waits, and acknowledges it itself. */
export function onLeaderPromised(peer: ZabPeer, host: Host): void {
  const leading = peer.leading!;
  leading.promised = true;
  leading.lastProposed = zxidOf(leading.epoch, 0);
  nameConfiguration(peer, host, leading.lastProposed);
  host.setTimer(peer, 'leader-wait', host.settings.initLimitTicks * host.settings.tickUs);
  for (const handler of leading.handlers.values()) tellEpoch(peer, host, handler);
  countPromise(peer, host, null, leading.summary.zxid, leading.summary.currentEpoch);
}

/** LEADERINFO, to a learner that has not been told the new epoch yet. */
export function tellEpoch(peer: ZabPeer, host: Host, handler: Handler): void {
  if (handler.stage !== 'waits-for-epoch') return;
  handler.stage = 'waits-for-promise';
  host.send(peer.sid, handler.connection, { type: 'LEADERINFO', epoch: peer.leading!.epoch });
}

/**
 * An ACKEPOCH, or the leader's own (`handler` null) (`Leader.waitForEpochAck`). -1 says that the epoch had been promised
 * before, perhaps to another leader of the same number: it is not counted. Whoever has more than the leader is dropped.
 */
export function countPromise(
  peer: ZabPeer,
  host: Host,
  handler: Handler | null,
  zxid: Zxid,
  currentEpoch: number,
): void {
  const leading = peer.leading!;
  const { quorum } = peer.config;
  const from = handler === null ? peer.sid : handler.sid;
  const { summary } = leading;
  const { off } = host.settings;
  const ahead =
    !off.has('refuse-follower-ahead') &&
    (currentEpoch > summary.currentEpoch ||
      (currentEpoch === summary.currentEpoch && zxid > summary.zxid));
  const fresh = currentEpoch !== -1 || off.has('count-new-promises-only');
  if (leading.promisesComplete) {
    if (handler !== null) synchronize(peer, host, handler);
    return;
  }
  const voterOrNot = off.has('voters-only');
  if (fresh && !ahead && (voterOrNot || isVoter(quorum, from))) {
    leading.promises = withAck(leading.promises, from);
  }
  host.cause = host.emit({
    kind: 'epoch-acked',
    who: peer.sid,
    rule: !fresh
      ? 'discovery.not-counted'
      : ahead
        ? 'discovery.follower-ahead'
        : 'discovery.ack-epoch',
    from,
    epoch: leading.epoch,
    zxid,
    currentEpoch,
    acked: leading.promises,
    ...asked(peer, leading.promises, [quorum]),
  });
  if (ahead && handler !== null) return dropHandler(peer, host, handler, 'ahead');
  if (handler !== null) handler.stage = 'waits-for-quorum';
  const { promises } = leading;
  const enough =
    isQuorumFor(peer, quorum, promises) || (voterOrNot && promises.length >= quorumSize(quorum));
  if (!promises.includes(peer.sid) || !enough) return;
  leading.promisesComplete = true;
  writeEpoch(peer, host, 'leader-adopts', 'currentEpoch', leading.epoch);
  for (const waiting of leading.handlers.values()) {
    if (waiting.stage === 'waits-for-quorum') synchronize(peer, host, waiting);
  }
}

/** The leader has adopted its epoch, before its followers are synchronized. */
export function onLeaderAdopted(peer: ZabPeer, host: Host): void {
  const leading = peer.leading!;
  leading.adopted = true;
  leading.stage = 'synchronization';
  peer.phase = 'synchronization';
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: 'leading',
    phase: 'synchronization',
    ...waitsFor(peer),
  });
  host.setTimer(peer, 'leader-wait', host.settings.initLimitTicks * host.settings.tickUs);
  countNewLeaderAck(peer, host, peer.sid);
}
