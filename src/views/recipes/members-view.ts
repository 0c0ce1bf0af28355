import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { childrenNow, clientsAt } from './at-work.ts';
import { knowerOf, type Knower } from './knowledge.ts';

export interface MembersView {
  readonly path: string;
  /** Nodes in the tree, or that somebody believes to be there. */
  readonly nodes: readonly string[];
  /** Those in the tree. */
  readonly there: readonly string[];
  readonly knowers: readonly Knower[];
  /** Clients that believe to belong to the group, and do not. */
  readonly deluded: readonly string[];
}

/** A group: who is in it, and what each member knows of that. */
export function membersView(
  world: World,
  path: string,
  told: readonly EventOf<'members-changed'>[],
): MembersView {
  const there = childrenNow(world, path);
  const clients = clientsAt(world, path);
  const seen = new Map<string, EventOf<'members-changed'>>();
  const own = new Map<string, string>();
  for (const event of told) {
    if (event.state === 'sees') seen.set(event.who, event);
    own.set(event.who, event.state === 'out' ? '' : event.node);
  }
  const believed = clients.flatMap((client) => seen.get(client)?.members ?? []);
  const nodes = [...new Set([...there, ...believed])].sort();
  return {
    path,
    nodes,
    there,
    knowers: clients.map((client) => {
      const last = seen.get(client);
      return knowerOf(client, nodes, there, last?.members ?? [], last?.at ?? null);
    }),
    deluded: clients.filter((client) => {
      const node = own.get(client) ?? '';
      return node !== '' && !there.includes(node);
    }),
  };
}
