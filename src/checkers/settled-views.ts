import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';
import { GROUND_KINDS, recipeGround, type RecipeGround } from './recipe-ground.ts';

/** What a client believes of a group or a service. */
interface Belief {
  readonly who: string;
  readonly life: number;
  readonly path: string;
  /** Its own node; empty if it has none. */
  readonly node: string;
  /** Who it believes is there; null if it does not look. */
  readonly others: readonly string[] | null;
  readonly id: number;
}

/** After quiet everybody is where it believes to be, and knows who else is there. */
export function settledViews(ground: RecipeGround = recipeGround()): Checker {
  const beliefs = new Map<string, Belief>();

  function ofMember(event: EventOf<'members-changed'>): Omit<Belief, 'path' | 'life'> {
    const { who, node, members, id, state } = event;
    return { who, node: state === 'out' ? '' : node, others: members, id };
  }

  function ofService(event: EventOf<'service-changed'>): Omit<Belief, 'path' | 'life'> | null {
    const { who, instance, instances, id, state } = event;
    if (state === 'registered') return { who, node: instance, others: null, id };
    if (state === 'out') return { who, node: '', others: null, id };
    return state === 'sees' ? { who, node: '', others: instances, id } : null;
  }

  return checker({
    name: 'views converge',
    sentence:
      'When nothing has changed for long, every member and every instance is where it believes to be, and whoever keeps a list of them has it right.',
    source: 'ZooKeeper Recipes, Group Membership; Curator Service Discovery',
    kinds: [...GROUND_KINDS, 'members-changed', 'service-changed'],
    observe(event, world) {
      ground.follow(event, world);
      if (event.kind !== 'members-changed' && event.kind !== 'service-changed') return null;
      const belief = event.kind === 'members-changed' ? ofMember(event) : ofService(event);
      if (belief === null) return null;
      const given = event.kind === 'members-changed' ? event.group : event.service;
      const path = ground.inTree(world, event.who, given);
      beliefs.set(`${event.who} ${path}`, { ...belief, path, life: ground.lifeOf(event.who) });
      return null;
    },
    atRest(world) {
      for (const { who, life, path, node, others, id } of beliefs.values()) {
        if (ground.isMeddled(path) || !ground.isSettled(world, who, life)) continue;
        if (node !== '' && ground.tree.now(`${path}/${node}`) === null) {
          return {
            message: `client ${who} believes to be in ${path} as ${node}, which is not there`,
            events: [id],
          };
        }
        if (others === null || !ground.isQuiet(world, path)) continue;
        const there = [...(ground.tree.now(path)?.children.keys() ?? [])].sort().join(' ');
        const believed = [...others].sort().join(' ');
        if (there === believed) continue;
        return {
          message: `client ${who} believes that "${believed}" are in ${path}, where "${there}" are`,
          events: [id],
        };
      }
      return null;
    },
  });
}
