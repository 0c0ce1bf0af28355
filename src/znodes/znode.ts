import type { PersistentMap } from '../kernel/persistent-map.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { Acl } from './acl.ts';
import type { Data } from './data.ts';

/**
 * Whether the leader may delete it by itself: a container once it has lost its last child; a znode with a time to live (a number, in
 * milliseconds) once it has been unchanged and without children for so long. ZooKeeper keeps this in the owner's field (`EphemeralType`).
 */
export type Kind = 'plain' | 'container' | number;

/** A znode as a replica stores it (`DataNode`). Immutable. */
export interface Znode {
  readonly data: Data;
  readonly acl: readonly Acl[];
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
  readonly kind: Kind;
  /** Names of the children. */
  readonly children: PersistentMap<true>;
}
