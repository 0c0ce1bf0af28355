import type { Actor } from '../../simulation/actor.ts';
import type { Envelope } from '../../simulation/connection.ts';
import type { World } from '../../simulation/world.ts';
import type { Lab } from '../lab.svelte.ts';

export interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
  /** What else comes of it, in small below. */
  readonly note?: string;
  readonly choose: () => void;
}

const touches = (direction: string, server: number): boolean =>
  direction.startsWith(`${server}>`) || direction.endsWith(`>${server}`);

/** What can be done to a server; what does not apply now stands there and cannot be chosen. */
export function serverMenu(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const words = lab.words.stage;
  const up = world.peers[server - 1]?.up ?? false;
  const refuses = (world.peers[server - 1]?.refusal ?? null) !== null;
  const others = world.peers.filter(({ sid }) => sid !== server);
  const open = others.some(({ sid }) => !world.cuts.has(`${server}>${sid}`));
  const cut = [...world.cuts].some((direction) => touches(direction, server));
  const item = (
    label: string,
    enabled: boolean,
    command: 'crash' | 'restart' | 'isolate' | 'reconnect' | 'wipe' | 'repair-disk',
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
    pauseOrResume(lab, world, server, up),
    ...(up ? [] : [item(words.wipe, true, 'wipe')]),
    ...(refuses ? [item(words.repairDisk, true, 'repair-disk')] : []),
  ];
}

function pauseOrResume(lab: Lab, world: World, actor: Actor, runs: boolean): MenuItem {
  const words = lab.words.stage;
  const paused = world.paused.has(actor);
  return {
    label: paused ? words.resume : words.pause,
    enabled: paused || runs,
    choose: () => void lab.act({ do: paused ? 'resume' : 'pause', actor }),
  };
}

/** What can be done to one message on its way. */
export function messageMenu(lab: Lab, world: World, envelope: Envelope): readonly MenuItem[] {
  const words = lab.words.stage;
  const { id, from, to, carries } = envelope;
  const held =
    !world.passing.has(id) &&
    (world.heldEnvelopes.has(id) ||
      world.heldWays.has(`${from}>${to}`) ||
      (carries.kind === 'message' && world.heldTypes.has(carries.message.type)));
  const unsafe = world.setup.unsafeNetwork === true;
  const item = (
    label: string,
    command: 'deliver' | 'hold' | 'release' | 'drop',
    enabled = true,
  ): MenuItem => ({
    label,
    enabled,
    choose: () => void lab.act({ do: command, envelope: envelope.id }),
  });
  return [
    item(words.deliver, 'deliver'),
    item(words.hold, 'hold', !held),
    item(words.release, 'release', held),
    { ...item(words.drop, 'drop'), note: unsafe ? words.dropUnsafe : words.dropSafe },
  ];
}

export function clientMenu(lab: Lab, world: World, client: string): readonly MenuItem[] {
  return [
    pauseOrResume(lab, world, client, true),
    {
      label: lab.words.stage.remove,
      enabled: true,
      choose: () => void lab.act({ do: 'remove-client', client }),
    },
  ];
}
