import type { Host } from '../host.ts';
import { leave } from '../leave.ts';
import type { ZabPeer } from '../peer.ts';
import { writeEpoch } from '../write.ts';

/**
 * LEADERINFO names the new epoch (`Learner.registerWithLeader`). A higher one is promised on disk before it is acknowledged;
 * one that was promised before is acknowledged with -1, not to be counted; an older one is refused.
 */
export function onLeaderInfo(peer: ZabPeer, host: Host, epoch: number): void {
  const learning = peer.learning!;
  const { acceptedEpoch, currentEpoch } = peer.disk;
  learning.epoch = epoch;
  host.cause = host.emit({
    kind: 'epoch-promised',
    who: peer.sid,
    rule:
      epoch > acceptedEpoch
        ? 'discovery.promise'
        : epoch === acceptedEpoch
          ? 'discovery.promise-again'
          : 'discovery.refuse-older',
    epoch,
    acceptedEpoch,
    currentEpoch,
  });
  if (host.settings.off.has('promise-epoch')) return acknowledge(peer, host, currentEpoch);
  if (epoch < acceptedEpoch) return leave(peer, host, 'epoch-too-old');
  if (epoch === acceptedEpoch) return acknowledge(peer, host, -1);
  learning.stage = 'promising';
  writeEpoch(peer, host, 'learner-promise', 'acceptedEpoch', epoch);
}

/** The promise is durable. */
export const onLearnerPromised = (peer: ZabPeer, host: Host): void =>
  acknowledge(peer, host, peer.disk.currentEpoch);

function acknowledge(peer: ZabPeer, host: Host, currentEpoch: number): void {
  const learning = peer.learning!;
  learning.stage = 'waits-for-sync';
  // Nothing in hand, and not to be counted: its history is not what it says.
  const promise = peer.asksForAll
    ? { zxid: 0, currentEpoch: -1 }
    : { zxid: peer.lastProcessed, currentEpoch };
  peer.learning!.askedForAll = peer.asksForAll;
  peer.asksForAll = false;
  host.send(peer.sid, learning.connection, { type: 'ACKEPOCH', ...promise });
  peer.phase = 'synchronization';
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: peer.role,
    phase: 'synchronization',
  });
}
