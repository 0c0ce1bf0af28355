import { showZxid } from '../zab/zxid.ts';
import type { Memory } from './condition.ts';

/** Every zxid of an epoch from 1 on is at least this; epochs and server numbers are below it. */
const ZXID_MIN = 2 ** 32;

const show = (found: number): string => (found >= ZXID_MIN ? showZxid(found) : String(found));

/** Puts remembered numbers into a lesson's text: `{txn}` becomes `(1,5)`. Unknown names stay as they are. */
export const fillIn = (html: string, memory: Memory): string =>
  html.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const found = memory[name];
    return found === undefined ? whole : show(found);
  });
