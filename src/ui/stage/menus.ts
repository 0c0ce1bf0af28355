import type { World } from '../../simulation/world.ts';
import type { Lab } from '../lab.svelte.ts';

export interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
  readonly choose: () => void;
}

const touches = (direction: string, server: number): boolean =>
  direction.startsWith(`${server}>`) || direction.endsWith(`>${server}`);

/** What can be done to a server; what does not apply now stands there and cannot be chosen. */
export function serverMenu(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const words = lab.words.stage;
  const up = world.peers[server - 1]?.up ?? false;
  const others = world.peers.filter(({ sid }) => sid !== server);
  const open = others.some(({ sid }) => !world.cuts.has(`${server}>${sid}`));
  const cut = [...world.cuts].some((direction) => touches(direction, server));
  const item = (
    label: string,
    enabled: boolean,
    command: 'crash' | 'restart' | 'isolate' | 'reconnect',
  ): MenuItem => ({
    label,
    enabled,
    choose: () => void lab.act({ do: command, server }),
  });
  return [
    item(words.crash, up, 'crash'),
    item(words.restart, !up, 'restart'),
    item(words.isolate, open, 'isolate'),
    item(words.reconnect, cut, 'reconnect'),
  ];
}

export function clientMenu(lab: Lab, client: string): readonly MenuItem[] {
  return [
    {
      label: lab.words.stage.remove,
      enabled: true,
      choose: () => void lab.act({ do: 'remove-client', client }),
    },
  ];
}
