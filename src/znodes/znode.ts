import type { PersistentMap } from '../kernel/persistent-map.ts';
import type { Zxid } from '../zab/zxid.ts';

/** A znode as a replica stores it (`DataNode`). Immutable. */
export interface Znode {
  readonly data: string;
  readonly czxid: Zxid;
  readonly mzxid: Zxid;
  readonly pzxid: Zxid;
  readonly ctimeMs: number;
  readonly mtimeMs: number;
  readonly version: number;
  /** Creations among the children, ever: also the next sequence number. */
  readonly cversion: number;
  readonly aversion: number;
  readonly ephemeralOwner: string;
  /** Names of the children. */
  readonly children: PersistentMap<true>;
}
