import type { World } from '../../../simulation/world.ts';
import type { Lab } from '../../lab.svelte.ts';
import { trace } from '../../trace/trace-desk.svelte.ts';
import { linkItems } from './link-menu.ts';
import type { MenuItem } from './menu-item.ts';
import { programItems } from './program-menu.ts';
import { pauseOrResume } from './server-menu.ts';

/** What can be done to a client. */
export function clientMenu(
  lab: Lab,
  world: World,
  name: string,
  server: number,
): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const servers = world.peers.map(({ sid }) => sid);
  const isCut = (sid: number): boolean =>
    world.cuts.has(`${name}>${sid}`) && world.cuts.has(`${sid}>${name}`);
  const touched = servers.filter(
    (sid) => world.cuts.has(`${name}>${sid}`) || world.cuts.has(`${sid}>${name}`),
  );
  const client = world.clients.get(name)!;
  const ended = client.state === 'closed' || client.state === 'expired';
  const item = (
    label: string,
    command: 'close-client' | 'disconnect-client' | 'expire-client',
    enabled: boolean,
    note?: string,
  ): MenuItem => ({
    label,
    enabled,
    note,
    choose: () => void lab.act({ do: command, client: name }),
  });
  const dial = (label: string, hosts: readonly number[] | null, note?: string): MenuItem => ({
    label,
    enabled: true,
    note,
    choose: () => void lab.act({ do: 'reconnect-client', client: name, hosts }),
  });
  return [
    pauseOrResume(lab, world, name, true),
    client.barred
      ? dial(words.letDial, null)
      : item(words.disconnect, 'disconnect-client', !ended, words.disconnectNote),
    {
      label: words.moveTo,
      enabled: !ended,
      page: () =>
        servers
          .filter((sid) => sid !== server || client.state !== 'connected')
          .map((sid) =>
            dial(words.linkTo(String(sid)), [sid, ...client.hosts.filter((each) => each !== sid)]),
          ),
    },
    {
      label: words.serverList,
      note: words.serverListNote,
      enabled: !ended,
      page: () => serverListItems(lab, name, client.hosts, servers),
    },
    item(words.closeClient, 'close-client', !ended, words.closeClientNote),
    item(words.expireClient, 'expire-client', client.session !== '' && !ended),
    {
      label: words.cutClient,
      enabled: !isCut(server),
      choose: () => void lab.act({ do: 'cut', groups: [[name], [server]] }),
    },
    {
      label: words.cutClientAll,
      enabled: !servers.every(isCut),
      choose: () => void lab.act({ do: 'cut', groups: [[name], servers] }),
    },
    {
      label: words.healClient,
      enabled: touched.length > 0,
      choose: () => {
        for (const sid of touched) {
          lab.act({ do: 'heal-way', from: name, to: sid });
          lab.act({ do: 'heal-way', from: sid, to: name });
        }
      },
    },
    {
      label: lab.lateWords.programs.give,
      note: lab.lateWords.programs.giveNote,
      enabled: !ended,
      page: () => programItems(lab, name),
    },
    {
      label: words.links,
      enabled: true,
      page: () =>
        servers.map((sid) => ({
          label: words.linkTo(String(sid)),
          enabled: true,
          page: () => linkItems(lab, world, name, sid),
        })),
    },
    {
      label: lab.lateWords.trace.traceSession,
      enabled: true,
      choose: () => trace(lab, { kind: 'session', client: name }),
    },
    {
      label: lab.lateWords.trace.whyNoEvent,
      enabled: true,
      choose: () => trace(lab, { kind: 'watch', client: name, path: null }),
    },
    {
      label: words.removeClient,
      note: words.removeClientNote,
      enabled: true,
      choose: () => void lab.act({ do: 'remove-client', client: name }),
    },
  ];
}

/** Another server on its list, or one less. */
function serverListItems(
  lab: Lab,
  client: string,
  hosts: readonly number[],
  servers: readonly number[],
): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  return servers.map((sid) => {
    const without = hosts.filter((each) => each !== sid);
    const knows = without.length < hosts.length;
    const list = knows ? without : [...hosts, sid];
    return {
      label: knows ? words.withoutServer(String(sid)) : words.withServer(String(sid)),
      enabled: list.length > 0,
      choose: () =>
        void lab.act({
          do: 'update-server-list',
          client,
          hosts: list.toSorted((a, b) => a - b),
        }),
    };
  });
}
