import type { Sid } from '../zab/vote.ts';

/** How full a hash table of Java's gets before it doubles. */
const LOAD = 0.75;

/** The size of the table that a copy of so many entries gets (`java.util.HashMap`). */
function sizeOfCopy(entries: number): number {
  const room = Math.floor(entries / LOAD + 1);
  let size = 1;
  while (size < room) size *= 2;
  return size;
}

/**
 * The members as a configuration lists them that came about by joining and leaving: in the order of the table in which the leader
 * did it (`PrepRequestProcessor`, case reconfig; `QuorumMaj.toString`). It is that of their numbers unless few were left: then the
 * table is small, and 4 may come before 1.
 *
 * @param before the members there were, in order
 */
export function memberOrder(
  before: readonly Sid[],
  leaving: readonly Sid[],
  joining: readonly Sid[],
): readonly Sid[] {
  let size = sizeOfCopy(before.length);
  let members = before.filter((sid) => !leaving.includes(sid));
  for (const sid of joining) {
    members = [...members.filter((other) => other !== sid), sid];
    if (members.length > Math.floor(size * LOAD)) size *= 2;
  }
  return members.sort((a, b) => (a % size) - (b % size));
}
