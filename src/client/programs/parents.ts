import type { ErrorName } from '../../znodes/error-code.ts';

/** Where a program stands that needs a znode with all its ancestors. */
export type OnTheWay =
  | { readonly next: 'create'; readonly path: string }
  | { readonly next: 'done' }
  /** Refused for good, as with a path that is none: asking again would change nothing. */
  | { readonly next: 'give-up' };

const create = (path: string): OnTheWay => ({ next: 'create', path });

/**
 * One answer on the way to a persistent znode: up to the ancestor that is missing, down again, or done. A creation whose outcome is unknown
 * is simply asked again: NODEEXISTS answers as well as OK.
 *
 * @param asked the path whose creation was answered
 */
export function onWayTo(path: string, asked: string, error: ErrorName): OnTheWay {
  if (error === 'CONNECTIONLOSS') return create(asked);
  if (error === 'NONODE') return create(asked.slice(0, asked.lastIndexOf('/')));
  if (error !== 'OK' && error !== 'NODEEXISTS') return { next: 'give-up' };
  if (asked === path) return { next: 'done' };
  const end = path.indexOf('/', asked.length + 1);
  return create(end < 0 ? path : path.slice(0, end));
}
