const isForbidden = (unit: number): boolean =>
  unit <= 0x1f ||
  (unit >= 0x7f && unit <= 0x9f) ||
  (unit >= 0xd800 && unit <= 0xf8ff) ||
  unit >= 0xfff0;

/** Whether the dot at `i` is the end of an element `.` or `..`. */
function isRelative(path: string, i: number): boolean {
  const before = path[i - 1] === '.' ? path[i - 2] : path[i - 1];
  return before === '/' && (i + 1 === path.length || path[i + 1] === '/');
}

function badCharacter(path: string): string | null {
  for (let i = 1; i < path.length; i++) {
    if (path[i] === '\0') return `null character not allowed @${i}`;
    if (path[i] === '/' && path[i - 1] === '/') return `empty node name specified @${i}`;
    if (path[i] === '.' && isRelative(path, i)) return `relative paths not allowed @${i}`;
    if (isForbidden(path.charCodeAt(i))) return `invalid character @${i}`;
  }
  return null;
}

/** What is wrong with a path, as ZooKeeper says it (`PathUtils.validatePath`); null if it names a znode. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'Path length must be > 0';
  if (!path.startsWith('/')) return 'Path must start with / character';
  if (path === '/') return null;
  if (path.endsWith('/')) return 'Path must not end with / character';
  const reason = badCharacter(path);
  return reason === null ? null : `Invalid path string "${path}" caused by ${reason}`;
}

export const isValidPath = (path: string): boolean => pathProblem(path) === null;

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

/** `lock-` and 7 become `lock-0000000007`. The counter is a 32-bit one and turns negative after 2^31 children. */
export const withSequence = (path: string, counter: number): string =>
  path +
  (counter < 0 ? `-${String(-counter).padStart(9, '0')}` : String(counter).padStart(10, '0'));
