import type { Event, EventOf } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { GROUND_KINDS, QUIET_US, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** Whoever asked for a znode, and in which life. */
interface Maker {
  readonly who: string;
  readonly life: number;
}

interface Told extends Maker {
  readonly at: number;
  readonly id: number;
}

const MS = 1_000;
const READY = 'ready';
const ITEM = /queue-[\d-]*$/;

/** Persistent znodes outlive whoever made them: those of a recipe must not be forgotten. */
export function nothingLeftBehind(ground: RecipeGround = recipeGround()): Checker {
  const { tree } = ground;
  /** The keeper that spoke last of each barrier, with what it said. */
  const keepers = new Map<string, Told & { readonly isOpen: boolean }>();
  const stages = new Set<string>();
  /** When each client spoke last of each double barrier. */
  const spoke = new Map<string, number>();
  const queues = new Set<string>();
  const produced = new Set<string>();
  const begun = new Map<string, Told>();
  const decided = new Set<string>();
  /** By path, and for sequential znodes by the parent's path and the data. */
  const makers = new Map<string, Maker>();
  let disturbedAt = 0;

  const isSettled = (world: World, { who, life }: Maker): boolean =>
    ground.isSettled(world, who, life);
  const stands = (world: World, path: string): boolean =>
    tree.now(path) !== null && ground.isQuiet(world, path) && !ground.isMeddled(path);
  const below = (path: string): readonly string[] => [...(tree.now(path)?.children.keys() ?? [])];

  function noteMakers({ who, operation }: EventOf<'requested'>, world: World): void {
    const maker = { who, life: ground.lifeOf(who) };
    for (const part of operation.op === 'multi' ? operation.ops : [operation]) {
      if (part.op !== 'create' || !part.mode.startsWith('persistent')) continue;
      const path = ground.inTree(world, who, part.path);
      const parent = path.slice(0, path.lastIndexOf('/'));
      makers.set(part.mode.endsWith('sequential') ? `${parent} ${part.data ?? ''}` : path, maker);
    }
  }

  function hear(event: Event, world: World): void {
    const { at, id } = event;
    switch (event.kind) {
      case 'commanded':
        disturbedAt = at;
        return;
      case 'requested':
        return noteMakers(event, world);
      case 'barrier-changed': {
        const { who, state } = event;
        if (state !== 'open' && state !== 'closed') return;
        const path = ground.inTree(world, who, event.barrier);
        keepers.set(path, { who, life: ground.lifeOf(who), at, id, isOpen: state === 'open' });
        return;
      }
      case 'double-barrier-changed': {
        const path = ground.inTree(world, event.who, event.barrier);
        stages.add(path);
        spoke.set(`${event.who} ${path}`, at);
        return;
      }
      case 'queue-changed': {
        const path = ground.inTree(world, event.who, event.queue);
        queues.add(path);
        if (event.state === 'produced') produced.add(`${path} ${event.item}`);
        return;
      }
      case 'transaction-changed': {
        const { who, state } = event;
        const path = ground.inTree(world, who, event.transaction);
        if (state === 'begun') begun.set(path, { who, life: ground.lifeOf(who), at, id });
        else if (begun.get(path)?.who === who) decided.add(path);
        return;
      }
      default:
    }
  }

  function closedBarrier(world: World): Contradiction | null {
    for (const [path, keeper] of keepers) {
      if (!keeper.isOpen || world.now - keeper.at < QUIET_US) continue;
      if (!stands(world, path) || !isSettled(world, keeper)) continue;
      return {
        message: `${path} is closed, though client ${keeper.who}, which keeps it, has opened it`,
        events: [keeper.id],
      };
    }
    return null;
  }

  /** Whether somebody comes to this double barrier who would take a forgotten sign away. */
  const hasVisitor = (world: World, stage: string): boolean =>
    [...world.clients.values()].some(({ name, program }) => {
      if (program.kind !== 'double-barrier') return false;
      if (ground.inTree(world, name, program.path) !== stage) return false;
      const since = (spoke.get(`${name} ${stage}`) ?? 0) + program.restMs * MS;
      return world.now - since >= QUIET_US && ground.isSettled(world, name, ground.lifeOf(name));
    });

  function staleSign(world: World): Contradiction | null {
    for (const stage of stages) {
      const isAlone = below(stage).length === 1 && ground.isQuiet(world, stage);
      if (!isAlone || !stands(world, `${stage}/${READY}`) || !hasVisitor(world, stage)) continue;
      return { message: `the sign of ${stage} stands, though nobody is inside`, events: [] };
    }
    return null;
  }

  function unknownItem(world: World): Contradiction | null {
    for (const queue of queues) {
      for (const name of below(queue)) {
        const path = `${queue}/${name}`;
        const id = ITEM.test(name) && stands(world, path) ? (tree.now(path)?.data ?? '') : '';
        const maker = makers.get(`${queue} ${id}`);
        if (maker === undefined || produced.has(`${queue} ${id}`)) continue;
        if (!isSettled(world, maker)) continue;
        return {
          message: `client ${maker.who} put ${path} into the queue and does not know of it`,
          events: [],
        };
      }
    }
    return null;
  }

  function openTransaction(world: World): Contradiction | null {
    const parents = new Set([...begun.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))));
    for (const parent of parents) {
      for (const path of below(parent).map((name) => `${parent}/${name}`)) {
        if (decided.has(path) || !stands(world, path)) continue;
        const told = begun.get(path);
        const maker = told ?? makers.get(path);
        if (maker === undefined || !isSettled(world, maker)) continue;
        const program = world.clients.get(maker.who)?.program;
        const decideUs = program?.kind === 'commit-coordinator' ? program.decideMs * MS : 0;
        if (world.now - (told?.at ?? 0) < decideUs + QUIET_US) continue;
        return {
          message: `client ${maker.who} began ${path} and ${told === undefined ? 'does not know of it' : 'has never decided it'}`,
          events: told === undefined ? [] : [told.id],
        };
      }
    }
    return null;
  }

  return checker({
    name: 'nothing is left behind',
    sentence:
      'When nothing has changed for long, no barrier is closed that its keeper has opened, no sign stands where nobody is inside, and whoever put an item into a queue or began a transaction knows of it, and has decided the transaction.',
    source:
      'ZooKeeper Recipes, Barriers, Double Barriers, Queues, Two-phased Commit, and its note on recoverable errors',
    kinds: [
      ...GROUND_KINDS,
      'requested',
      'barrier-changed',
      'double-barrier-changed',
      'queue-changed',
      'transaction-changed',
    ],
    observe(event, world) {
      ground.follow(event, world);
      hear(event, world);
      return null;
    },
    atRest(world) {
      if (world.now - disturbedAt < QUIET_US) return null;
      return (
        closedBarrier(world) ?? staleSign(world) ?? unknownItem(world) ?? openTransaction(world)
      );
    },
  });
}
