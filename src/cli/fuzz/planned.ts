import { between, type Random } from '../../kernel/random.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { chance, pick } from './chance.ts';

/** A command and when it is due, counted from now. */
export interface Planned {
  readonly afterUs: number;
  readonly command: Command;
}

export const MS = 1_000;
export const now = (command: Command): readonly Planned[] => [{ afterUs: 0, command }];

export const sids = (world: World): readonly number[] => world.peers.map(({ sid }) => sid);
export const anyServer = (random: Random, world: World): number => pick(random, sids(world));
export const leaderOf = (world: World): number | undefined =>
  world.peers.find(({ up, leading }) => up && leading !== null)?.sid;

export const crash = (random: Random, server: number): Command => ({
  do: 'crash',
  server,
  ...(chance(random, 40) && { keeps: between(random, 1, 4) }),
});

/** A server that is up and follows; undefined if none does. */
export function anyFollower(random: Random, world: World): number | undefined {
  const serving = world.peers.filter(
    ({ up, serving, learning }) => up && serving && learning !== null,
  );
  return serving.length === 0 ? undefined : pick(random, serving).sid;
}
