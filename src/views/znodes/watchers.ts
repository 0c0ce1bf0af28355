import type { Peer } from '../../server/server-state.ts';
import type { RegisteredMode } from '../../server/watch-table.ts';

/** Somebody who will be told. Watches are kept by one server only, for the connections that it has. */
export interface Watcher {
  readonly table: keyof Peer['watches'];
  readonly client: string;
  readonly session: string;
  readonly mode: RegisteredMode;
}

/** Who watches `path` at this server, in the order of registration. */
export function watchersOf({ watches, clients }: Peer, path: string): readonly Watcher[] {
  const found: Watcher[] = [];
  for (const table of Object.keys(watches) as (keyof Peer['watches'])[]) {
    for (const { connection, mode } of watches[table].byPath.get(path) ?? []) {
      const watcher = clients.get(connection);
      if (watcher === undefined) continue;
      found.push({ table, client: watcher.client, session: watcher.session, mode });
    }
  }
  return found;
}
