import type { Configuration } from '../zab/ensemble.ts';
import { majorityOf } from '../zab/quorum.ts';
import type { Setup } from './setup.ts';

const numbers = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + i);

/** How many servers there are, observers and spares included. */
export const serverCount = (setup: Setup): number =>
  setup.servers + (setup.observers ?? 0) + (setup.spares ?? 0);

/** The configuration that every server finds in its file when it is first started. */
export function firstConfiguration(setup: Setup): Configuration {
  const voters = numbers(1, setup.servers);
  const { groups, weights = [] } = setup;
  return {
    version: 0,
    quorum:
      groups === undefined ? majorityOf(voters) : { kind: 'hierarchical', voters, groups, weights },
    observers: numbers(setup.servers + 1, setup.observers ?? 0),
  };
}

/** What a server's own file says at first: a spare lists itself as an observer of the ensemble that it is to join. */
export function ownConfiguration(setup: Setup, sid: number): Configuration {
  const config = firstConfiguration(setup);
  const isSpare = sid > setup.servers + (setup.observers ?? 0);
  return isSpare ? { ...config, observers: [...config.observers, sid] } : config;
}
