import { countEpoch } from './discovery/new-epoch.ts';
import { onAckEpoch, onFollowerInfo } from './discovery/register-learner.ts';
import { onAck, onSyncRequest } from './broadcast/leader.ts';
import { waitsFor } from './ensemble.ts';
import type { Host } from './host.ts';
import { dropHandler } from './liveness/drop-handler.ts';
import { leave } from './leave.ts';
import type { Handler, Leading } from './leading.ts';
import type { QuorumPacket } from './messages.ts';
import type { ZabPeer } from './peer.ts';
import { writeSnapshot } from './write.ts';
import { onNewLeaderAck } from './synchronization/establish.ts';

/** What a leader starts from. */
export const createLeading = (peer: ZabPeer): Leading => ({
  stage: 'discovery',
  epoch: -1,
  epochFixed: false,
  promised: false,
  adopted: false,
  connecting: [],
  promises: [],
  promisesComplete: false,
  newLeaderAcks: [],
  summary: { currentEpoch: peer.disk.currentEpoch, zxid: peer.lastProcessed },
  handlers: new Map(),
  allowedToCommit: true,
  lastProposed: peer.lastProcessed,
  lastCommitted: 0,
  outstanding: new Map(),
  pendingSyncs: [],
  tick: 0,
  skipCheck: true,
});

/** The elected server begins (`Leader.lead`): it listens for learners and needs a quorum of them for an epoch. */
export function startLeading(peer: ZabPeer, host: Host): void {
  peer.phase = 'discovery';
  peer.asksForAll = false;
  peer.leading = createLeading(peer);
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: 'leading',
    phase: 'discovery',
    ...waitsFor(peer),
  });
  writeSnapshot(peer, host, 'leader-snapshot', host.application.capture(peer));
  host.setTimer(peer, 'leader-wait', host.settings.initLimitTicks * host.settings.tickUs);
  if (host.settings.off.has('leader-connects-itself')) return;
  countEpoch(peer, host, peer.sid, peer.disk.acceptedEpoch);
}

/** A learner's connection is open: a handler of its own takes care of it. */
export function onLearnerConnected(peer: ZabPeer, host: Host, connection: number): void {
  const { leading } = peer;
  if (leading === null) return host.close(peer.sid, connection);
  const { initLimitTicks, syncLimitTicks } = host.settings;
  leading.handlers.set(connection, {
    connection,
    sid: 0,
    observer: false,
    stage: 'connected',
    acceptedEpoch: 0,
    peerLast: 0,
    forwarding: false,
    stream: null,
    queued: [],
    deadlineTick: leading.tick + initLimitTicks + syncLimitTicks,
    heardAt: host.now,
    owes: { zxid: 0, at: -1, nextZxid: 0, nextAt: -1 },
  });
}

/** The connection of a learner ended: its handler ends with it. */
export function onLearnerClosed(peer: ZabPeer, host: Host, connection: number): void {
  const handler = peer.leading?.handlers.get(connection);
  if (handler !== undefined) dropHandler(peer, host, handler, 'gone');
}

/** A packet from a learner (`LearnerHandler.run`). */
export function onLearnerPacket(
  peer: ZabPeer,
  host: Host,
  connection: number,
  packet: QuorumPacket,
): void {
  const { leading } = peer;
  const handler = leading?.handlers.get(connection);
  if (leading === null || handler === undefined) return;
  handler.heardAt = host.now;
  handler.deadlineTick = leading.tick + host.settings.syncLimitTicks;
  readPacket(peer, host, handler, packet);
}

function readPacket(peer: ZabPeer, host: Host, handler: Handler, packet: QuorumPacket): void {
  switch (packet.type) {
    case 'FOLLOWERINFO':
    case 'OBSERVERINFO':
      handler.observer = packet.type === 'OBSERVERINFO';
      // A learner that knows a newer configuration than its leader does not belong here.
      if (packet.configVersion > peer.config.version) {
        return dropHandler(peer, host, handler, 'ahead');
      }
      return onFollowerInfo(peer, host, handler, packet.sid, packet.acceptedEpoch);
    case 'ACKEPOCH':
      return onAckEpoch(peer, host, handler, packet.zxid, packet.currentEpoch);
    case 'ACK':
      if (handler.stage === 'synchronizing')
        return onNewLeaderAck(peer, host, handler, packet.zxid);
      return onAck(peer, host, handler, packet.zxid);
    case 'PING':
      return host.application.touch(peer, packet.touched ?? []);
    case 'REQUEST':
      return host.application.request(peer, handler.sid, packet.request);
    case 'SYNC':
      return onSyncRequest(peer, host, handler, packet.request);
    case 'REVALIDATE': {
      const { timeoutMs } = packet;
      const valid = host.application.revalidate(peer, handler.sid, packet.session, timeoutMs);
      const { session } = packet;
      return host.send(peer.sid, handler.connection, {
        type: 'REVALIDATE',
        session,
        timeoutMs,
        valid,
      });
    }
    case 'LEADERINFO':
    case 'DIFF':
    case 'TRUNC':
    case 'SNAP':
    case 'SNAPDATA':
    case 'NEWLEADER':
    case 'UPTODATE':
    case 'PROPOSAL':
    case 'COMMIT':
    case 'INFORM':
    case 'COMMITANDACTIVATE':
    case 'INFORMANDACTIVATE':
      return dropHandler(peer, host, handler, 'gone');
  }
}

/** A quorum was not there within initLimit. */
export function onLeaderWaitOver(peer: ZabPeer, host: Host): void {
  if (peer.leading === null) return;
  leave(
    peer,
    host,
    peer.leading.stage === 'discovery' ? 'no-quorum-for-epoch' : 'no-quorum-for-sync',
    waitsFor(peer),
  );
}
