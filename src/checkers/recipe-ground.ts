import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { committedTree, type CommittedTree } from './committed-tree.ts';
import { DELIVERY_KINDS } from './deliveries.ts';

/** So long after the last change, on a connection that has stood as long, everybody must have heard of it. Virtual microseconds. */
export const QUIET_US = 4_000_000;

/** What all judges of recipes stand on: the tree as the ensemble has it, and what is known of the clients. */
export interface RecipeGround {
  readonly tree: CommittedTree;
  /** Takes in an event. Asked by several checkers, it does so once. */
  follow(event: Event, world: World): void;
  /** Where a client's path is in the tree. */
  inTree(world: World, client: string, path: string): string;
  /** Whether somebody changed what is there by hand: then programs can promise nothing. */
  isMeddled(path: string): boolean;
  /** Counts up with each process, and each program, that has had this client's name. */
  lifeOf(client: string): number;
  /** Whether this life of a client goes on, with a connection that has stood for long, and nothing to wait for. */
  isSettled(world: World, client: string, life: number): boolean;
  /** Whether nothing happened there for long, to the znode or to the list of its children. */
  isQuiet(world: World, path: string): boolean;
}

/** The events that {@link recipeGround} must be told. */
export const GROUND_KINDS: readonly EventKind[] = [
  ...DELIVERY_KINDS,
  'commanded',
  'client-connected',
  'client-disconnected',
  'client-expired',
];

/** Reads it from the committed `tree`, and from what people and clients do. */
export function recipeGround(tree: CommittedTree = committedTree()): RecipeGround {
  const meddled: string[] = [];
  const lives = new Map<string, number>();
  const connectedAt = new Map<string, number>();
  /** When each transaction was known first. */
  const knownAt = new Map<number, number>();
  /** When a server vouched last for all that it has: nothing that it brought to light is older news than that. */
  let vouchedAt = 0;
  let seen: Event | null = null;

  const inTree = (world: World, client: string, path: string): string => {
    const chroot = world.clients.get(client)?.chroot ?? '';
    return chroot + (path === '/' ? '' : path) || '/';
  };

  const begin = (client: string): void => {
    lives.set(client, (lives.get(client) ?? 0) + 1);
  };

  function obey(event: Event & { kind: 'commanded' }, world: World): void {
    const { command } = event;
    if (command.do === 'add-client') return begin(command.client.name);
    if (command.do === 'set-program') return begin(command.client);
    if (command.do !== 'request') return;
    const { operation, client } = command;
    const parts = operation.op === 'multi' ? operation.ops : [operation];
    for (const part of parts) {
      if (part.op === 'create' || part.op === 'delete' || part.op === 'setData') {
        meddled.push(inTree(world, client, part.path));
      }
    }
  }

  return {
    tree,
    inTree,
    follow(event, world) {
      if (event === seen) return;
      seen = event;
      tree.follow(event, world);
      switch (event.kind) {
        case 'applied':
          if (!knownAt.has(event.zxid)) knownAt.set(event.zxid, event.at);
          return;
        case 'established':
        case 'up-to-date':
          vouchedAt = event.at;
          return;
        case 'commanded':
          obey(event, world);
          return;
        case 'client-connected':
          connectedAt.set(event.who, event.at);
          return;
        case 'client-disconnected':
        case 'client-expired':
          connectedAt.delete(event.who);
          return;
        case 'crashed':
          if (typeof event.who !== 'string') return;
          connectedAt.delete(event.who);
          begin(event.who);
          return;
        default:
      }
    },
    isMeddled: (path) => meddled.some((at) => at.startsWith(path) || path.startsWith(`${at}/`)),
    lifeOf: (client) => lives.get(client) ?? 0,
    isSettled(world, name, life) {
      const client = world.clients.get(name);
      const since = connectedAt.get(name);
      return (
        client?.state === 'connected' &&
        since !== undefined &&
        life === (lives.get(name) ?? 0) &&
        !world.paused.has(name) &&
        client.pending.length + client.unsent.length === 0 &&
        world.now - since >= QUIET_US
      );
    },
    isQuiet(world, path) {
      const last = tree.past(path).at(-1)?.zxid ?? 0;
      return world.now - (knownAt.get(last) ?? vouchedAt) >= QUIET_US;
    },
  };
}
