import type { Znode } from '../../znodes/znode.ts';

/**
 * How one server's znode stands to the leader's. `missing`: only the leader has it; `extra`: only this server; `older` and `newer`:
 * both have it, and the last transaction that touched it is an earlier or a later one here.
 */
export type Lag = 'missing' | 'extra' | 'older' | 'newer';

const touchedBy = ({ czxid, mzxid, pzxid }: Znode): number => Math.max(czxid, mzxid, pzxid);

/** Whether all but the names of the children is equal: each child is compared by itself. */
function isEqual(a: Znode, b: Znode): boolean {
  if (a.children.size !== b.children.size) return false;
  for (const field of Object.keys(a) as (keyof Znode)[]) {
    if (field === 'children' || a[field] === b[field]) continue;
    if (JSON.stringify(a[field]) !== JSON.stringify(b[field])) return false;
  }
  return true;
}

/** Null where there is no difference. */
export function lagOf(here: Znode | undefined, leaders: Znode | undefined): Lag | null {
  if (here === leaders) return null;
  if (here === undefined) return 'missing';
  if (leaders === undefined) return 'extra';
  if (isEqual(here, leaders)) return null;
  const [own, other] = [touchedBy(here), touchedBy(leaders)];
  if (own !== other) return own < other ? 'older' : 'newer';
  return here.aversion < leaders.aversion ? 'older' : 'newer';
}
