import type { Zxid } from '../zab/zxid.ts';

/** A znode as it will be once all outstanding proposals are applied (`ChangeRecord`). */
export interface PendingChange {
  /** The last proposal that touches it. */
  readonly zxid: Zxid;
  readonly exists: boolean;
  readonly version: number;
  /** Creations among the children. */
  readonly cversion: number;
  readonly numChildren: number;
  readonly ephemeralOwner: string;
}
