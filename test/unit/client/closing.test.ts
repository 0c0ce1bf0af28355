import { expect, test } from 'vitest';
import type { EventKind, Event, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

/** Three servers and a client at follower 1 that has an ephemeral. */
function ensemble() {
  const told: Event[] = [];
  const setup = { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0], tickMs: 500 };
  const run = new Run(setup, (events) => void told.push(...events));
  let now = 0;
  const wait = (ms: number): void => {
    now += ms * 1_000;
    run.until(now);
  };
  const of = <K extends EventKind>(kind: K): EventOf<K>[] =>
    told.filter((event): event is EventOf<K> => event.kind === kind);
  const act = (command: Parameters<Run['act']>[0]): void => run.act(command, now);
  wait(3_000);
  const program = { kind: 'idle' } as const;
  act({ do: 'add-client', client: { name: 'a', server: 1, timeoutMs: 3_000, program } });
  wait(500);
  const operation = { op: 'create', path: '/e', data: '', mode: 'ephemeral' } as const;
  act({ do: 'request', client: 'a', operation });
  wait(500);
  return { run, wait, of, act };
}

const states = (events: readonly EventOf<'state-event'>[]): string[] =>
  events.map(({ state }) => state);

test('a client that closes is told Closed once its session has ended', () => {
  const { run, wait, of, act } = ensemble();
  act({ do: 'close-client', client: 'a' });
  wait(500);
  expect(states(of('state-event'))).toEqual(['SyncConnected', 'Closed']);
  expect(run.world.peers[0]!.replica.znodes.has('/e')).toBe(false);
});

test('one that loses its connection while it closes does not come back, and its session runs out (ClientCnxn.SendThread)', () => {
  const { run, wait, of, act } = ensemble();
  act({ do: 'hold-type', type: 'Request', to: 1 });
  act({ do: 'close-client', client: 'a' });
  wait(2_500);
  expect(of('answered').at(-1)).toMatchObject({
    operation: { op: 'closeSession' },
    result: { error: 'CONNECTIONLOSS' },
  });
  expect(states(of('state-event'))).toEqual(['SyncConnected', 'Disconnected', 'Closed']);
  expect(run.world.clients.get('a')).toMatchObject({ state: 'closed', connection: 0 });
  wait(10_000);
  expect(of('client-connected')).toHaveLength(1);
  expect(run.world.peers[0]!.replica.znodes.has('/e')).toBe(false);
});

test('one that is moved while it closes does not come back either', () => {
  const { run, wait, of, act } = ensemble();
  act({ do: 'hold-type', type: 'Request', to: 1 });
  act({ do: 'close-client', client: 'a' });
  wait(100);
  act({ do: 'reconnect-client', client: 'a', hosts: [2] });
  wait(2_000);
  expect(run.world.clients.get('a')).toMatchObject({ state: 'closed', connection: 0 });
  expect(of('client-connected')).toHaveLength(1);
});

test('one that closes while it has no connection loses what it had not sent', () => {
  const { wait, of, act } = ensemble();
  act({ do: 'disconnect-client', client: 'a' });
  wait(100);
  act({ do: 'request', client: 'a', operation: { op: 'getData', path: '/e', watch: false } });
  act({ do: 'close-client', client: 'a' });
  wait(100);
  expect(of('answered').at(-1)?.result).toEqual({ error: 'CONNECTIONLOSS' });
  expect(states(of('state-event'))).toEqual(['SyncConnected', 'Disconnected', 'Closed']);
});
