import { type Acl, ADMIN, CREATE, DELETE, READ, WRITE } from '../../znodes/acl.ts';
import type { Terminal } from './script.ts';

const BITS: Readonly<Record<string, number>> = {
  r: READ,
  w: WRITE,
  c: CREATE,
  d: DELETE,
  a: ADMIN,
};

/** Reads `world:anyone:r,digest:user:hash:cdrwa`; what cannot be read is said and left out (`AclParser`). */
export function readAcl(text: string, { err }: Terminal): readonly Acl[] {
  const acl: Acl[] = [];
  for (const entry of text.split(',')) {
    const [first, last] = [entry.indexOf(':'), entry.lastIndexOf(':')];
    if (first === last) {
      err(`${entry} does not have the form scheme:id:perm`);
      continue;
    }
    let perms = 0;
    for (const letter of entry.slice(last + 1)) {
      const bit = BITS[letter];
      if (bit === undefined) err(`Unknown perm type: ${letter}`);
      else perms |= bit;
    }
    acl.push({ scheme: entry.slice(0, first), id: entry.slice(first + 1, last), perms });
  }
  return acl;
}
