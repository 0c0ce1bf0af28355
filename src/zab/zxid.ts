import { assert } from '../kernel/assert.ts';

/**
 * A transaction's id: epoch in the high half, counter in the low half, as one safe integer
 * (`epoch * 2^32 + counter`). Epochs are bounded at 2^20 so that it stays exact.
 */
export type Zxid = number;

const HALF = 0x1_0000_0000;
export const EPOCH_MAX = 2 ** 20;

/** An epoch and a counter as one number. */
export function zxidOf(epoch: number, counter: number): Zxid {
  assert(epoch >= 0 && epoch < EPOCH_MAX, `epoch ${epoch} is outside [0, ${EPOCH_MAX})`);
  return epoch * HALF + counter;
}

export const epochOf = (zxid: Zxid): number => Math.floor(zxid / HALF);
export const counterOf = (zxid: Zxid): number => zxid % HALF;

/** `(2,8)`: epoch 2, counter 8. */
export const showZxid = (zxid: Zxid): string => `(${epochOf(zxid)},${counterOf(zxid)})`;

/** As ZooKeeper prints it: `0x200000008`. */
export const hexZxid = (zxid: Zxid): string => `0x${zxid.toString(16)}`;

/** (e,0) names the NEWLEADER message of epoch e; it is never a transaction. */
export const isNewEpochZxid = (zxid: Zxid): boolean => counterOf(zxid) === 0;
