import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';
import { shown } from './zxids.ts';

/** Whoever waits at a barrier goes on only when it is gone. */
export function barriers(ground: RecipeGround = recipeGround()): Checker {
  /** What each client was answered last about each path. */
  const answers = new Map<string, { readonly zxid: number; readonly id: number }>();
  return checker({
    name: 'nobody passes a closed barrier',
    sentence:
      'A client passes a barrier only if the barrier’s znode was gone in some state since the one that the client was shown last.',
    source: 'ZooKeeper Recipes, Barriers',
    kinds: [...GROUND_KINDS, 'answered', 'barrier-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind === 'answered' && event.rule === 'client.reply') {
        const { operation, who, zxid, id } = event;
        if (operation.op === 'exists') answers.set(`${who} ${operation.path}`, { zxid, id });
        return null;
      }
      if (event.kind !== 'barrier-changed' || event.state !== 'passed') return null;
      const path = ground.inTree(world, event.who, event.barrier);
      const answer = answers.get(`${event.who} ${event.barrier}`);
      if (answer === undefined || ground.isMeddled(path)) return null;
      const { tree } = ground;
      const wasGone =
        tree.at(path, answer.zxid) === null ||
        tree.past(path).some(({ zxid, znode }) => zxid > answer.zxid && znode === null);
      if (wasGone) return null;
      return {
        message: `client ${event.who} passes ${path}, which has been closed ever since ${shown(answer.zxid)}`,
        events: [answer.id, event.id],
      };
    },
  });
}
