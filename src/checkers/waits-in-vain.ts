import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, QUIET_US, recipeGround, type RecipeGround } from './recipe-ground.ts';

type Waiting = Extract<
  Event,
  { kind: 'barrier-changed' | 'double-barrier-changed' | 'queue-changed' }
>;

const READY = 'ready';
const ITEM = /queue-[\d-]*$/;

/** No wake-up is lost: whoever waits has something to wait for. */
export function waitsInVain(ground: RecipeGround = recipeGround()): Checker {
  const last = new Map<string, { readonly fact: Waiting; readonly life: number }>();
  const { tree } = ground;

  /** What a client waits for although it has come; null if it waits rightly, or does not wait. */
  function inVain(fact: Waiting, world: World): string | null {
    switch (fact.kind) {
      case 'barrier-changed': {
        const path = ground.inTree(world, fact.who, fact.barrier);
        if (fact.state !== 'waiting' || tree.now(path) !== null) return null;
        return ground.isQuiet(world, path) ? `${path} to go, which is gone` : null;
      }
      case 'queue-changed': {
        const path = ground.inTree(world, fact.who, fact.queue);
        if (fact.state !== 'waiting' || ground.isMeddled(path)) return null;
        const items = [...(tree.now(path)?.children.keys() ?? [])].filter((name) =>
          ITEM.test(name),
        );
        const item = items.find((name) => ground.isQuiet(world, `${path}/${name}`));
        return item === undefined ? null : `an item in ${path}, where ${item} is`;
      }
      case 'double-barrier-changed': {
        const path = ground.inTree(world, fact.who, fact.barrier);
        if (ground.isMeddled(path) || !ground.isQuiet(world, path)) return null;
        const names = [...(tree.now(path)?.children.keys() ?? [])];
        const inside = names.filter((name) => name !== READY);
        const sign = tree.now(`${path}/${READY}`);
        const own = tree.now(`${path}/${fact.node}`);
        if (fact.state === 'leaving') {
          const isOver = inside.length === 0 || (sign === null && own === null);
          return isOver ? `all to leave ${path}, which they have` : null;
        }
        if (fact.state !== 'entering' || own === null) return null;
        if (sign !== null && sign.czxid > own.czxid) return `the sign of ${path}, which is there`;
        return inside.length >= fact.needs
          ? `${fact.needs} to come to ${path}, where they are`
          : null;
      }
    }
  }

  return checker({
    name: 'nobody waits in vain',
    sentence:
      'When nothing has changed for long, nobody still waits at a barrier that is gone, for a sign that is there, or for an item while there are some.',
    source: 'ZooKeeper Programmer’s Guide, watches; Recipes, Barriers, Double Barriers, Queues',
    kinds: [...GROUND_KINDS, 'barrier-changed', 'double-barrier-changed', 'queue-changed'],
    observe(event, world) {
      ground.follow(event, world);
      switch (event.kind) {
        case 'barrier-changed':
        case 'double-barrier-changed':
        case 'queue-changed':
          last.set(event.who, { fact: event, life: ground.lifeOf(event.who) });
          return null;
        default:
          return null;
      }
    },
    atRest(world) {
      for (const [who, { fact, life }] of last) {
        if (world.now - fact.at < QUIET_US || !ground.isSettled(world, who, life)) continue;
        const what = inVain(fact, world);
        if (what !== null) {
          return { message: `client ${who} still waits for ${what}`, events: [fact.id] };
        }
      }
      return null;
    },
  });
}
