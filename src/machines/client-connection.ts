import { setup, transition } from 'xstate';
import type { ConnectionEvent, ConnectionState } from '../client/transitions.ts';

/** A client's fact as the machine hears it. */
export type ClientConnectionEvent = { readonly type: ConnectionEvent };

/**
 * A client's connection, declared once: the specification that the library's own table (`src/client/transitions.ts`) and every observed
 * change are judged by. Whoever is connected may write and read, or only read.
 */
export const clientConnection = setup({
  types: { events: {} as ClientConnectionEvent },
}).createMachine({
  id: 'client',
  initial: 'gone',
  states: {
    gone: { on: { started: 'alive' } },
    alive: {
      initial: 'connecting',
      on: { disconnected: '.connecting', closed: 'closed', crashed: 'gone' },
      states: {
        connecting: {
          on: { dialled: 'connecting', accepted: 'associating', 'gave-up': '#client.expired' },
        },
        associating: {
          on: {
            'session-granted': 'connected',
            'reads-granted': 'connected-read-only',
            expired: '#client.expired',
            'gave-up': '#client.expired',
          },
        },
        connected: { on: { 'auth-failed': '#client.auth-failed' } },
        'connected-read-only': { on: { 'auth-failed': '#client.auth-failed' } },
      },
    },
    // The application may open a new session with a new connection.
    expired: { on: { dialled: 'alive', closed: 'closed', crashed: 'gone' } },
    'auth-failed': { on: { closed: 'closed', crashed: 'gone' } },
    closed: { on: { crashed: 'gone' } },
  },
});

type Value = Parameters<typeof clientConnection.resolveState>[0]['value'];

const OUTSIDE: ReadonlySet<ConnectionState> = new Set(['gone', 'expired', 'auth-failed', 'closed']);

const valueOf = (state: ConnectionState): Value => (OUTSIDE.has(state) ? state : { alive: state });

const stateOf = (value: unknown): ConnectionState =>
  (typeof value === 'string'
    ? value
    : Object.values(value as Record<string, string>)[0]) as ConnectionState;

/** Where `event` takes a connection that stands at `from`; null when its life allows no such event there. */
export function nextConnection(
  from: ConnectionState,
  event: ConnectionEvent,
): ConnectionState | null {
  const snapshot = clientConnection.resolveState({ value: valueOf(from), context: {} });
  if (!snapshot.can({ type: event })) return null;
  const [next] = transition(clientConnection, snapshot, { type: event });
  return stateOf(next.value);
}
