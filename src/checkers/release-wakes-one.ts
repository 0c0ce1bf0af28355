import { checker, type Checker } from './checker.ts';
import { LOCK_KINDS, type LockLines, pathIn } from './lock-lines.ts';
import { shown } from './zxids.ts';

const CHAINS = ['recipe.lock', 'recipe.revocable-lock', 'recipe.election'];

/** Where everybody watches the one before, nobody is woken in vain. */
export function releaseWakesOne(lines: LockLines): Checker {
  /** For each znode that is gone, the sessions that heard of it, with the event that told them. */
  const woken = new Map<string, Map<string, number>>();
  return checker({
    name: 'a release wakes one',
    sentence:
      'When a znode goes from a queue in which each watches the one before it, one waiting client hears of it.',
    source: 'ZooKeeper Recipes and Solutions: Locks, on the herd effect',
    kinds: [...LOCK_KINDS, 'watch-fired'],
    observe(event, world) {
      lines.follow(event, world);
      if (event.kind !== 'watch-fired' || event.event.type !== 'NodeDeleted') return null;
      const waiter = [...world.clients.values()].find(({ session }) => session === event.session);
      const belief = waiter && lines.beliefs.get(waiter.name);
      const { path } = event.event;
      if (belief?.state !== 'waiting' || !CHAINS.includes(belief.rule)) return null;
      // A watch that its server forgot to drop is none that it waits for.
      if (pathIn(belief.lock, belief.watches) !== path) return null;
      const sessions = woken.get(path) ?? new Map<string, number>();
      woken.set(path, sessions.set(event.session, event.id));
      if (sessions.size === 1) return null;
      return {
        message: `the end of ${path} at ${shown(event.zxid)} woke ${sessions.size} waiting clients`,
        events: [...sessions.values()],
      };
    },
  });
}
