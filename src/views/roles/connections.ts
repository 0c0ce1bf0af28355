import {
  connectionEventOf,
  nextState,
  type ConnectionEvent,
  type ConnectionState,
} from '../../client/transitions.ts';
import { Changes, type Change } from './changes.ts';

/** A change of one client's connection. */
export type ConnectionChange = Change<ConnectionState, ConnectionEvent>;

/** The changes of every client's connection. */
export const connectionsOfClients = (): Changes<string, ConnectionState, ConnectionEvent> =>
  new Changes<string, ConnectionState, ConnectionEvent>(
    'gone',
    ({ who }) => (typeof who === 'string' ? who : null),
    (event, from) => {
      const change = connectionEventOf(event, from);
      return change === null ? null : { change, to: nextState(from, change) ?? from };
    },
  );
