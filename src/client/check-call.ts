import type { Operation, SubOperation, SubRead } from '../znodes/request.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { Asking } from './client-state.ts';

const TTL_MS_MAX = 2 ** 40 - 1;

/** What keeps a text from being a path; null if nothing does. */
export type PathProblem = (path: string) => string | null;

/**
 * What the library finds wrong with a call before anything is sent (`ZooKeeper`, `PathUtils.validatePath`,
 * `EphemeralType.validateTTL`): an IllegalArgumentException's message.
 */
export function problemOf(
  operation: ClientOperation,
  { watcher }: Asking,
  pathProblem: PathProblem,
): string | null {
  switch (operation.op) {
    case 'create':
      return createProblem(operation, pathProblem);
    case 'checkWatches':
      return watcher === undefined ? NO_WATCHER : pathProblem(operation.path);
    case 'getEphemerals':
      return pathProblem(operation.prefix);
    case 'multi':
    case 'multiRead':
      return refusedParts(operation.ops, pathProblem) === null && isMixed(operation.ops)
        ? MIXED
        : null;
    default:
      return 'path' in operation ? pathProblem(operation.path) : null;
  }
}

const NO_WATCHER = "Invalid Watcher, shouldn't be null!";

function createProblem(
  operation: Operation & { op: 'create' },
  pathProblem: PathProblem,
): string | null {
  const { path, mode, ttlMs = -1 } = operation;
  const isSequential = mode.includes('sequential');
  const problem = pathProblem(isSequential ? `${path}1` : path);
  if (problem !== null) return problem;
  if (mode.endsWith('with_ttl')) {
    const fits = ttlMs > 0 && ttlMs <= TTL_MS_MAX;
    return fits ? null : `ttl must be positive and cannot be larger than: ${TTL_MS_MAX}`;
  }
  return ttlMs >= 0 ? `ttl not valid for mode: ${mode.toUpperCase()}` : null;
}

const MIXED = 'A multi either reads or writes.';

const isMixed = (ops: readonly (SubOperation | SubRead)[]): boolean => {
  const reads = ops.filter(({ op }) => op === 'getData' || op === 'getChildren').length;
  return reads > 0 && reads < ops.length;
};

/** A part has no use for a time to live unless its mode has one (`Op.create`). */
const asPart = (op: Operation & { op: 'create' }): Operation & { op: 'create' } =>
  op.mode.endsWith('with_ttl') ? op : { ...op, ttlMs: undefined };

/** A multi with a bad part is not sent: the bad ones are BADARGUMENTS, all others undecided. Null if there is none. */
export function refusedParts(
  ops: readonly (SubOperation | SubRead)[],
  pathProblem: PathProblem,
): readonly { readonly op: 'error'; readonly error: ErrorName }[] | null {
  const isBad = (op: SubOperation | SubRead): boolean =>
    (op.op === 'create' ? createProblem(asPart(op), pathProblem) : pathProblem(op.path)) !== null;
  if (!ops.some(isBad)) return null;
  return ops.map((op) => ({
    op: 'error',
    error: isBad(op) ? 'BADARGUMENTS' : 'RUNTIMEINCONSISTENCY',
  }));
}
