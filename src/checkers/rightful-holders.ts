import type { EventOf } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { type Belief, isEntitled, LOCK_KINDS, type LockLines, pathIn } from './lock-lines.ts';
import { shown } from './zxids.ts';

type Rule = EventOf<'lock-changed'>['rule'];

/** What stands in the way of a client that takes itself for a holder, as of a zxid; null if nothing does. */
function obstacle(lines: LockLines, belief: Belief, session: string, zxid: number): string | null {
  const { rule, lock, node } = belief;
  if (rule === 'recipe.herd-lock') {
    const owner = lines.tree.at(lock, zxid)?.owner;
    if (owner === undefined) return `${lock} is not there`;
    return owner === session ? null : `${lock} belongs to session ${owner}`;
  }
  const line = lines.lineAt(lock, zxid);
  if (isEntitled(belief, line, node)) return null;
  const place = line.indexOf(node);
  return place < 0 ? `${node} is not there` : `${line.slice(0, place).join(', ')} is before it`;
}

function rightful(
  lines: LockLines,
  name: string,
  sentence: string,
  source: string,
  rules: readonly Rule[],
): Checker {
  return checker({
    name,
    sentence,
    source,
    kinds: LOCK_KINDS,
    observe(event, world: World) {
      const belief = lines.follow(event, world);
      if (belief?.state !== 'holding' || !rules.includes(belief.rule)) return null;
      const { who, shown: zxid, lock, node } = belief;
      const latest = lines.tree.latest();
      if (!lines.tree.knows(zxid)) return null;
      const session = world.clients.get(who)?.session ?? '';
      const found = obstacle(lines, belief, session, zxid);
      // Whoever was only told by an event may know more than it has read.
      if (found === null || obstacle(lines, belief, session, latest) === null) return null;
      return {
        message: `client ${who} takes itself for a holder by ${pathIn(lock, node)} as of ${shown(zxid)}, but ${found}`,
        events: [event.id],
      };
    },
  });
}

/** At most one holder of a lock, as the ensemble knows it. */
export const mutualExclusion = (lines: LockLines): Checker =>
  rightful(
    lines,
    'mutual exclusion',
    'Whoever takes a lock has the first place in the tree that it was shown: so the ensemble knows one holder at a time, or one writer, or readers only.',
    'ZooKeeper Recipes and Solutions: Locks, Shared Locks; what clients believe beyond their sessions is not promised',
    ['recipe.lock', 'recipe.herd-lock', 'recipe.shared-lock', 'recipe.revocable-lock'],
  );

export const oneServiceLeader = (lines: LockLines): Checker =>
  rightful(
    lines,
    'one elected candidate',
    'Whoever takes itself for the leader of a service has the first place in the tree that it was shown: so the ensemble knows one leader at a time.',
    'ZooKeeper Recipes and Solutions: Leader Election',
    ['recipe.election'],
  );

export const permitsKept = (lines: LockLines): Checker =>
  rightful(
    lines,
    'no more holders than permits',
    'Whoever takes a permit of a semaphore has one of as many first places as there are permits, in the tree that it was shown.',
    'Apache Curator, InterProcessSemaphoreV2',
    ['recipe.semaphore'],
  );
