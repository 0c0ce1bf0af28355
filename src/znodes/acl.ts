import { schemeOf } from './identity.ts';

/** Bits of {@link Acl.perms} (`ZooDefs.Perms`). They are of one znode: no child inherits them. */
export const READ = 1;
export const WRITE = 2;
export const CREATE = 4;
export const DELETE = 8;
export const ADMIN = 16;
export const ALL = 31;

/** Who somebody is, in a scheme's own writing: `digest` `user:hash`, `ip` `127.0.0.1`. */
export interface Identity {
  readonly scheme: string;
  readonly id: string;
}

/** What an identity may do with one znode; CREATE and DELETE are about its children. */
export interface Acl extends Identity {
  readonly perms: number;
}

/** Everything to everybody: `OPEN_ACL_UNSAFE`. */
export const OPEN_ACL: readonly Acl[] = [{ perms: ALL, scheme: 'world', id: 'anyone' }];
/** `READ_ACL_UNSAFE`. */
export const READ_ACL: readonly Acl[] = [{ perms: READ, scheme: 'world', id: 'anyone' }];

const isAnyone = ({ scheme, id }: Identity): boolean => scheme === 'world' && id === 'anyone';

/**
 * Whether a list gives one of these permissions to one of these identities (`ZooKeeperServer.checkACL`). A super user may do
 * everything, and an empty list keeps nobody out.
 *
 * @param perms bits, one of which is enough
 */
export function allows(
  acl: readonly Acl[],
  perms: number,
  identities: readonly Identity[],
  skipAcl: boolean,
): boolean {
  if (skipAcl || acl.length === 0) return true;
  if (identities.some(({ scheme }) => scheme === 'super')) return true;
  return acl.some((entry) => {
    if ((entry.perms & perms) === 0) return false;
    if (isAnyone(entry)) return true;
    const scheme = schemeOf(entry.scheme);
    return (
      scheme !== undefined &&
      identities.some((own) => own.scheme === entry.scheme && scheme.matches(own.id, entry.id))
    );
  });
}

const equals = (a: Acl, b: Acl): boolean =>
  a.perms === b.perms && a.scheme === b.scheme && a.id === b.id;

/**
 * A list as it is stored: duplicates folded, `auth` replaced by what the author has proved to be (`PrepRequestProcessor.fixupACL`).
 * Null if it is not valid: empty, of an unknown scheme, or not in the scheme's writing.
 */
export function resolveAcl(
  asked: readonly Acl[] | null,
  author: readonly Identity[],
): readonly Acl[] | null {
  const unique = (asked ?? []).filter(
    (entry, i, all) => all.findIndex((other) => equals(other, entry)) === i,
  );
  if (unique.length === 0) return null;
  const resolved: Acl[] = [];
  for (const entry of unique) {
    if (isAnyone(entry)) {
      resolved.push(entry);
    } else if (entry.scheme === 'auth') {
      const proved = author.filter(({ scheme }) => schemeOf(scheme)?.proves === true);
      if (proved.length === 0) return null;
      for (const { scheme, id } of proved) resolved.push({ perms: entry.perms, scheme, id });
    } else if (schemeOf(entry.scheme)?.isValid(entry.id) === true) {
      resolved.push(entry);
    } else {
      return null;
    }
  }
  return resolved.length === 1 && equals(resolved[0]!, OPEN_ACL[0]!) ? OPEN_ACL : resolved;
}

/** A list as it is shown to who may not administer the znode: without the digests (`FinalRequestProcessor`, case getACL). */
export const masked = (acl: readonly Acl[]): readonly Acl[] =>
  acl.map((entry) =>
    entry.scheme === 'digest' ? { ...entry, id: entry.id.replaceAll(/:.*/g, ':x') } : entry,
  );
