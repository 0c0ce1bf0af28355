import type { Zxid } from '../zab/zxid.ts';

/** A znode's metadata as a client sees it. Times are the leader's clock in milliseconds. */
export interface Stat {
  readonly czxid: Zxid;
  readonly mzxid: Zxid;
  readonly pzxid: Zxid;
  readonly ctimeMs: number;
  readonly mtimeMs: number;
  readonly version: number;
  /** Creations and deletions among the children: 2 x creations - children. */
  readonly cversion: number;
  readonly aversion: number;
  /** The session that owns an ephemeral; empty for others. */
  readonly ephemeralOwner: string;
  readonly dataLength: number;
  readonly numChildren: number;
}
