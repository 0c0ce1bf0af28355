import { isQuorum, type QuorumSystem } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';

/** The fewest servers that must still say yes before those of `acks` are a quorum of every system; 0 if they are. */
export function fewestMore(systems: readonly QuorumSystem[], acks: readonly Sid[]): number {
  const voters = new Set(systems.flatMap((system) => system.voters));
  const missing = [...voters].filter((sid) => !acks.includes(sid));
  const isEnough = (all: readonly Sid[]): boolean =>
    systems.every((system) => isQuorum(system, all));
  /** Whether `count` more of those from `from` on would do. */
  const wouldDo = (all: readonly Sid[], from: number, count: number): boolean => {
    if (count === 0) return isEnough(all);
    for (let i = from; i <= missing.length - count; i++)
      if (wouldDo([...all, missing[i]!], i + 1, count - 1)) return true;
    return false;
  };
  for (let count = 0; count < missing.length; count++) if (wouldDo(acks, 0, count)) return count;
  return missing.length;
}
