import type { Zxid } from '../zab/zxid.ts';
import { dataLength } from './data.ts';
import type { Znode } from './znode.ts';

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
  /** The session that owns an ephemeral; empty for others, containers and znodes with a time to live included. */
  readonly ephemeralOwner: string;
  /** Bytes. */
  readonly dataLength: number;
  readonly numChildren: number;
}

/** The metadata as clients see it (`DataNode.copyStat`). */
export function statOf(znode: Znode): Stat {
  const numChildren = znode.children.size;
  return {
    czxid: znode.czxid,
    mzxid: znode.mzxid,
    pzxid: znode.pzxid,
    ctimeMs: znode.ctimeMs,
    mtimeMs: znode.mtimeMs,
    version: znode.version,
    cversion: (znode.cversion * 2 - numChildren) | 0,
    aversion: znode.aversion,
    ephemeralOwner: znode.ephemeralOwner,
    dataLength: dataLength(znode.data),
    numChildren,
  };
}
