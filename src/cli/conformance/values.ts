import { createHash } from 'node:crypto';
import type { Acl } from '../../znodes/acl.ts';
import { bytesOf, dataOf as textOf, type Data } from '../../znodes/data.ts';

/** Data as a script gives it: text, bytes, or one character many times. */
export type GivenData =
  string | null | { readonly b64: string } | { readonly fill: string; readonly n: number };

const SHOWN_BYTES_MAX = 600;

/** Data of an argument; left out means none. */
export function dataOf(given: GivenData | undefined): Data {
  if (given === undefined || given === null || typeof given === 'string') return given ?? null;
  if ('b64' in given) return textOf(Buffer.from(given.b64, 'base64'));
  return given.fill.repeat(given.n);
}

/** Data as results show it: long data by its length and hash. */
export function showData(data: Data): unknown {
  if (data === null) return null;
  const bytes = Buffer.from(bytesOf(data));
  if (bytes.length > SHOWN_BYTES_MAX) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { n: bytes.length, sha256_16: hash.slice(0, 16) };
  }
  return bytes.toString('utf8') === data ? data : { b64: bytes.toString('base64') };
}

const NAMED_ACLS: Readonly<Record<string, GivenAcl>> = {
  OPEN: [[31, 'world', 'anyone']],
  CREATOR: [[31, 'auth', '']],
  READ: [[1, 'world', 'anyone']],
};

export type GivenAcl = readonly (readonly [number, string, string])[];

/** An ACL of an argument; left out means open to all. */
export function aclOf(given: GivenAcl | string | null | undefined): readonly Acl[] | null {
  if (given === null) return null;
  const list = typeof given === 'object' ? given : NAMED_ACLS[given ?? 'OPEN'];
  if (list === undefined) throw new Error(`there is no ACL called ${String(given)}`);
  return list.map(([perms, scheme, id]) => ({ perms, scheme, id }));
}

export const showAcl = (acl: readonly Acl[]): GivenAcl =>
  acl.map(({ perms, scheme, id }) => [perms, scheme, id] as const);
