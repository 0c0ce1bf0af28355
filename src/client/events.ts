import type { WatchEvent } from '../znodes/result.ts';
import { fromServer } from './chroot.ts';
import type { Client, KeeperState } from './client-state.ts';
import type { ClientHost } from './host.ts';
import { onProgramWatch } from './programs/programs.ts';
import { everyone, materialize } from './watchers.ts';

/** The connection changed: every watcher is told, once. */
export function tellState(client: Client, host: ClientHost, state: KeeperState): void {
  if (client.told === state) return;
  client.told = state;
  host.note({
    kind: 'state-event',
    who: client.name,
    rule: 'client.state-event',
    state,
    watchers: everyone(client.watchers),
  });
}

/** An event from the server: the watchers of its path are called, and the one-shot ones used up. */
export function onWatchEvent(client: Client, host: ClientHost, { type, path }: WatchEvent): void {
  const event = { type, path: fromServer(path, client.chroot) };
  const { tables, watchers } = materialize(client.watchers, type, event.path);
  client.watchers = tables;
  client.told = 'SyncConnected';
  host.cause = host.note({
    kind: 'watch-event',
    who: client.name,
    rule: 'client.watch-event',
    event,
    watchers,
    state: 'SyncConnected',
  });
  onProgramWatch(client, host, event);
}
