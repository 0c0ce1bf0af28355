import type { Event } from '../simulation/facts.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { LOCK_KINDS, type LockLines, pathIn, rooted } from './lock-lines.ts';
import { isJudgeable, quietUs } from './quiet.ts';

/** Whoever is asked to let go of a revocable lock does so: judged at rest only. */
export function revocationHeard(lines: LockLines): Checker {
  /** The first asking of each node, and when. */
  const asked = new Map<string, Event>();
  return checker({
    name: 'a revocation is heard',
    sentence: 'Once nothing disturbs them any more, a holder that was asked to let go has done so.',
    source: 'ZooKeeper Recipes and Solutions: Revocable Shared Locks',
    kinds: [...LOCK_KINDS, 'revocation-asked'],
    observe(event, world) {
      lines.follow(event, world);
      if (event.kind !== 'revocation-asked') return null;
      const path = pathIn(rooted(world.clients.get(event.who), event.lock), event.node);
      if (!asked.has(path)) asked.set(path, event);
      return null;
    },
    atRest(world): Contradiction | null {
      const long = world.now - quietUs(lines, world);
      for (const belief of lines.beliefs.values()) {
        const { who, state, lock, node } = belief;
        const asking = asked.get(pathIn(lock, node));
        if (state !== 'holding' || asking === undefined || asking.at > long) continue;
        if (!isJudgeable(lines, belief, world)) continue;
        return {
          message: `client ${who} still holds ${pathIn(lock, node)}, and was asked at ${asking.at} us to let go`,
          events: [belief.id, asking.id],
        };
      }
      return null;
    },
  });
}
