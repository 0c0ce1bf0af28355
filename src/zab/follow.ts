import { onCommit, onInform, onProposal } from './broadcast/follower.ts';
import type { Host } from './host.ts';
import { leave } from './leave.ts';
import type { Learning } from './learning.ts';
import type { QuorumPacket } from './messages.ts';
import type { ZabPeer } from './peer.ts';
import { onLeaderInfo } from './discovery/register.ts';
import {
  onNewLeader,
  onSnapData,
  onSyncCommit,
  onSyncInform,
  onSyncMode,
  onSyncProposal,
  onUpToDate,
} from './synchronization/follow-sync.ts';

export const CONNECT_ATTEMPTS_MAX = 5;
const CONNECT_RETRY_US = 100_000;

/** The server follows the elected leader (`Follower.followLeader`): it dials the leader's quorum port. */
export function startFollowing(peer: ZabPeer, host: Host): void {
  const { leader } = peer.election.current.vote;
  peer.phase = 'discovery';
  peer.learning = {
    leader,
    stage: 'connecting',
    connection: 0,
    attempts: 0,
    epoch: -1,
    heardAt: host.now,
    snapshotNeeded: false,
    askedForAll: false,
    lastQueued: 0,
    notLogged: [],
    toCommit: [],
    pending: [],
    unread: [],
  };
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: peer.role,
    phase: 'discovery',
  });
  host.setTimer(peer, 'learner-read', host.settings.initLimitTicks * host.settings.tickUs);
  dialLeader(peer, host);
}

/** One of at most five attempts, 100 ms apart (`Learner.connectToLeader`). */
export function dialLeader(peer: ZabPeer, host: Host): void {
  const learning = peer.learning!;
  learning.attempts++;
  learning.connection = host.dial(peer.sid, learning.leader, 'quorum');
}

/** FOLLOWERINFO or OBSERVERINFO, as soon as the leader has taken the connection (`Learner.registerWithLeader`). */
export function onLeaderConnected(peer: ZabPeer, host: Host, connection: number): void {
  const { learning } = peer;
  if (learning?.connection !== connection) return host.close(peer.sid, connection);
  learning.stage = 'registering';
  const { acceptedEpoch } = peer.disk;
  const type = peer.role === 'observing' ? 'OBSERVERINFO' : 'FOLLOWERINFO';
  host.send(peer.sid, connection, {
    type,
    sid: peer.sid,
    acceptedEpoch,
    configVersion: peer.config.version,
  });
}

/** The dial was refused, or the connection ended. */
export function onLeaderClosed(peer: ZabPeer, host: Host, connection: number): void {
  const { learning } = peer;
  if (learning?.connection !== connection) return;
  learning.connection = 0;
  if (learning.stage !== 'connecting') return leave(peer, host, 'leader-gone');
  if (learning.attempts >= CONNECT_ATTEMPTS_MAX) return leave(peer, host, 'no-leader-port');
  host.setTimer(peer, 'dial-learner', CONNECT_RETRY_US);
}

/** The leader said nothing for as long as a learner waits for its next packet. */
export function onLeaderSilent(peer: ZabPeer, host: Host): void {
  if (peer.learning !== null) leave(peer, host, 'leader-silent');
}

/** Until NEWLEADER a learner waits initLimit ticks for the leader's next packet, afterwards syncLimit. */
function readTimeoutUs(learning: Learning, host: Host): number {
  const { initLimitTicks, syncLimitTicks, tickUs } = host.settings;
  const synced = learning.stage === 'waits-for-up-to-date' || learning.stage === 'up-to-date';
  return (synced ? syncLimitTicks : initLimitTicks) * tickUs;
}

/** A packet from the leader. While the learner writes, packets wait in the socket. */
export function onLeaderPacket(
  peer: ZabPeer,
  host: Host,
  connection: number,
  packet: QuorumPacket,
): void {
  const { learning } = peer;
  if (learning?.connection !== connection) return;
  learning.heardAt = host.now;
  host.setTimer(peer, 'learner-read', readTimeoutUs(learning, host));
  if (learning.stage === 'promising' || learning.stage === 'persisting') {
    learning.unread = [...learning.unread, { packet, cause: host.cause }];
    return;
  }
  readPacket(peer, host, learning, packet);
}

/** The learner is done with writing and reads on. */
export function readUnread(peer: ZabPeer, host: Host): void {
  for (;;) {
    const { learning } = peer;
    if (learning === null || learning.unread.length === 0) return;
    if (learning.stage === 'promising' || learning.stage === 'persisting') return;
    const [{ packet, cause }, ...rest] = learning.unread as [
      Learning['unread'][number],
      ...Learning['unread'],
    ];
    learning.unread = rest;
    host.cause = cause;
    readPacket(peer, host, learning, packet);
  }
}

function readPacket(peer: ZabPeer, host: Host, learning: Learning, packet: QuorumPacket): void {
  switch (packet.type) {
    case 'LEADERINFO':
      return onLeaderInfo(peer, host, packet.epoch);
    case 'DIFF':
    case 'TRUNC':
    case 'SNAP':
      return onSyncMode(peer, host, packet);
    case 'SNAPDATA':
      return onSnapData(peer, host, packet.snapshot);
    case 'PROPOSAL':
      if (learning.stage === 'up-to-date') return onProposal(peer, host, packet.txn);
      return onSyncProposal(peer, host, packet.txn);
    case 'COMMIT':
      if (learning.stage === 'up-to-date') return onCommit(peer, host, packet.zxid);
      return onSyncCommit(peer, host, packet.zxid);
    case 'COMMITANDACTIVATE':
      if (learning.stage !== 'up-to-date') return onSyncCommit(peer, host, packet.zxid);
      return onCommit(peer, host, packet.zxid, packet.designated);
    case 'INFORMANDACTIVATE':
      if (learning.stage !== 'up-to-date') return onSyncInform(peer, host, packet.txn);
      return onInform(peer, host, packet.txn, packet.designated);
    case 'INFORM':
      if (learning.stage === 'up-to-date') return onInform(peer, host, packet.txn);
      return onSyncInform(peer, host, packet.txn);
    case 'NEWLEADER':
      return onNewLeader(peer, host, packet.config);
    case 'UPTODATE':
      return onUpToDate(peer, host, packet.config);
    case 'PING': {
      const touched = host.application.takeTouched(peer);
      const answer: QuorumPacket = { type: 'PING', zxid: packet.zxid, touched };
      return host.send(peer.sid, learning.connection, answer);
    }
    case 'SYNC':
      return host.application.synced(peer, packet.request);
    case 'REVALIDATE':
      return host.application.revalidated(peer, packet.session, packet.valid === true);
    case 'FOLLOWERINFO':
    case 'OBSERVERINFO':
    case 'ACKEPOCH':
    case 'ACK':
    case 'REQUEST':
      return leave(peer, host, 'leader-gone');
  }
}
