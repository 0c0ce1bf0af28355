import type { World } from '../../simulation/world.ts';
import { bestInformed } from '../../views/quorum/systems.ts';
import type { Configuration } from '../../zab/ensemble.ts';
import { isVoter, weightOf } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Member, Reconfiguration } from '../../znodes/request.ts';

/** What a server is to a configuration. */
export const PARTS = ['participant', 'observer', 'absent'] as const;
export type Part = (typeof PARTS)[number];

/** A server's place in a configuration; group and weight only mean something for a participant where there are groups. */
export interface Place {
  readonly server: Sid;
  readonly part: Part;
  /** Counts up from 1. */
  readonly group: number;
  readonly weight: number;
}

/** The configuration in force, and one that is proposed to replace it, as the leader has them; without a leader, the best informed. */
export function configurationsIn(world: World): {
  readonly present: Configuration;
  readonly proposed: Configuration | null;
} {
  const leader = world.peers.find(({ up, leading }) => up && leading?.stage === 'broadcast');
  const { config, proposedConfig } = leader ?? bestInformed(world);
  return { present: config, proposed: proposedConfig };
}

/** The place of each server in a configuration. */
export function placesIn(config: Configuration, servers: readonly Sid[]): readonly Place[] {
  const { quorum, observers } = config;
  return servers.map((server) => {
    const votes = isVoter(quorum, server);
    const group =
      quorum.kind === 'majority' ? -1 : quorum.groups.findIndex((each) => each.includes(server));
    return {
      server,
      part: votes ? 'participant' : observers.includes(server) ? 'observer' : 'absent',
      group: Math.max(1, group + 1),
      weight: votes ? weightOf(quorum, server) : 1,
    };
  });
}

const isSame = (a: Place, b: Place, grouped: boolean): boolean =>
  a.part === b.part &&
  (!grouped || a.part !== 'participant' || (a.group === b.group && a.weight === b.weight));

/**
 * What brings `wish` about: who joins and who leaves where majorities decide before and after, the whole list where groups do, since the
 * real server refuses single steps there.
 *
 * @param fromConfig the version that must still be in force; -1: any
 * @returns null if nothing would change
 */
export function reconfigurationTo(
  config: Configuration,
  wish: readonly Place[],
  grouped: boolean,
  fromConfig: number,
): Reconfiguration | null {
  const before = placesIn(
    config,
    wish.map(({ server }) => server),
  );
  const wasGrouped = config.quorum.kind === 'hierarchical';
  const changed = wish.filter((place, i) => !isSame(place, before[i]!, grouped));
  if (changed.length === 0 && grouped === wasGrouped) return null;
  const base = { op: 'reconfig', fromConfig } as const;
  if (grouped || wasGrouped) {
    const members = wish.flatMap((place) => memberOf(place, grouped));
    return { ...base, joining: [], leaving: [], members };
  }
  return {
    ...base,
    joining: changed.flatMap((place) => memberOf(place, false)),
    leaving: changed.filter(({ part }) => part === 'absent').map(({ server }) => server),
    members: null,
  };
}

function memberOf({ server, part, group, weight }: Place, grouped: boolean): readonly Member[] {
  if (part === 'absent') return [];
  if (part === 'observer' || !grouped) return [{ server, role: part }];
  return [{ server, role: part, group, ...(weight === 1 ? {} : { weight }) }];
}

/** The change of one server's part; null if it has that part. */
export function stepTo(config: Configuration, server: Sid, part: Part): Reconfiguration | null {
  const [before] = placesIn(config, [server]);
  return reconfigurationTo(config, [{ ...before!, part }], false, -1);
}
