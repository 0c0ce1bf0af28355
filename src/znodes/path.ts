/** Whether a path names a znode (`PathUtils.validatePath`). */
export function isValidPath(path: string): boolean {
  if (path === '/') return true;
  if (!path.startsWith('/') || path.endsWith('/')) return false;
  for (const element of path.slice(1).split('/')) {
    if (element === '' || element === '.' || element === '..') return false;
  }
  for (let i = 0; i < path.length; i++) if (isForbidden(path.charCodeAt(i))) return false;
  return true;
}

function isForbidden(unit: number): boolean {
  return (
    unit <= 0x1f ||
    (unit >= 0x7f && unit <= 0x9f) ||
    (unit >= 0xd800 && unit <= 0xf8ff) ||
    (unit >= 0xfff0 && unit <= 0xffff)
  );
}

/** `/a` for `/a/b`, `/` for `/a`. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** `b` for `/a/b`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The path of a child: `/a` for a child `a` of the root. */
export const childOf = (parent: string, name: string): string =>
  parent === '/' ? `/${name}` : `${parent}/${name}`;

/** `lock-` and 7 become `lock-0000000007`. */
export const withSequence = (path: string, counter: number): string =>
  path + String(counter).padStart(10, '0');
