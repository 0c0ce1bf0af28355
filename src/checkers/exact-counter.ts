import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** The additions to one counter, each named by client, life and number. */
interface Additions {
  readonly begun: Set<string>;
  readonly done: Set<string>;
}

/** A counter says how often somebody added to it. */
export function exactCounter(ground: RecipeGround = recipeGround()): Checker {
  const counters = new Map<string, Additions>();
  return checker({
    name: 'the counter is exact',
    sentence:
      'A counter is never less than the additions that clients know to be done, and never more than those that they have begun.',
    source:
      'ZooKeeper Programmer’s Guide, versions; Recipes, recoverable errors; Curator DistributedAtomicLong',
    kinds: [...GROUND_KINDS, 'counter-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind !== 'counter-changed') return null;
      const { who, nth, id } = event;
      const path = ground.inTree(world, who, event.counter);
      if (ground.isMeddled(path)) return null;
      const additions = counters.get(path) ?? { begun: new Set(), done: new Set() };
      counters.set(path, additions);
      const { begun, done } = additions;
      const key = `${who} ${ground.lifeOf(who)} ${nth}`;
      begun.add(key);
      if (event.state === 'added') done.add(key);
      const value = Number(ground.tree.now(path)?.data ?? 0);
      if (value >= done.size && value <= begun.size) return null;
      return {
        message:
          value < done.size
            ? `${path} is ${value}, but ${done.size} additions are done`
            : `${path} is ${value}, but only ${begun.size} additions were begun`,
        events: [id],
      };
    },
  });
}
