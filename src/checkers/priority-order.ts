import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

interface Seen {
  /** The state that its list of the queue shows. */
  readonly zxid: number;
  /** The event by which it heard of a change behind that state; null if it has not. */
  readonly told: number | null;
}

interface Asked extends Seen {
  /** The last state of the queue when it asked. */
  readonly last: number;
}

/** What stands before what, in the judge's own reckoning: two digits of priority, ten of sequence. */
function rank(name: string): string | null {
  const found = /queue-(\d\d)-(\d{10})$/.exec(name);
  return found === null ? null : found[1]! + found[2]!;
}

/** Whoever knows of a better item does not take a worse one. */
export function priorityOrder(ground: RecipeGround = recipeGround()): Checker {
  const lists = new Map<string, Seen>();
  /** What a client had seen of the queue when it asked to take an item. */
  const whenAsked = new Map<string, Asked>();
  return checker({
    name: 'the first item first',
    sentence:
      'A client takes no item of a priority queue while one of a lower priority number stands in the list that it read; and once it was told that the list is another, it takes nothing by the old one.',
    source: 'ZooKeeper Recipes, Priority Queues',
    kinds: [...GROUND_KINDS, 'answered', 'watch-event', 'requested', 'queue-changed'],
    observe(event, world) {
      ground.follow(event, world);
      switch (event.kind) {
        case 'answered': {
          const { operation, who, zxid, result } = event;
          if (operation.op === 'getChildren' && result.error === 'OK') {
            lists.set(`${who} ${operation.path}`, { zxid, told: null });
          }
          return null;
        }
        case 'watch-event': {
          const key = `${event.who} ${event.event.path}`;
          const list = lists.get(key);
          const { type } = event.event;
          if (list !== undefined && type === 'NodeChildrenChanged') {
            lists.set(key, { zxid: list.zxid, told: list.told ?? event.id });
          }
          return null;
        }
        case 'requested': {
          const { operation, who } = event;
          for (const part of operation.op === 'multi' ? operation.ops : [operation]) {
            if (part.op !== 'delete') continue;
            const path = part.path.slice(0, part.path.lastIndexOf('/'));
            const list = lists.get(`${who} ${path}`);
            if (list === undefined) continue;
            const last = ground.tree.past(ground.inTree(world, who, path)).at(-1)?.zxid ?? 0;
            whenAsked.set(`${who} ${part.path}`, { ...list, last });
          }
          return null;
        }
        case 'queue-changed': {
          if (event.state !== 'took' || event.rule !== 'recipe.priority-queue') return null;
          const { who, item, id } = event;
          const seen = whenAsked.get(`${who} ${event.queue}/${item}`);
          const queue = ground.inTree(world, who, event.queue);
          if (seen === undefined || ground.isMeddled(queue)) return null;
          const better = betterThan(queue, item, seen);
          if (better === null) return null;
          return {
            message: `client ${who} took ${item} of ${queue}, though it could know of ${better}`,
            events: seen.told === null ? [id] : [seen.told, id],
          };
        }
        default:
          return null;
      }
    },
  });

  function betterThan(queue: string, item: string, { zxid, told, last }: Asked): string | null {
    const { tree } = ground;
    const own = rank(item);
    const end = tree.past(`${queue}/${item}`).findLast(({ znode }) => znode === null)?.zxid;
    const known = tree.at(queue, told === null ? zxid : last)?.children;
    if (own === null || end === undefined || known === undefined) return null;
    for (const name of known.keys()) {
      const other = rank(name);
      if (other === null || other >= own) continue;
      if (tree.at(`${queue}/${name}`, end) !== null) return name;
    }
    return null;
  }
}
