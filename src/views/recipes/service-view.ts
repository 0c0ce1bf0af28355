import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { childrenNow, clientsAt } from './at-work.ts';
import { knowerOf, type Knower } from './knowledge.ts';

/** One instance of a service, there or believed in. */
export interface Instance {
  readonly node: string;
  /** Whether it is registered. */
  readonly there: boolean;
  /** Calls that it has got from consumers. */
  readonly calls: number;
  /** The same as a part of what the busiest has got, 0 to 1. */
  readonly share: number;
}

export interface Consumer extends Knower {
  readonly calls: number;
  /** Whether it knew of nobody to call the last time. */
  readonly foundNone: boolean;
}

export interface ServiceView {
  readonly path: string;
  readonly instances: readonly Instance[];
  readonly consumers: readonly Consumer[];
  readonly calls: number;
}

/** A service: its instances with the load of each, and what every consumer knows of them. */
export function serviceView(
  world: World,
  path: string,
  told: readonly EventOf<'service-changed'>[],
): ServiceView {
  const there = childrenNow(world, path);
  const here = new Set(clientsAt(world, path));
  const seen = new Map<string, EventOf<'service-changed'>>();
  const last = new Map<string, EventOf<'service-changed'>>();
  const calls = new Map<string, number>();
  const made = new Map<string, number>();
  for (const event of told) {
    const { who, state, instance } = event;
    if (state === 'sees') seen.set(who, event);
    if (state === 'registered' || state === 'out') continue;
    last.set(who, event);
    if (state !== 'called') continue;
    calls.set(instance, (calls.get(instance) ?? 0) + 1);
    made.set(who, (made.get(who) ?? 0) + 1);
  }
  const consumers = [...seen.keys()].filter((client) => here.has(client)).sort();
  const believed = consumers.flatMap((client) => seen.get(client)!.instances);
  const nodes = [...new Set([...there, ...believed])].sort();
  const most = nodes.reduce((max, node) => Math.max(max, calls.get(node) ?? 0), 0);
  return {
    path,
    instances: nodes.map((node) => ({
      node,
      there: there.includes(node),
      calls: calls.get(node) ?? 0,
      share: most === 0 ? 0 : (calls.get(node) ?? 0) / most,
    })),
    consumers: consumers.map((client) => {
      const event = seen.get(client)!;
      return {
        ...knowerOf(client, nodes, there, event.instances, event.at),
        calls: made.get(client) ?? 0,
        foundNone: last.get(client)?.state === 'found-none',
      };
    }),
    calls: [...calls.values()].reduce((sum, count) => sum + count, 0),
  };
}
