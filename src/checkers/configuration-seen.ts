import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** Whoever goes by a configuration goes by one that there was, and at last by the last. */
export function configurationSeen(ground: RecipeGround = recipeGround()): Checker {
  const seen = new Map<
    string,
    { readonly fact: EventOf<'configuration-changed'>; readonly life: number }
  >();
  return checker({
    name: 'the last configuration reaches all',
    sentence:
      'Nobody goes by a configuration that was never published, and when nothing has changed for long everybody goes by the last.',
    source: 'ZooKeeper Recipes, Configuration; Programmer’s Guide, watches are one-time triggers',
    kinds: [...GROUND_KINDS, 'configuration-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind !== 'configuration-changed' || event.state !== 'seen') return null;
      const { who, value, version } = event;
      const path = ground.inTree(world, who, event.configuration);
      seen.set(`${who} ${path}`, { fact: event, life: ground.lifeOf(who) });
      const wasThere = ground.tree
        .past(path)
        .some(({ znode }) => znode?.data === value && znode.version === version);
      if (wasThere || ground.isMeddled(path)) return null;
      return {
        message: `client ${who} goes by "${value}" as version ${version} of ${path}, which never was`,
        events: [event.id],
      };
    },
    atRest(world) {
      for (const { fact, life } of seen.values()) {
        const { who, value, version, id } = fact;
        const path = ground.inTree(world, who, fact.configuration);
        if (ground.isMeddled(path) || !ground.isQuiet(world, path)) continue;
        const last = ground.tree.now(path);
        if (last === null || !ground.isSettled(world, who, life)) continue;
        if (last.data === value && last.version === version) continue;
        return {
          message: `client ${who} goes by "${value}", version ${version} of ${path}, though "${last.data}", version ${last.version}, is there`,
          events: [id],
        };
      }
      return null;
    },
  });
}
