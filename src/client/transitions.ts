/** Where a client's connection stands (`ZooKeeper.States`). `gone`: there is no such process. */
export type ConnectionState =
  | 'gone'
  | 'connecting'
  | 'associating'
  | 'connected'
  | 'connected-read-only'
  | 'expired'
  | 'auth-failed'
  | 'closed';

/** What moves it from one to another. */
export type ConnectionEvent =
  | 'started'
  | 'dialled'
  | 'accepted'
  | 'session-granted'
  | 'reads-granted'
  | 'disconnected'
  | 'expired'
  | 'gave-up'
  | 'auth-failed'
  | 'closed'
  | 'crashed';

export interface ConnectionTransition {
  readonly from: ConnectionState;
  readonly event: ConnectionEvent;
  readonly to: ConnectionState;
  /** Where ZooKeeper does it. */
  readonly cites: string;
}

const CONNECTED: readonly ConnectionState[] = ['connected', 'connected-read-only'];
const ALIVE: readonly ConnectionState[] = ['connecting', 'associating', ...CONNECTED];
const ENDED: readonly ConnectionState[] = ['expired', 'auth-failed', 'closed'];

const on = (
  states: readonly ConnectionState[],
  event: ConnectionEvent,
  to: ConnectionState,
  cites: string,
): readonly ConnectionTransition[] => states.map((from) => ({ from, event, to, cites }));

/** Every change of state that a client's connection may make. */
export const CONNECTION_TRANSITIONS: readonly ConnectionTransition[] = [
  ...on(['gone'], 'started', 'connecting', 'ClientCnxn.start'),
  ...on(['connecting'], 'dialled', 'connecting', 'ClientCnxn.SendThread.startConnect'),
  ...on(['connecting'], 'accepted', 'associating', 'ClientCnxn.SendThread.primeConnection'),
  ...on(['associating'], 'session-granted', 'connected', 'ClientCnxn.SendThread.onConnected'),
  ...on(
    ['associating'],
    'reads-granted',
    'connected-read-only',
    'ClientCnxn.SendThread.onConnected',
  ),
  ...on(ALIVE, 'disconnected', 'connecting', 'ClientCnxn.SendThread.cleanAndNotifyState'),
  ...on(['associating'], 'expired', 'expired', 'ClientCnxn.SendThread.onConnected'),
  ...on(['connecting', 'associating'], 'gave-up', 'expired', 'ClientCnxn.SendThread.run'),
  // The application opens a new session.
  ...on(['expired'], 'dialled', 'connecting', 'ZooKeeper.<init>'),
  ...on(CONNECTED, 'auth-failed', 'auth-failed', 'ClientCnxn.SendThread.readResponse'),
  ...on([...ALIVE, 'expired', 'auth-failed'], 'closed', 'closed', 'ClientCnxn.disconnect'),
  ...on([...ALIVE, ...ENDED], 'crashed', 'gone', 'the process ends'),
];

const BY_EVENT = new Map(
  CONNECTION_TRANSITIONS.map(({ from, event, to }) => [`${from} ${event}`, to]),
);

/** Where `event` takes a connection that stands at `from`; undefined if it cannot happen there. */
export const nextState = (
  from: ConnectionState,
  event: ConnectionEvent,
): ConnectionState | undefined => BY_EVENT.get(`${from} ${event}`);

/** There will be no connection any more: a session is over, or was never believed. */
export const isOver = (state: ConnectionState): boolean => ENDED.includes(state);
export const isAlive = (state: ConnectionState): boolean => ALIVE.includes(state);
export const isConnected = (state: ConnectionState): boolean => CONNECTED.includes(state);

interface Observed {
  readonly kind: string;
  readonly rule: string;
  readonly port?: string;
}

/** What a fact about a client means for its connection; null for facts that leave it alone. A process begins by dialling. */
export function connectionEventOf(
  { kind, rule, port }: Observed,
  from: ConnectionState,
): ConnectionEvent | null {
  switch (kind) {
    case 'client-connecting':
      return from === 'gone' ? 'started' : 'dialled';
    case 'connected':
      // Whoever may read already only asks there whether that server writes.
      return port === 'client' && from !== 'connected-read-only' ? 'accepted' : null;
    case 'client-connected':
      return rule === 'client.reads-only' ? 'reads-granted' : 'session-granted';
    case 'client-disconnected':
      return 'disconnected';
    case 'client-expired':
      return rule === 'client.gave-up' ? 'gave-up' : 'expired';
    case 'client-auth-failed':
      return 'auth-failed';
    case 'client-closed':
      return 'closed';
    case 'crashed':
      return 'crashed';
    default:
      return null;
  }
}
