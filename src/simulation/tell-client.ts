import { disconnect, reconnect, updateServerList } from '../client/connect.ts';
import { setProgram } from '../client/programs/programs.ts';
import { request } from '../client/request.ts';
import { closeClient } from '../client/session.ts';
import type { Command } from './command.ts';
import type { WorldHost } from './host.ts';
import type { World } from './world.ts';

/** What somebody tells a client's process to do. */
export type ToClient = Extract<
  Command,
  {
    do:
      | 'request'
      | 'close-client'
      | 'disconnect-client'
      | 'reconnect-client'
      | 'update-server-list'
      | 'set-program';
  }
>;

/** A process that is frozen does it once it goes on. */
export function tellClient(world: World, host: WorldHost, command: ToClient): void {
  const { client } = command;
  if (!world.paused.has(client)) return obeyClient(world, host, command);
  const { cause } = host;
  world.unread = [...(world.unread ?? []), { kind: 'told', command, cause }];
}

/** A client does what it was told. One that has not begun yet can only be asked for something. */
export function obeyClient(world: World, host: WorldHost, command: ToClient): void {
  const client = world.clients.get(command.client);
  if (client === undefined) return;
  if (command.do === 'request') {
    return void request(client, host, command.operation, 'user', command);
  }
  if (client.state === 'gone') return;
  switch (command.do) {
    case 'close-client':
      return closeClient(client, host);
    case 'disconnect-client':
      return disconnect(client, host);
    case 'reconnect-client': {
      const known = command.hosts?.filter((sid) => world.peers[sid - 1] !== undefined) ?? null;
      return reconnect(client, host, known?.length === 0 ? null : known);
    }
    case 'update-server-list': {
      const known = command.hosts.filter((sid) => world.peers[sid - 1] !== undefined);
      if (known.length > 0) updateServerList(client, host, known);
      return;
    }
    case 'set-program':
      return setProgram(client, host, command.program);
  }
}
