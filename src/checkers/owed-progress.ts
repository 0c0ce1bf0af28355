import type { World } from '../simulation/world.ts';
import { isQuorumOf, weighs } from './quorums.ts';

type Peer = World['peers'][number];

/** A reconfiguration that ZooKeeper itself never comes out of, though everybody is there. */
export type Deadlock =
  /** A proposal made behind a reconfiguration needs both quorums, and too few of one of them still follow. */
  | 'a proposal lacks a quorum that cannot come back'
  /** Only voters of the committed configuration may be elected, and too few others think that the best of them is good enough. */
  | 'no voter of the committed configuration is recent enough';

/**
 * Why nobody owes progress although nothing is broken any more; null when it is owed. Only a reconfiguration that waits for two
 * quorums can excuse anybody.
 */
export function deadlockOf(world: World): Deadlock | null {
  const participants = world.peers.filter(({ up, observer }) => up && !observer);
  const leader = participants.find(({ leading, serving }) => serving && leading !== null);
  if (leader !== undefined) return lacksFollowers(participants, leader);
  return lacksCandidate(participants);
}

/**
 * Whatever is proposed while a reconfiguration is pending needs a quorum of both configurations even after the change
 * (`Leader.tryToCommit`). Who became an observer acknowledges nothing (`Leader.startForwarding`), and who fell out and has seen the pending
 * configuration comes back only if a quorum of it says so, in which observers have no say (`FastLeaderElection`: `getVoteTracker`,
 * `case OBSERVING`).
 */
function lacksFollowers(participants: readonly Peer[], leader: Peer): Deadlock | null {
  const [oldest] = leader.leading!.outstanding.values();
  if (oldest === undefined || oldest.verifiers.length < 2) return null;
  const follows = (peer: Peer): boolean =>
    peer === leader || (peer.serving && peer.learning?.leader === leader.sid);
  const pending = leader.proposedConfig?.version;
  const mayJoin = ({ proposedConfig }: Peer): boolean =>
    pending === undefined || proposedConfig?.version !== pending;
  if (participants.some((peer) => !follows(peer) && mayJoin(peer))) return null;
  const there = [...oldest.acks, ...participants.filter(follows).map(({ sid }) => sid)];
  return oldest.verifiers.every((system) => isQuorumOf(system, there))
    ? null
    : 'a proposal lacks a quorum that cannot come back';
}

/**
 * A voter of the proposed configuration only, or one that was removed, stands for nobody and supports nobody whose history is shorter
 * than its own (`FastLeaderElection.getInitId`, `totalOrderPredicate`); but a vote counts in both configurations.
 */
function lacksCandidate(participants: readonly Peer[]): Deadlock | null {
  const candidates = participants.filter(({ sid, config }) => weighs(config.quorum, sid));
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const best = others.reduce((a, b) => (isBetter(b, b.sid, a) ? b : a), first);
  const { config, proposedConfig } = best;
  if (proposedConfig === null) return null;
  const supporters = participants
    .filter((peer) => {
      const stands = weighs(peer.config.quorum, peer.sid) ? peer.sid : 0;
      return peer === best || !isBetter(peer, stands, best);
    })
    .map(({ sid }) => sid);
  return [config, proposedConfig].every(({ quorum }) => isQuorumOf(quorum, supporters))
    ? null
    : 'no voter of the committed configuration is recent enough';
}

/** Epoch first, then zxid, then the number that it stands under. */
function isBetter(peer: Peer, stands: number, than: Peer): boolean {
  const epochs = peer.disk.currentEpoch - than.disk.currentEpoch;
  const zxids = peer.lastProcessed - than.lastProcessed;
  return (epochs || zxids || stands - than.sid) > 0;
}
