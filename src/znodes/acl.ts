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
