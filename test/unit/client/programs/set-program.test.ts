import { expect, test } from 'vitest';
import { LineUp } from './line-up.ts';

const lock = { kind: 'lock', path: '/lock', holdMs: 600_000, restMs: 100 } as const;

test('a client is given a program while it runs, and another one later', () => {
  const line = new LineUp({ a: { kind: 'idle' }, b: lock });
  line.untilHeld('b');
  line.act({ do: 'set-program', client: 'a', program: lock });
  line.until('lock-changed', ({ who, state }) => who === 'a' && state === 'waiting');
  // The holder does something else from now on: its znode goes, and the next is let in.
  line.act({ do: 'set-program', client: 'b', program: { kind: 'writer', everyMs: 100 } });
  line.untilHeld('a');
  line.until('answered', ({ who, operation }) => who === 'b' && operation.op === 'setData');
  expect(line.broken()).toEqual([]);
});

test('what the old program had asked is not left behind', () => {
  const line = new LineUp({ a: lock });
  line.until(
    'requested',
    ({ operation }) => 'mode' in operation && operation.mode !== 'persistent',
  );
  line.act({ do: 'set-program', client: 'a', program: { kind: 'idle' } }).seconds(1);
  const leader = line.run.world.peers.find(({ role }) => role === 'leading')!;
  expect(leader.replica.znodes.get('/lock')!.children.size).toBe(0);
  expect(line.all('lock-changed')).toEqual([]);
});

test('a client whose session is over for good asks nothing any more', () => {
  const line = new LineUp({}, { clients: [] });
  const client = { name: 'a', server: 1, timeoutMs: 1_000, renews: false, program: lock };
  line.act({ do: 'add-client', client });
  line.untilHeld('a');
  line.act({ do: 'expire-client', client: 'a' });
  line.until('client-expired');
  const asked = line.all('requested').length;
  line.seconds(5);
  expect(line.all('requested')).toHaveLength(asked);
});

test('a client that closes while it looks at the line comes to an end', () => {
  const line = new LineUp({ a: lock });
  line.until('requested', ({ operation }) => operation.op === 'getChildren');
  line.act({ do: 'close-client', client: 'a' });
  line.until('client-closed');
  line.seconds(5);
  expect(line.run.world.clients.get('a')!.state).toBe('closed');
});

test('a client without network whose session has ended waits until it may dial again', () => {
  const line = new LineUp({ a: lock });
  line.untilHeld('a');
  line.act({ do: 'expire-client', client: 'a' });
  line.until('client-expired');
  line.act({ do: 'disconnect-client', client: 'a' }).seconds(5);
  expect(line.run.world.clients.get('a')!.state).toBe('expired');
  line.act({ do: 'reconnect-client', client: 'a', hosts: null });
  line.untilHeld('a');
  expect(line.broken()).toEqual([]);
});
