import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';
import type { PastZnode } from './past-tree.ts';

const READY = 'ready';

const participants = (znode: PastZnode): readonly string[] =>
  [...znode.children.keys()].filter((name) => name !== READY);

/** All begin together, and all leave together. */
export function doubleBarriers(ground: RecipeGround = recipeGround()): Checker {
  /** With whom each node's client began. */
  const groups = new Map<string, { readonly group: readonly string[]; readonly id: number }>();
  return checker({
    name: 'all enter and leave together',
    sentence:
      'Nobody begins behind a double barrier before as many as it needs were there at once, and nobody leaves before the nodes of all of them are gone.',
    source: 'ZooKeeper Recipes, Double Barriers',
    kinds: [...GROUND_KINDS, 'double-barrier-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind !== 'double-barrier-changed') return null;
      const { who, node, needs, id } = event;
      const path = ground.inTree(world, who, event.barrier);
      if (ground.isMeddled(path)) return null;
      const key = `${path}/${node}`;
      if (event.state === 'entered') {
        const full = ground.tree
          .past(path)
          .find(
            ({ znode }) =>
              znode !== null && znode.children.has(node) && participants(znode).length >= needs,
          );
        if (full?.znode === null || full === undefined) {
          return {
            message: `client ${who} begins behind ${path}, where there never were ${needs} since it came`,
            events: [id],
          };
        }
        groups.set(key, { group: participants(full.znode), id });
        return null;
      }
      if (event.state !== 'left') return null;
      const entry = groups.get(key);
      const left = entry?.group.find((name) => ground.tree.now(`${path}/${name}`) !== null);
      if (entry === undefined || left === undefined) return null;
      return {
        message: `client ${who} has left ${path}, where it began together with ${left}, which is still there`,
        events: [entry.id, id],
      };
    },
  });
}
