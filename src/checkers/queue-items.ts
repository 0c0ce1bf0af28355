import type { World } from '../simulation/world.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

interface Told {
  readonly who: string;
  readonly id: number;
}

/** Who asked for the deletion of an item, and in which life. */
interface Asker {
  readonly who: string;
  readonly life: number;
}

/** Every item is taken once. */
export function queueItems(ground: RecipeGround = recipeGround()): Checker {
  const queues = new Set<string>();
  /** By the item's unique id, which is its data. */
  const produced = new Map<string, Told & { readonly queue: string }>();
  const taken = new Map<string, Told>();
  const askers = new Map<string, Asker[]>();

  /** The unique id of an item that is or was there; null if there never was one. */
  const idOf = (path: string): string | null =>
    ground.tree.past(path).find(({ znode }) => znode !== null)?.znode?.data ?? null;

  function standing(queue: string): ReadonlyMap<string, readonly string[]> {
    const byId = new Map<string, string[]>();
    for (const name of ground.tree.now(queue)?.children.keys() ?? []) {
      const path = `${queue}/${name}`;
      const id = /queue-[\d-]*$/.test(name) ? idOf(path) : null;
      if (id !== null) byId.set(id, [...(byId.get(id) ?? []), path]);
    }
    return byId;
  }

  function twins(queue: string): Contradiction | null {
    for (const [id, paths] of standing(queue)) {
      const before = taken.get(id);
      if (paths.length < 2 && before === undefined) continue;
      const also = before === undefined ? paths[1]! : `what client ${before.who} took`;
      return {
        message: `${paths[0]!} is the same item as ${also}`,
        events: before === undefined ? [] : [before.id],
      };
    }
    return null;
  }

  /** Whether whoever took it may not know yet, or cannot tell any more. */
  function mayBeTaken(world: World, id: string, queue: string): boolean {
    return ground.tree
      .below(queue)
      .filter((path) => idOf(path) === id)
      .some((path) =>
        (askers.get(path) ?? []).some(({ who, life }) => !ground.isSettled(world, who, life)),
      );
  }

  function lost(world: World): Contradiction | null {
    for (const [id, { who, queue, id: event }] of produced) {
      if (ground.isMeddled(queue) || taken.has(id) || standing(queue).has(id)) continue;
      if (mayBeTaken(world, id, queue)) continue;
      return {
        message: `the item ${id} that client ${who} put into ${queue} is gone, and nobody took it`,
        events: [event],
      };
    }
    return null;
  }

  return checker({
    name: 'no item twice, none lost',
    sentence:
      'What was put into a queue is taken once: no item stands or is taken twice, and none is gone that nobody took.',
    source: 'ZooKeeper Recipes, Queues, and its note on recoverable errors and unique ids',
    kinds: [...GROUND_KINDS, 'requested', 'queue-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind === 'requested') {
        const { operation, who } = event;
        for (const part of operation.op === 'multi' ? operation.ops : [operation]) {
          if (part.op !== 'delete') continue;
          const path = ground.inTree(world, who, part.path);
          const before = askers.get(path) ?? [];
          askers.set(path, [...before, { who, life: ground.lifeOf(who) }]);
        }
        return null;
      }
      if (event.kind !== 'queue-changed') return null;
      const { who, id } = event;
      const queue = ground.inTree(world, who, event.queue);
      queues.add(queue);
      if (event.state === 'produced') produced.set(event.item, { who, id, queue });
      if (event.state !== 'took' || ground.isMeddled(queue)) return null;
      const path = `${queue}/${event.item}`;
      const item = idOf(path);
      const before = item === null ? undefined : taken.get(item);
      if (item !== null && before === undefined && ground.tree.now(path) === null) {
        taken.set(item, { who, id });
        return null;
      }
      return {
        message:
          before === undefined
            ? `client ${who} believes that it took ${path}, which is still there`
            : `the item ${item} is taken by client ${who}, and was taken by client ${before.who} before`,
        events: before === undefined ? [id] : [before.id, id],
      };
    },
    atRest(world) {
      for (const queue of queues) {
        const found = ground.isMeddled(queue) ? null : twins(queue);
        if (found !== null) return found;
      }
      return lost(world);
    },
  });
}
