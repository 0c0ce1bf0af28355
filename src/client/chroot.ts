import type { ClientOperation } from '../znodes/wire.ts';

const below = (chroot: string, path: string): string => (path === '/' ? chroot : chroot + path);

/**
 * The operation with its paths below the chroot (`ZooKeeper.prependChroot`). The root cannot be deleted, so it is not moved
 * there; and getEphemerals takes the whole tree's paths.
 */
export function withChroot(operation: ClientOperation, chroot: string): ClientOperation {
  if (chroot === '') return operation;
  if (operation.op === 'multi') {
    return {
      ...operation,
      ops: operation.ops.map((op) => ({ ...op, path: below(chroot, op.path) })),
    };
  }
  if (operation.op === 'multiRead') {
    return {
      ...operation,
      ops: operation.ops.map((op) => ({ ...op, path: below(chroot, op.path) })),
    };
  }
  if (!('path' in operation)) return operation;
  if (operation.op === 'delete' && operation.path === '/') return operation;
  return { ...operation, path: below(chroot, operation.path) };
}

/** What create hands back: the bare end of the path, so that a chroot which has just been made is called ``. */
export const createdBelow = (path: string, chroot: string): string => path.slice(chroot.length);

/** A path of the whole tree as the application knows it. */
export function fromServer(path: string, chroot: string): string {
  if (chroot === '') return path;
  if (path === chroot) return '/';
  return path.length > chroot.length ? path.slice(chroot.length) : path;
}

export const toServer = (paths: readonly string[], chroot: string): readonly string[] =>
  chroot === '' ? paths : paths.map((path) => below(chroot, path));
