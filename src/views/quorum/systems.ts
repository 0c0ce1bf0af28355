import type { World } from '../../simulation/world.ts';
import { newestConfig } from '../../zab/ensemble.ts';
import type { ZabPeer } from '../../zab/peer.ts';
import { isQuorum, isVoter, quorumSize, weightOf, type QuorumSystem } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';

/** How near some servers are to being a quorum of one system: voters of a majority, or groups of a hierarchy. */
export interface Tally {
  readonly counts: 'voters' | 'groups';
  readonly count: number;
  readonly need: number;
  readonly done: boolean;
}

/** The server that knows the newest configuration; one that runs rather than one that is down. */
export function bestInformed(world: Pick<World, 'peers'>): ZabPeer {
  return world.peers.reduce<ZabPeer>((best, peer) => {
    if (peer.up !== best.up) return peer.up ? peer : best;
    return newestConfig(peer).version > newestConfig(best).version ? peer : best;
  }, world.peers[0]!);
}

/** Everyone who counts in any of the systems, in order. */
export const votersOf = (systems: readonly QuorumSystem[]): readonly Sid[] =>
  [...new Set(systems.flatMap((system) => system.voters))].sort((a, b) => a - b);

export const isCounted = (systems: readonly QuorumSystem[], sid: Sid): boolean =>
  systems.some((system) => isVoter(system, sid));

const weightIn = (system: QuorumSystem, sids: readonly Sid[]): number =>
  sids.reduce((sum, sid) => sum + weightOf(system, sid), 0);

/** Groups that have a weight at all: the others do not count. */
export const countingGroups = (system: QuorumSystem): readonly (readonly Sid[])[] =>
  system.kind === 'majority' ? [] : system.groups.filter((group) => weightIn(system, group) > 0);

/** How far `acks` are a quorum: voters counted, or groups won. */
export function tallyOf(system: QuorumSystem, acks: readonly Sid[]): Tally {
  const done = isQuorum(system, acks);
  if (system.kind === 'majority') {
    const count = acks.filter((sid) => isVoter(system, sid)).length;
    return { counts: 'voters', count, need: quorumSize(system), done };
  }
  const groups = countingGroups(system);
  const won = groups.filter((group) => {
    const has = weightIn(
      system,
      group.filter((sid) => acks.includes(sid)),
    );
    return has > weightIn(system, group) >> 1;
  });
  return { counts: 'groups', count: won.length, need: (groups.length >> 1) + 1, done };
}
