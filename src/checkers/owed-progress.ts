import type { QuorumSystem } from '../zab/quorum.ts';
import type { World } from '../simulation/world.ts';
import { isQuorumOf, weighs } from './quorums.ts';

type Peer = World['peers'][number];

/** A reconfiguration that ZooKeeper itself never comes out of, though everybody is there. */
export type Deadlock =
  /** A proposal made behind a reconfiguration needs both quorums, and too few of one of them still follow. */
  | 'a proposal lacks a quorum that cannot come back'
  /** Only voters of the committed configuration may be elected, and too few others can vote for the best of them. */
  | 'no voter of the committed configuration has the votes of both';

/**
 * Why nobody owes progress although nothing is broken any more; null when it is owed. Only a reconfiguration that waits for two
 * quorums can excuse anybody.
 */
export function deadlockOf(world: World): Deadlock | null {
  const participants = world.peers.filter(({ up, observer }) => up && !observer);
  const leader = participants.find(({ leading, serving }) => serving && leading !== null);
  return leader === undefined ? lacksCandidate(participants) : lacksFollowers(participants, leader);
}

const followersOf = (participants: readonly Peer[], leader: Peer): readonly number[] =>
  participants
    .filter((peer) => peer === leader || (peer.serving && peer.learning?.leader === leader.sid))
    .map(({ sid }) => sid);

const systemsOf = ({ config, proposedConfig }: Peer): readonly QuorumSystem[] =>
  proposedConfig === null ? [config.quorum] : [config.quorum, proposedConfig.quorum];

/**
 * Whether a server that looks for a leader can join one that serves. Whoever has seen a proposed configuration needs a quorum of it, too,
 * among those who say that they follow or lead, be it a proposal that nobody else has (`FastLeaderElection.getVoteTracker`); observers
 * have no say (`case OBSERVING`).
 */
export function mayJoin(world: World, peer: Peer, leader: Peer): boolean {
  if (isKeptWaiting(world, peer, leader)) return false;
  if (peer.observer || peer.proposedConfig === null) return true;
  const settled = followersOf(
    world.peers.filter(({ up, observer }) => up && !observer),
    leader,
  );
  return systemsOf(peer).every((system) => isQuorumOf(system, settled));
}

/**
 * Whoever has promised a later epoch refuses this leader, looks, and refuses again, many times a second
 * (`Learner.registerWithLeader`). Each time it notifies all, and every notification begins the final wait of another that looks
 * anew (`finalizeWait` in `FastLeaderElection.lookForLeader`): that one does not get out of it until there is another leader.
 */
const isKeptWaiting = ({ peers }: World, peer: Peer, leader: Peer): boolean =>
  peer.election.finalWait &&
  peers.some(
    ({ up, observer, serving, disk, sid }) =>
      sid !== peer.sid &&
      up &&
      !observer &&
      !serving &&
      disk.acceptedEpoch > leader.disk.acceptedEpoch,
  );

/**
 * Whatever is proposed while a reconfiguration is pending needs a quorum of both configurations even after the change
 * (`Leader.tryToCommit`); who became an observer acknowledges nothing any more (`Leader.startForwarding`).
 */
function lacksFollowers(participants: readonly Peer[], leader: Peer): Deadlock | null {
  const [oldest] = leader.leading!.outstanding.values();
  if (oldest === undefined || oldest.verifiers.length < 2) return null;
  const followers = followersOf(participants, leader);
  const someoneMayJoin = participants.some(
    (peer) =>
      !followers.includes(peer.sid) &&
      systemsOf(peer).every((system) => isQuorumOf(system, followers)),
  );
  if (someoneMayJoin) return null;
  const there = [...oldest.acks, ...followers];
  return oldest.verifiers.every((system) => isQuorumOf(system, there))
    ? null
    : 'a proposal lacks a quorum that cannot come back';
}

/**
 * A voter of the proposed configuration only, or one that was removed, stands for nobody (`FastLeaderElection.getInitId`), and supports nobody
 * whose history is shorter than its own (`totalOrderPredicate`) or whose round is older: its own round reaches nobody, for a vote for
 * nobody is ignored (`validVoter(n.leader)`). But its vote may be needed.
 */
function lacksCandidate(participants: readonly Peer[]): Deadlock | null {
  const stands = ({ config, sid }: Peer): boolean => weighs(config.quorum, sid);
  const candidates = participants.filter(stands);
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const best = others.reduce((a, b) => (isBetter(b, a) ? b : a), first);
  if (best.proposedConfig === null) return null;
  const round = Math.max(...candidates.map(({ election }) => election.round));
  const supporters = participants.filter(
    (peer) => stands(peer) || (!isBetter(peer, best) && peer.election.round <= round),
  );
  const votes = supporters.map(({ sid }) => sid);
  return systemsOf(best).every((system) => isQuorumOf(system, votes))
    ? null
    : 'no voter of the committed configuration has the votes of both';

  /** Epoch first, then zxid, then the number that it stands under. */
  function isBetter(peer: Peer, than: Peer): boolean {
    const epochs = peer.disk.currentEpoch - than.disk.currentEpoch;
    const zxids = peer.lastProcessed - than.lastProcessed;
    const numbers = (stands(peer) ? peer.sid : 0) - than.sid;
    return (epochs || zxids || numbers) > 0;
  }
}
