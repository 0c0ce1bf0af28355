import { asked, mayCount, mayDecide } from '../ensemble.ts';
import type { Host } from '../host.ts';
import type { Handler } from '../leading.ts';
import type { ZabPeer } from '../peer.ts';
import { activate } from '../reconfigure.ts';
import { isVoter, withAck } from '../quorum.ts';
import type { Sid } from '../vote.ts';
import { isBusy } from '../leader-work.ts';
import { zxidOf, type Zxid } from '../zxid.ts';

/** A learner's history is on its disk and its currentEpoch written: ACK of NEWLEADER. */
export function onNewLeaderAck(peer: ZabPeer, host: Host, handler: Handler, zxid: Zxid): void {
  const leading = peer.leading!;
  if (zxid !== zxidOf(leading.epoch, 0)) return;
  handler.stage = 'synchronized';
  if (leading.stage === 'broadcast') return sendUpToDate(peer, host, handler);
  countNewLeaderAck(peer, host, handler.sid);
}

/**
 * Counts an ACK of NEWLEADER (`Leader.waitForNewLeaderAck`). With a quorum, and once the leader itself has adopted the
 * epoch, it serves: its whole initial history is committed by that.
 */
export function countNewLeaderAck(peer: ZabPeer, host: Host, from: Sid): void {
  const leading = peer.leading!;
  if (mayCount(peer, host, from)) leading.newLeaderAcks = withAck(leading.newLeaderAcks, from);
  host.cause = host.emit({
    kind: 'new-leader-acked',
    who: peer.sid,
    rule: 'sync.new-leader-quorum',
    from,
    epoch: leading.epoch,
    acked: leading.newLeaderAcks,
    ...asked(peer, leading.newLeaderAcks),
  });
  const hasty = host.settings.off.has('serve-after-sync-quorum');
  const enough = hasty || mayDecide(peer, host, leading.newLeaderAcks);
  if (!leading.adopted || !enough || peer.timers.has('leader-work')) return;
  host.clearTimer(peer, 'leader-wait');
  if (!isBusy(peer, host)) establish(peer, host);
}

/** `Leader.startZkServer`. */
export function establish(peer: ZabPeer, host: Host): void {
  const leading = peer.leading!;
  const last = peer.lastProcessed;
  leading.stage = 'broadcast';
  leading.lastCommitted = zxidOf(leading.epoch, 0);
  peer.phase = 'broadcast';
  peer.lastProcessed = leading.lastCommitted;
  peer.knownCommitted = leading.lastCommitted;
  refreshVote(peer, leading.epoch);
  host.cause = host.emit({
    kind: 'established',
    who: peer.sid,
    rule: 'sync.established',
    epoch: leading.epoch,
    last,
    acked: leading.newLeaderAcks,
  });
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: 'leading',
    phase: 'broadcast',
  });
  const { proposedConfig } = peer;
  if (proposedConfig !== null) {
    // A leader that the new configuration does not have hands over at once, to a voter of it that is synchronized.
    const heirs = [peer.sid, ...leading.newLeaderAcks].filter((sid) =>
      isVoter(proposedConfig.quorum, sid),
    );
    const designated = heirs[0] ?? peer.sid;
    activate(peer, host, proposedConfig, designated);
    if (designated !== peer.sid) leading.allowedToCommit = false;
  }
  host.application.serve(peer, true);
  for (const handler of leading.handlers.values()) {
    if (handler.stage === 'synchronized') sendUpToDate(peer, host, handler);
  }
  host.setTimer(peer, 'leader-tick', host.settings.tickUs / 2);
}

function sendUpToDate(peer: ZabPeer, host: Host, handler: Handler): void {
  handler.stage = 'up-to-date';
  const zxid = zxidOf(peer.leading!.epoch, 0);
  host.send(peer.sid, handler.connection, { type: 'UPTODATE', zxid, config: peer.config });
}

/** What this server answers to those who look for a leader names the new epoch from now on (`updateElectionVote`). */
export function refreshVote(peer: ZabPeer, epoch: number): void {
  const { current } = peer.election;
  peer.election.current = { ...current, vote: { ...current.vote, peerEpoch: epoch } };
}
