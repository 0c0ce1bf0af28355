import type { World } from '../../../simulation/world.ts';
import type { Lab } from '../../lab.svelte.ts';
import { linkItems } from './link-menu.ts';
import type { MenuItem } from './menu-item.ts';
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
  return [
    pauseOrResume(lab, world, name, true),
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
      label: words.removeClient,
      note: words.removeClientNote,
      enabled: true,
      choose: () => void lab.act({ do: 'remove-client', client: name }),
    },
  ];
}
