import { PersistentMap } from '../kernel/persistent-map.ts';
import { historyOf } from './apply.ts';
import type { Replica } from './replica.ts';

/** Whether plain, immutable data say the same. What they share is not looked at. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof PersistentMap && b instanceof PersistentMap) {
    if (a.size !== b.size) return false;
    for (const { mine, theirs } of a.differences(b)) if (!isSame(mine, theirs)) return false;
    return true;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as never)[key] as unknown, (b as never)[key] as unknown))
  );
}

/** Whether two replicas are equal, and so may be one object. */
export const isSameTree = (a: Replica, b: Replica): boolean =>
  historyOf(a) === historyOf(b) || isSame(a, b);
