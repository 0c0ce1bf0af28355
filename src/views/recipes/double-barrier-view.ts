import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { childrenNow, clientsAt, lastOf } from './at-work.ts';
import type { Standing } from './barrier-view.ts';

/** The sign that all are there, a child that is no participant. */
const READY = 'ready';

export interface DoubleBarrierView {
  readonly path: string;
  /** How many must be there before anybody begins. */
  readonly needs: number;
  /** Nodes of participants in the tree. */
  readonly nodes: number;
  /** Whether the sign is there. */
  readonly ready: boolean;
  readonly entering: readonly Standing[];
  readonly inside: readonly Standing[];
  readonly leaving: readonly Standing[];
  readonly left: readonly Standing[];
}

/** A double barrier: who has come, who works, who is done and waits for the others. */
export function doubleBarrierView(
  world: World,
  path: string,
  told: readonly EventOf<'double-barrier-changed'>[],
): DoubleBarrierView {
  const here = new Set(clientsAt(world, path));
  const last = [...lastOf(told).values()].filter(({ who }) => here.has(who));
  const standing = (wanted: EventOf<'double-barrier-changed'>['state']): Standing[] =>
    last
      .filter(({ state }) => state === wanted)
      .map(({ who, at }) => ({ client: who, since: at }))
      .sort((a, b) => a.since - b.since);
  const children = childrenNow(world, path);
  return {
    path,
    needs: told.at(-1)?.needs ?? 0,
    nodes: children.filter((name) => name !== READY).length,
    ready: children.includes(READY),
    entering: standing('entering'),
    inside: standing('entered'),
    leaving: standing('leaving'),
    left: standing('left'),
  };
}
