import type { Sid } from './vote.ts';

/** Which sets of servers may decide (`server/quorum/flexible`). */
export type QuorumSystem =
  | { readonly kind: 'majority'; readonly voters: readonly Sid[] }
  | {
      readonly kind: 'hierarchical';
      readonly voters: readonly Sid[];
      /** Every voter stands in exactly one group. */
      readonly groups: readonly (readonly Sid[])[];
      /** Weights that are not 1. */
      readonly weights: readonly { readonly server: Sid; readonly weight: number }[];
    };

/**
 * What makes a quorum where it is no plain majority: most of the weight in most groups, both configurations at once, or an oracle's
 * leave to be one alone.
 */
export type QuorumKind = 'groups' | 'both' | 'oracle';

export const majorityOf = (voters: readonly Sid[]): QuorumSystem => ({ kind: 'majority', voters });

export const isVoter = (system: QuorumSystem, sid: Sid): boolean => system.voters.includes(sid);

/** A voter's weight; a voter of weight 0 votes in name only and cannot lead. */
export function weightOf(system: QuorumSystem, sid: Sid): number {
  if (!isVoter(system, sid)) return 0;
  if (system.kind === 'majority') return 1;
  return system.weights.find(({ server }) => server === sid)?.weight ?? 1;
}

const groupWeight = (system: QuorumSystem, group: readonly Sid[]): number =>
  group.reduce((sum, sid) => sum + weightOf(system, sid), 0);

/** Whether the voters among `acks` (no repeats) are a quorum (`QuorumMaj`, `QuorumHierarchical`). */
export function isQuorum(system: QuorumSystem, acks: readonly Sid[]): boolean {
  if (system.kind === 'majority') {
    let count = 0;
    for (const sid of acks) if (isVoter(system, sid)) count++;
    return count > system.voters.length >> 1;
  }
  const groups = system.groups.filter((group) => groupWeight(system, group) > 0);
  const won = groups.filter(
    (group) =>
      groupWeight(
        system,
        group.filter((sid) => acks.includes(sid)),
      ) >
      groupWeight(system, group) >> 1,
  );
  return won.length > groups.length >> 1;
}

/** Whether two systems have the same quorums: a configuration that only has a new version does. */
export const isSameSystem = (a: QuorumSystem, b: QuorumSystem): boolean =>
  a === b ||
  (a.kind === 'majority' &&
    b.kind === 'majority' &&
    a.voters.length === b.voters.length &&
    a.voters.every((sid) => isVoter(b, sid)));

/** The least number of voters that can make a quorum. */
export function quorumSize(system: QuorumSystem): number {
  if (system.kind === 'majority') return (system.voters.length >> 1) + 1;
  const sizes = system.groups
    .filter((group) => groupWeight(system, group) > 0)
    .map((group) => leastWinning(system, group))
    .sort((a, b) => a - b);
  return sizes.slice(0, (sizes.length >> 1) + 1).reduce((sum, size) => sum + size, 0);
}

function leastWinning(system: QuorumSystem, group: readonly Sid[]): number {
  const half = groupWeight(system, group) >> 1;
  const weights = group.map((sid) => weightOf(system, sid)).sort((a, b) => b - a);
  let sum = 0;
  return weights.findIndex((weight) => (sum += weight) > half) + 1;
}

/** `acks` with `sid` among them, in order, once. */
export function withAck(acks: readonly Sid[], sid: Sid): readonly Sid[] {
  return acks.includes(sid) ? acks : [...acks, sid].sort((a, b) => a - b);
}
