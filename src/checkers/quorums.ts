import type { QuorumSystem } from '../zab/quorum.ts';

/** Whether these servers are a quorum: counted here once more, from the definition. */
export function isQuorumOf(system: QuorumSystem, servers: readonly number[]): boolean {
  const present = new Set(servers);
  if (system.kind === 'majority') {
    const count = system.voters.filter((voter) => present.has(voter)).length;
    return 2 * count > system.voters.length;
  }
  const weights = new Map(system.weights.map(({ server, weight }) => [server, weight]));
  const sum = (members: readonly number[]): number =>
    members.reduce((total, member) => total + (weights.get(member) ?? 1), 0);
  const heavy = system.groups.filter((group) => sum(group) > 0);
  const won = heavy.filter(
    (group) => 2 * sum(group.filter((member) => present.has(member))) > sum(group),
  );
  return 2 * won.length > heavy.length;
}

/** Whether a server is a voter that may be elected: one with a weight. */
export const weighs = (system: QuorumSystem, server: number): boolean =>
  system.voters.includes(server) &&
  (system.kind === 'majority' ||
    system.weights.every((voter) => voter.server !== server || voter.weight > 0));
