import type { PersistentMap } from '../kernel/persistent-map.ts';
import type { Zxid } from '../zab/zxid.ts';

/** A session as every replica knows it. */
export interface Session {
  readonly timeoutMs: number;
  /** Paths of its ephemerals, with the zxid that created each. */
  readonly ephemerals: PersistentMap<Zxid>;
}

/** The paths of its ephemerals in order of creation (where ZooKeeper has no order: a hash set). */
export const ephemeralsOf = ({ ephemerals }: Session): string[] =>
  [...ephemerals]
    .sort(([a, czxidA], [b, czxidB]) => czxidA - czxidB || (a < b ? -1 : 1))
    .map(([path]) => path);
