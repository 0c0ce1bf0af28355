import type { World } from '../simulation/world.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { LOCK_KINDS, type LockLines, pathIn } from './lock-lines.ts';
import { deadlockOf } from './owed-progress.ts';
import { quietUs } from './quiet.ts';
import { shown } from './zxids.ts';

/** No node in a line that nobody knows of: it would stand there, and be waited for, as long as its session lasts. */
export function noOrphanNode(lines: LockLines): Checker {
  const locks = new Map<string, string>();
  return checker({
    name: 'no orphan node',
    sentence:
      'Once nothing disturbs them any more, each znode of a lock is the one that its client knows as its own.',
    source: 'ZooKeeper Recipes and Solutions: Recoverable Errors and the GUID',
    kinds: LOCK_KINDS,
    observe(event, world) {
      const belief = lines.follow(event, world);
      if (belief !== null) locks.set(belief.lock, belief.rule);
      return null;
    },
    atRest(world): Contradiction | null {
      const long = world.now - quietUs(lines, world);
      if (lines.quietSince() > long) return null;
      for (const [lock, rule] of locks) {
        const found = orphanOf(lines, lock, rule === 'recipe.herd-lock', long, world);
        if (found !== null) return found;
      }
      return null;
    },
  });
}

const ENDED: ReadonlySet<string> = new Set(['closed', 'auth-failed']);

/**
 * How long the session of a client that is gone, or ended without its server's word, may last, microseconds: it may have been granted the longest time-out there is, and a new
 * leader gives it all of it again.
 */
const longestUs = ({ setup: { maxSessionTimeoutMs, tickMs } }: World): number =>
  1.5 * 1_000 * (maxSessionTimeoutMs ?? 20 * tickMs);

function orphanOf(
  lines: LockLines,
  lock: string,
  isSimple: boolean,
  long: number,
  world: World,
): Contradiction | null {
  const [then, now] = [lines.zxidAt(long), lines.tree.latest()];
  const names = isSimple ? [''] : lines.lineAt(lock, now);
  for (const name of names) {
    const path = pathIn(lock, name);
    const znode = lines.tree.at(path, now);
    if (znode === null || lines.tree.at(path, then)?.czxid !== znode.czxid) continue;
    const owner = [...world.clients.values()].find(
      ({ session, state }) => session === znode.owner && !ENDED.has(state),
    );
    const known = [...lines.beliefs.values()].some(
      ({ who, state, lock: at, node }) =>
        pathIn(at, node) === path &&
        (isSimple ? state === 'holding' : state !== 'released') &&
        (znode.owner === '' || who === owner?.name),
    );
    const mayExpire = znode.owner !== '' && owner === undefined;
    if (mayExpire && lines.quietSince() > world.now - longestUs(world)) continue;
    // A session ends by a write, and nothing is committed any more.
    if (mayExpire && deadlockOf(world) !== null) continue;
    // Whoever has changed its mind since, or has come back since, may still be at it.
    const busy = owner !== undefined && isBusy(lines, owner.name, long);
    if (known || busy) continue;
    return {
      message: `${path}, created at ${shown(znode.czxid)} by ${owner === undefined ? 'a client that is gone' : `client ${owner.name}`}, is nobody’s: its client knows another node or none`,
      events: [...lines.beliefs.values()].filter(({ lock: at }) => at === lock).map(({ id }) => id),
    };
  }
  return null;
}

const isBusy = (lines: LockLines, who: string, long: number): boolean =>
  Math.max(lines.beliefs.get(who)?.at ?? 0, lines.connectedSince(who)) > long;
