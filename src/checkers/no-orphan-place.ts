import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, QUIET_US, recipeGround, type RecipeGround } from './recipe-ground.ts';

type PlaceFact = Extract<
  Event,
  { kind: 'double-barrier-changed' | 'members-changed' | 'service-changed' }
>;

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

/** Where it is, and by which node; null if the fact says nothing of the client's own place. */
function placeIn(fact: PlaceFact): { readonly path: string; readonly node: string } | null {
  switch (fact.kind) {
    case 'double-barrier-changed':
      return { path: fact.barrier, node: fact.state === 'left' ? '' : fact.node };
    case 'members-changed':
      return { path: fact.group, node: fact.state === 'out' ? '' : fact.node };
    case 'service-changed':
      if (fact.state !== 'registered' && fact.state !== 'out') return null;
      return { path: fact.service, node: fact.state === 'out' ? '' : fact.instance };
  }
}

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
      if (
        event.kind !== 'double-barrier-changed' &&
        event.kind !== 'members-changed' &&
        event.kind !== 'service-changed'
      ) {
        return null;
      }
      const place = placeIn(event);
      if (place === null) return null;
      const { who, at, id } = event;
      const path = ground.inTree(world, who, place.path);
      paths.add(path);
      places.set(`${who} ${path}`, { who, path, node: place.node, at, id });
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
