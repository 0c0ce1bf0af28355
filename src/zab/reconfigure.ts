import { isParticipant, verifiersOf, type Configuration } from './ensemble.ts';
import type { Host } from './host.ts';
import type { Proposal } from './leading.ts';
import type { Txn } from './messages.ts';
import type { ZabPeer } from './peer.ts';
import { isQuorum, isVoter, type QuorumSystem } from './quorum.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** A configuration is proposed (`setLastSeenQuorumVerifier`): from now on both it and the committed one must agree. */
export function seeConfiguration(peer: ZabPeer, config: Configuration): void {
  if (config.version <= (peer.proposedConfig ?? peer.config).version) return;
  peer.proposedConfig = config;
  peer.verifiers = verifiersOf(peer.config, config);
}

/**
 * A configuration that was only ever in files has no version. Its first leader gives it the zxid that its epoch begins with, so that it counts for
 * more than any that was never established (`Leader.lead`, ZOOKEEPER-1783).
 */
export function nameConfiguration(peer: ZabPeer, host: Host, version: Zxid): void {
  if (!host.settings.reconfigEnabled || peer.config.version > 0) return;
  if (peer.proposedConfig === null) seeConfiguration(peer, { ...peer.config, version });
}

/** Whether two configurations have the same servers in the same parts, whatever their versions (`QuorumMaj.equals`). */
export const hasSameMembers = (before: Configuration, after: Configuration): boolean =>
  JSON.stringify([before.quorum, before.observers]) ===
  JSON.stringify([after.quorum, after.observers]);

/** Whatever was proposed to this server and is not part of its leader's history is proposed no longer. */
export function replaceProposed(peer: ZabPeer, config: Configuration | null): void {
  peer.proposedConfig = config !== null && config.version > peer.config.version ? config : null;
  peer.verifiers = verifiersOf(peer.config, peer.proposedConfig);
}

/**
 * A configuration is committed (`QuorumPeer.processReconfig`). A server whose own part changes, or whose leader does, breaks off
 * what it does and takes up its new role without an election.
 *
 * @param designated the leader to be; null: whoever leads now, if the new configuration still has it
 * @returns whether this server has to break off
 */
export function activate(
  peer: ZabPeer,
  host: Host,
  config: Configuration,
  designated: Sid | null,
): boolean {
  if (config.version <= peer.config.version) return false;
  const before = peer.config;
  const wasObserver = peer.observer;
  peer.config = config;
  if (peer.proposedConfig !== null && peer.proposedConfig.version <= config.version) {
    peer.proposedConfig = null;
  }
  peer.verifiers = verifiersOf(peer.config, peer.proposedConfig);
  // A server that is in no configuration stays on as a follower that nobody counts.
  peer.observer = config.observers.includes(peer.sid);
  // One that only gets its version is no news.
  if (before.version > 0 || !hasSameMembers(before, config)) {
    host.emit({
      kind: 'reconfigured',
      who: peer.sid,
      rule: 'reconfig.activate',
      version: config.version,
      voters: config.quorum.voters,
      observers: config.observers,
      designated: designated ?? 0,
    });
  }
  const { current } = peer.election;
  let change = wasObserver !== peer.observer;
  if (designated === null) {
    const { leader } = current.vote;
    const stays = isVoter(before.quorum, leader) && isVoter(config.quorum, leader);
    if (!stays) {
      peer.reconfigured = false;
      return true;
    }
  } else if (current.vote.leader !== designated) {
    peer.election.current = {
      ...current,
      vote: { leader: designated, zxid: config.version, peerEpoch: current.vote.peerEpoch },
    };
    change = true;
  }
  if (change) peer.reconfigured = true;
  return change;
}

/**
 * Who leads after a reconfiguration that the leader commits (`Leader.getDesignatedLeader`): itself if it may, else the voter of the
 * new configuration that acknowledged it and the most proposals behind it, without a gap.
 */
export function designate(peer: ZabPeer, proposal: Proposal, config: Configuration): Sid {
  if (isVoter(config.quorum, peer.sid)) return peer.sid;
  let candidates = proposal.acks.filter((sid) => isVoter(config.quorum, sid));
  for (const later of peer.leading!.outstanding.values()) {
    if (later.txn.zxid <= config.version) continue;
    const further = candidates.filter((sid) => later.acks.includes(sid));
    if (further.length === 0) break;
    candidates = further;
  }
  return candidates[0] ?? peer.sid;
}

/** Whether a quorum of a wished configuration is connected and up to date (`Leader.isQuorumSynced`). Observers do not count. */
export function hasSyncedQuorum(peer: ZabPeer, system: QuorumSystem): boolean {
  const leading = peer.leading!;
  const synced = isVoter(system, peer.sid) ? [peer.sid] : [];
  for (const handler of leading.handlers.values()) {
    const { sid, observer, forwarding, deadlineTick } = handler;
    if (!forwarding || observer || synced.includes(sid)) continue;
    if (leading.tick <= deadlineTick && isVoter(system, sid)) synced.push(sid);
  }
  return isQuorum(system, synced);
}

/** The configuration that a transaction brings, if it is a reconfiguration. */
export const configOf = (txn: Txn): Configuration | null => txn.config ?? null;

/** What a server does when it breaks off with a new part: the role that its vote gives it, without an election. */
export function nextRole(peer: ZabPeer): 'looking' | 'leading' | 'following' | 'observing' {
  if (!peer.reconfigured) return 'looking';
  peer.reconfigured = false;
  if (peer.election.current.vote.leader === peer.sid) return 'leading';
  return isParticipant(peer) ? 'following' : 'observing';
}
