import type { Peer } from '../../server/server-state.ts';

/** A timer that runs, by the engine's name for it. */
export interface RunningTimer {
  readonly name: string;
  /** Microseconds. */
  readonly dueAt: number;
}

/** The timers of a server, the next one first. */
export const timersOf = ({ timers }: Pick<Peer, 'timers'>): readonly RunningTimer[] =>
  [...timers]
    .map(([name, { dueAt }]) => ({ name, dueAt }))
    .sort((a, b) => a.dueAt - b.dueAt || (a.name < b.name ? -1 : 1));
