import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** A transaction ends in the same way for everybody. */
export function oneOutcome(ground: RecipeGround = recipeGround()): Checker {
  const outcomes = new Map<
    string,
    { readonly who: string; readonly state: 'committed' | 'aborted'; readonly id: number }
  >();
  return checker({
    name: 'one outcome for all',
    sentence:
      'Nobody commits a transaction that another aborts, and nobody commits one for which not every site has voted.',
    source: 'ZooKeeper Recipes, Two-phased Commit',
    kinds: [...GROUND_KINDS, 'transaction-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind !== 'transaction-changed') return null;
      const { who, state, id } = event;
      if (state !== 'committed' && state !== 'aborted') return null;
      const path = ground.inTree(world, who, event.transaction);
      if (ground.isMeddled(path)) return null;
      const before = outcomes.get(path);
      if (before === undefined) outcomes.set(path, { who, state, id });
      else if (before.state !== state) {
        return {
          message: `client ${who} has ${state} ${path}, which client ${before.who} has ${before.state}`,
          events: [before.id, id],
        };
      }
      if (state === 'aborted') return null;
      const { tree } = ground;
      const against = [...(tree.now(path)?.children.keys() ?? [])].find(
        (site) => tree.now(`${path}/${site}`)?.data !== 'commit',
      );
      if (against === undefined) return null;
      return {
        message: `client ${who} has committed ${path}, for which ${against} has not voted`,
        events: [id],
      };
    },
  });
}
