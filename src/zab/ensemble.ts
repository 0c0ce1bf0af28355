import type { Machine } from './host.ts';
import type { ZabPeer } from './peer.ts';
import {
  isQuorum,
  isSameSystem,
  isVoter,
  quorumSize,
  weightOf,
  type QuorumKind,
  type QuorumSystem,
} from './quorum.ts';
import type { Sid } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** Who belongs to the ensemble, and who decides (`QuorumVerifier`). Its version is the zxid that made it. */
export interface Configuration {
  readonly version: Zxid;
  readonly quorum: QuorumSystem;
  /** Servers that learn and serve, and never count. */
  readonly observers: readonly Sid[];
  /** Addresses that were given by a reconfiguration, as text; all others follow from the server's number. */
  readonly addresses?: Readonly<Record<Sid, string>>;
}

/** The systems that must all agree: the committed one and, while a change is pending, the proposed one (`SyncedLearnerTracker`). */
export const verifiersOf = (
  config: Configuration,
  proposed: Configuration | null,
): readonly QuorumSystem[] =>
  proposed === null || proposed.version <= config.version
    ? [config.quorum]
    : [config.quorum, proposed.quorum];

/** Whether a server's vote or ACK counts in any of them. */
export const counts = (peer: ZabPeer, sid: Sid): boolean =>
  peer.verifiers.some((system) => isVoter(system, sid));

/** As {@link counts}, for ACKs: observers count too where that rule is switched off. */
export const mayCount = (peer: ZabPeer, host: Machine, sid: Sid): boolean =>
  counts(peer, sid) || host.settings.off.has('voters-only');

/** Whether this server alone may decide for two voters: the oracle says so, and nobody follows it (`QuorumOracleMaj`). */
export const isGranted = ({ sid, oracle, needsOracle }: ZabPeer, system: QuorumSystem): boolean =>
  oracle === 'grants' &&
  needsOracle &&
  system.kind === 'majority' &&
  system.voters.length === 2 &&
  isVoter(system, sid);

/** Whether this server takes these for a quorum (`QuorumVerifier.containsQuorum`). */
export const isQuorumFor = (peer: ZabPeer, system: QuorumSystem, acks: readonly Sid[]): boolean =>
  isQuorum(system, acks) || isGranted(peer, system);

/** Whether these servers are a quorum of each of them. */
export const isDecisive = (peer: ZabPeer, acks: readonly Sid[]): boolean =>
  peer.verifiers.every((system) => isQuorumFor(peer, system, acks));

/** As {@link isDecisive}, for ACKs: any servers make up the number where only voters should. */
export const mayDecide = (
  peer: ZabPeer,
  host: Machine,
  acks: readonly Sid[],
  verifiers: readonly QuorumSystem[] = peer.verifiers,
): boolean =>
  verifiers.every((system) => isQuorumFor(peer, system, acks)) ||
  (host.settings.off.has('voters-only') && acks.length >= needed(peer));

/** The least number of voters that can decide. */
export const needed = (
  peer: ZabPeer,
  verifiers: readonly QuorumSystem[] = peer.verifiers,
): number => Math.max(...verifiers.map((system) => quorumSize(system)));

/** What it takes for a quorum, as events tell it; `by` is left out for a plain majority. */
export interface Asked {
  readonly need: number;
  readonly by?: QuorumKind;
}

/** How many it takes, and what makes it a quorum if not their number: for the facts that tell of a count. */
export function asked(
  peer: ZabPeer,
  acks: readonly Sid[],
  verifiers: readonly QuorumSystem[] = peer.verifiers,
): Asked {
  const need = needed(peer, verifiers);
  const alone = verifiers.some((system) => isGranted(peer, system) && !isQuorum(system, acks));
  if (alone) return { need, by: 'oracle' };
  if (verifiers.some((system) => !isSameSystem(system, verifiers[0]!))) return { need, by: 'both' };
  return verifiers[0]?.kind === 'hierarchical' ? { need, by: 'groups' } : { need };
}

/** As {@link asked}, for a leader that waits and has counted nobody yet. */
export function waitsFor(peer: ZabPeer): { readonly by?: QuorumKind } {
  const { by } = asked(peer, electorate(peer));
  return by === undefined ? {} : { by };
}

/** Whether this server takes part as a follower does; one that was removed does too, and nobody counts it. */
export const isParticipant = (peer: ZabPeer): boolean => !peer.observer;

/** The newest configuration that this server has seen. */
export const newestConfig = (peer: ZabPeer): Configuration => peer.proposedConfig ?? peer.config;

/**
 * Whether votes for this server can win: it has a weight, by the committed configuration if it is a voter there
 * (`FastLeaderElection.totalOrderPredicate`).
 */
export const canLead = ({ config, verifiers }: ZabPeer, sid: Sid): boolean =>
  isVoter(config.quorum, sid)
    ? weightOf(config.quorum, sid) > 0
    : verifiers.some((system) => weightOf(system, sid) > 0);

/** Where notifications go: every voter of the present and of the proposed configuration. */
export function electorate(peer: ZabPeer): readonly Sid[] {
  const [present, proposed] = peer.verifiers;
  if (proposed === undefined) return present!.voters;
  const all = new Set([...present!.voters, ...proposed.voters]);
  return [...all].sort((a, b) => a - b);
}
