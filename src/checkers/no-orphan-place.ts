import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, QUIET_US, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** What a client believes of its place in a double barrier, a group or a service. */
interface Place {
  readonly who: string;
  readonly path: string;
  /** Its own node's name; empty if it believes to have none. */
  readonly node: string;
  readonly at: number;
  readonly id: number;
}

const READY = 'ready';

/** Whose place it tells, where, and by which node; null if it tells nothing of the client's own place. */
function placeIn(event: Event): Pick<Place, 'who' | 'path' | 'node'> | null {
  switch (event.kind) {
    case 'double-barrier-changed':
      return placed(event.who, event.barrier, event.state === 'left' ? '' : event.node);
    case 'members-changed':
      return placed(event.who, event.group, event.state === 'out' ? '' : event.node);
    case 'service-changed':
      if (event.state !== 'registered' && event.state !== 'out') return null;
      return placed(event.who, event.service, event.state === 'out' ? '' : event.instance);
    default:
      return null;
  }
}

const placed = (who: string, path: string, node: string) => ({ who, path, node });

/** No node that others count, call or wait for is one that its own client does not know. */
export function noOrphanPlace(ground: RecipeGround = recipeGround()): Checker {
  const places = new Map<string, Place>();
  const paths = new Set<string>();
  let disturbedAt = 0;

  /** The client that should know a node, has been there for long, and does not. */
  function strangerTo(world: World, path: string, name: string): string | null {
    const owner = ground.tree.now(`${path}/${name}`)?.owner;
    const client = [...world.clients.values()].find(({ session }) => session === owner);
    if (client === undefined) return null;
    const place = places.get(`${client.name} ${path}`);
    if (place?.node === name || world.now - (place?.at ?? 0) < QUIET_US) return null;
    return ground.isSettled(world, client.name, ground.lifeOf(client.name)) ? client.name : null;
  }

  return checker({
    name: 'no orphan place',
    sentence:
      'When nothing has changed for long, each ephemeral in a double barrier, a group or a service is one that its client knows as its own.',
    source: 'ZooKeeper Recipes, Double Barriers, Group Membership; its note on recoverable errors',
    kinds: [...GROUND_KINDS, 'double-barrier-changed', 'members-changed', 'service-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind === 'commanded') disturbedAt = event.at;
      const place = placeIn(event);
      if (place === null) return null;
      const { who, node } = place;
      const path = ground.inTree(world, who, place.path);
      paths.add(path);
      places.set(`${who} ${path}`, { who, path, node, at: event.at, id: event.id });
      return null;
    },
    atRest(world) {
      if (world.now - disturbedAt < QUIET_US) return null;
      for (const path of paths) {
        if (ground.isMeddled(path)) continue;
        for (const name of ground.tree.now(path)?.children.keys() ?? []) {
          if (name === READY || !ground.isQuiet(world, `${path}/${name}`)) continue;
          const who = strangerTo(world, path, name);
          if (who === null) continue;
          const place = places.get(`${who} ${path}`);
          return {
            message: `${path}/${name} belongs to client ${who}, which ${place === undefined || place.node === '' ? 'knows of no node of its own' : `believes to be ${place.node}`}`,
            events: place === undefined ? [] : [place.id],
          };
        }
      }
      return null;
    },
  });
}
