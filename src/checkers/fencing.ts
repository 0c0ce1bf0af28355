import { checker, type Checker } from './checker.ts';
import { LOCK_KINDS, type LockLines, pathIn } from './lock-lines.ts';
import { shown } from './zxids.ts';

interface Accepted {
  readonly czxid: number;
  readonly who: string;
  readonly id: number;
}

/** What a lock guards is not changed by a holder of the past. */
export function fencing(lines: LockLines): Checker {
  /** The czxid of the node of whoever holds, by the judge's own reckoning. */
  const held = new Map<string, number>();
  /** The same for each use on its way. */
  const asked = new Map<number, number>();
  /** The latest holder whose write was accepted, for each resource. */
  const latest = new Map<string, Accepted>();
  return checker({
    name: 'fencing refuses the stale',
    sentence:
      'Once a resource has accepted a write of a later holder, it accepts nothing of an earlier one; and it refuses nobody else.',
    source:
      'M. Kleppmann, How to do distributed locking (2016); the czxid of a znode grows with every holder',
    kinds: [...LOCK_KINDS, 'resource-asked', 'resource-used'],
    observe(event, world) {
      const belief = lines.follow(event, world);
      if (belief?.state === 'holding') {
        const { who, lock, node, shown: zxid } = belief;
        const czxid = lines.tree.at(pathIn(lock, node), zxid)?.czxid;
        if (czxid === undefined) held.delete(who);
        else held.set(who, czxid);
        return null;
      }
      if (event.kind === 'resource-asked') {
        const czxid = held.get(event.who);
        if (czxid !== undefined) asked.set(event.id, czxid);
        return null;
      }
      if (event.kind !== 'resource-used') return null;
      const czxid = asked.get(event.cause);
      asked.delete(event.cause);
      if (czxid === undefined) return null;
      const { resource, who, as, accepted, id } = event;
      const last = latest.get(resource);
      const isStale = last !== undefined && czxid < last.czxid;
      if (accepted && as === 'write' && !isStale) latest.set(resource, { czxid, who, id });
      if (accepted !== isStale) return null;
      return {
        message: isStale
          ? `${resource} accepted client ${who}, whose znode is of ${shown(czxid)}, after client ${last.who} with ${shown(last.czxid)}`
          : `${resource} refused client ${who}, whose znode is of ${shown(czxid)}, although no later holder was there`,
        events: [...(last === undefined ? [] : [last.id]), id],
      };
    },
  });
}
