import type { Sid } from './vote.ts';

/** Which sets of servers may decide (`server/quorum/flexible`). */
export interface QuorumSystem {
  readonly kind: 'majority';
  readonly voters: readonly Sid[];
}

export const majorityOf = (voters: readonly Sid[]): QuorumSystem => ({ kind: 'majority', voters });

export const isVoter = (system: QuorumSystem, sid: Sid): boolean => system.voters.includes(sid);

/** The number of voters that make a quorum: strictly more than half (`QuorumMaj.containsQuorum`). */
export const quorumSize = (system: QuorumSystem): number => (system.voters.length >> 1) + 1;

/** Whether the voters among `acks` (no repeats) are a quorum. */
export function isQuorum(system: QuorumSystem, acks: readonly Sid[]): boolean {
  let count = 0;
  for (const sid of acks) if (isVoter(system, sid)) count++;
  return count >= quorumSize(system);
}

/** `acks` with `sid` among them, in order, once. */
export function withAck(acks: readonly Sid[], sid: Sid): readonly Sid[] {
  return acks.includes(sid) ? acks : [...acks, sid].sort((a, b) => a - b);
}
