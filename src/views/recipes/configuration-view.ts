import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { clientsAt, znodeNow } from './at-work.ts';

/** What one client goes by. */
export interface Reader {
  readonly client: string;
  readonly value: string;
  readonly version: number;
  /** Versions that the znode is ahead; 0 for none. */
  readonly behind: number;
  /** From the change to when this client learnt it, milliseconds; null for a version that is not the newest. */
  readonly lagMs: number | null;
}

export interface ConfigurationView {
  readonly path: string;
  /** What the znode says; null where there is none. */
  readonly value: string | null;
  readonly version: number;
  /** When the leader changed it, microseconds. */
  readonly changedAt: number;
  readonly readers: readonly Reader[];
  readonly publisher: string | null;
}

/** A configuration: the value in the tree, and what each client goes by. */
export function configurationView(
  world: World,
  path: string,
  told: readonly EventOf<'configuration-changed'>[],
): ConfigurationView {
  const here = new Set(clientsAt(world, path));
  const znode = znodeNow(world, path);
  const version = znode?.version ?? -1;
  const changedAt = (znode?.mtimeMs ?? 0) * 1_000;
  const last = new Map<string, EventOf<'configuration-changed'>>();
  for (const event of told) if (event.state === 'seen') last.set(event.who, event);
  return {
    path,
    value: znode?.data ?? null,
    version,
    changedAt,
    readers: [...last.values()]
      .filter(({ who }) => here.has(who))
      .map((event) => ({
        client: event.who,
        value: event.value,
        version: event.version,
        behind: Math.max(0, version - event.version),
        lagMs: event.version === version ? Math.max(0, (event.at - changedAt) / 1_000) : null,
      }))
      .sort((a, b) => (a.client < b.client ? -1 : 1)),
    publisher: told.findLast(({ state }) => state === 'published')?.who ?? null,
  };
}
