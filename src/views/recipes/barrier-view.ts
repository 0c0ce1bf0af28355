import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { clientsAt, lastOf, znodeNow } from './at-work.ts';

/** Somebody at a barrier, and since when; microseconds. */
export interface Standing {
  readonly client: string;
  readonly since: number;
}

export interface BarrierView {
  readonly path: string;
  /** Whether its znode is there. */
  readonly closed: boolean;
  /** Who closes and opens it; null while nobody has. */
  readonly keeper: string | null;
  readonly waiting: readonly Standing[];
  readonly passed: readonly Standing[];
  /** Those who believe that it is closed, though it is open. */
  readonly unaware: readonly string[];
}

/** A simple barrier: who waits before it, and who has passed it last. */
export function barrierView(
  world: World,
  path: string,
  told: readonly EventOf<'barrier-changed'>[],
): BarrierView {
  const here = new Set(clientsAt(world, path));
  const last = [...lastOf(told).values()].filter(({ who }) => here.has(who));
  const standing = (wanted: 'waiting' | 'passed'): Standing[] =>
    last
      .filter(({ state }) => state === wanted)
      .map(({ who, at }) => ({ client: who, since: at }))
      .sort((a, b) => a.since - b.since);
  const closed = znodeNow(world, path) !== undefined;
  const waiting = standing('waiting');
  return {
    path,
    closed,
    keeper: last.find(({ state }) => state === 'closed' || state === 'open')?.who ?? null,
    waiting,
    passed: standing('passed'),
    unaware: closed ? [] : waiting.map(({ client }) => client),
  };
}
