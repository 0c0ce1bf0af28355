import {
  LIFE_TRANSITIONS,
  lifeEventOf,
  type LifeEvent,
  type LifeState,
} from '../../zab/transitions.ts';
import { Changes, type Change } from './changes.ts';

/** A change of one server's life. */
export type LifeChange = Change<LifeState, LifeEvent>;

/** Where a change leads; a change that the life of a server does not allow leads nowhere else. */
const nextState = (from: LifeState, change: LifeEvent): LifeState =>
  LIFE_TRANSITIONS.find((t) => t.from === from && t.event === change)?.to ?? from;

/** The changes of every server's life. */
export const livesOfServers = (): Changes<number, LifeState, LifeEvent> =>
  new Changes<number, LifeState, LifeEvent>(
    'down',
    ({ who }) => (typeof who === 'number' ? who : null),
    (event, from) => {
      const change = lifeEventOf(event as Parameters<typeof lifeEventOf>[0]);
      return change === null ? null : { change, to: nextState(from, change) };
    },
  );
