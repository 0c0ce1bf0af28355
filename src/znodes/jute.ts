import type { Acl } from './acl.ts';
import { dataLength, type Data } from './data.ts';

/** How many bytes things take on the wire, as jute writes them. */
export const INT = 4;
export const LONG = 8;
export const BOOL = 1;
/** `MultiHeader`: a type, whether it is the last, an error. */
export const MULTI_HEADER = INT + BOOL + INT;

/** Data or text: its length before it. */
export const bytes = (value: Data): number => INT + dataLength(value);

export const texts = (list: readonly string[]): number =>
  list.reduce((sum, text) => sum + bytes(text), INT);

export const acls = (list: readonly Acl[] | null): number =>
  (list ?? []).reduce((sum, { scheme, id }) => sum + INT + bytes(scheme) + bytes(id), INT);
