import type { CommittedTree } from '../../../src/checkers/committed-tree.ts';
import type { Version } from '../../../src/checkers/past-tree.ts';
import type { RecipeGround } from '../../../src/checkers/recipe-ground.ts';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';

/** What is at a path from a zxid on: nothing, or data and children. */
export type Then = readonly [zxid: number, data: string | null, ...children: string[]];
type Past = Readonly<Record<string, readonly Then[]>>;

/** A tree whose whole past is written down. */
export function stagedTree(
  past: Past,
  owners: Readonly<Record<string, string>> = {},
): CommittedTree {
  const versions = (path: string): readonly Version[] => {
    const all = past[path] ?? [];
    const czxid = all[0]?.[0] ?? 0;
    return all.map(([zxid, data, ...children], i) => ({
      zxid,
      znode:
        data === null
          ? null
          : {
              data,
              czxid,
              mzxid: zxid,
              pzxid: zxid,
              version: i,
              aversion: 0,
              owner: owners[path] ?? '',
              creations: children.length,
              children: PersistentMap.of(children.map((name): [string, true] => [name, true])),
            },
    }));
  };
  const at = (path: string, zxid: number): Version | undefined =>
    versions(path).findLast((version) => version.zxid <= zxid);
  return {
    follow: () => undefined,
    knows: () => true,
    at: (path, zxid) => at(path, zxid)?.znode ?? null,
    touchedAt: (path, zxid) => at(path, zxid)?.zxid ?? 0,
    latest: () =>
      Math.max(0, ...Object.keys(past).flatMap((path) => versions(path).map(({ zxid }) => zxid))),
    now: (path) => at(path, Infinity)?.znode ?? null,
    past: versions,
    below: (path) => Object.keys(past).filter((other) => other.startsWith(`${path}/`)),
  };
}

/** The same with clients that are all settled. */
export const grounded = (past: Past, owners?: Readonly<Record<string, string>>): RecipeGround => ({
  tree: stagedTree(past, owners),
  follow: () => undefined,
  inTree: (_world, _client, path) => path,
  isMeddled: () => false,
  lifeOf: () => 0,
  isSettled: () => true,
  isQuiet: () => true,
});
