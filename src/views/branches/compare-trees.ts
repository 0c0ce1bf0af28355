import type { PersistentMap } from '../../kernel/persistent-map.ts';
import type { Znode } from '../../znodes/znode.ts';

/** Paths that only one tree has, and paths whose znodes are not the same. */
export interface TreeDifference {
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  readonly changed: readonly {
    readonly path: string;
    readonly left: Znode;
    readonly right: Znode;
  }[];
}

type Tree = PersistentMap<Znode>;

const isSame = (one: Znode, other: Znode): boolean =>
  one === other ||
  (one.data === other.data &&
    one.czxid === other.czxid &&
    one.mzxid === other.mzxid &&
    one.pzxid === other.pzxid &&
    one.version === other.version &&
    one.ephemeralOwner === other.ephemeralOwner);

/** Null where they are the same. */
export function compareTrees(left: Tree, right: Tree): TreeDifference | null {
  if (left === right) return null;
  const onlyLeft: string[] = [];
  const changed: { path: string; left: Znode; right: Znode }[] = [];
  for (const path of left.keys()) {
    const [one, other] = [left.get(path)!, right.get(path)];
    if (other === undefined) onlyLeft.push(path);
    else if (!isSame(one, other)) changed.push({ path, left: one, right: other });
  }
  const onlyRight = [...right.keys()].filter((path) => left.get(path) === undefined);
  return onlyLeft.length + onlyRight.length + changed.length === 0
    ? null
    : {
        onlyLeft: onlyLeft.sort(),
        onlyRight: onlyRight.sort(),
        changed: changed.sort((a, b) => (a.path < b.path ? -1 : 1)),
      };
}
