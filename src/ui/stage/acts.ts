import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import type { Lab } from '../lab.svelte.ts';

/** More steps than this at one moment are not walked through by hand. */
const STEPS_MOST = 200;

/**
 * Does `command`, and lets what it makes due come at once: who delivers a message while time stands still wants to see it
 * arrive. Time does not pass.
 *
 * @param waits whether what was asked for is still to come
 */
function actAndSee(lab: Lab, command: Command, waits: (world: World) => boolean): void {
  lab.act(command);
  if (lab.playing) return;
  const { at } = lab.frame;
  for (let i = 0; i < STEPS_MOST && waits(lab.frame.world); i++) {
    const { step } = lab.frame;
    lab.step();
    if (lab.frame.step === step) return;
    if (lab.frame.at > at) return lab.stepBack();
  }
}

/** Brings a message to its receiver now. */
export function deliverNow(lab: Lab, envelope: number): void {
  actAndSee(lab, { do: 'deliver', envelope }, ({ connections }) =>
    [...connections.values()].some(({ forth, back }) =>
      [forth, back].some(
        ({ inFlight, waits }) => waits === null && inFlight.some(({ id }) => id === envelope),
      ),
    ),
  );
}

/** Lets a timer of a server run out now. */
export function fireNow(lab: Lab, server: number, timer: string): void {
  const { at } = lab.frame;
  actAndSee(lab, { do: 'fire-timer', server, timer }, ({ peers }) => {
    const timers: ReadonlyMap<string, { readonly dueAt: number }> = peers[server - 1]!.timers;
    const due = timers.get(timer)?.dueAt;
    return due !== undefined && due <= at;
  });
}
