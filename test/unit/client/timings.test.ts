import { expect, test } from 'vitest';
import { OneServer } from '../server/one-server.ts';

/** One server that grants up to 40 s, and a client that is granted 30 s: its read time-out is 20 s. */
function granted(): OneServer {
  const server = new OneServer({ tickMs: 2_000 });
  server.join('a', 30_000);
  return server;
}

test('a client that is silent pings after half its read time-out, less a second', () => {
  const server = granted();
  server.wait(40_000);
  const pings = server.of('sent').filter(({ message }) => message.type === 'Ping');
  const [connected] = server.of('client-connected');
  const sentUs = [connected!, ...pings].map(({ at }) => at);
  const gapsMs = sentUs.slice(1).map((at, i) => (at - sentUs[i]!) / 1_000);
  expect(gapsMs).toEqual([9_000, 9_000, 9_000, 9_000]);
});

test('a client that hears nothing for two thirds of its time-out closes the connection', () => {
  const server = granted();
  const heard = server.of('client-connected')[0]!.at;
  server.act({ do: 'hold-type', type: 'PingReply' });
  server.wait(25_000);
  const [lost] = server.of('client-disconnected');
  expect(lost).toMatchObject({ who: 'a', reason: 'silent' });
  expect((lost!.at - heard) / 1_000).toBe(20_000);
});

test('a client that reaches no server stays disconnected, however long', () => {
  const server = granted();
  server.act({ do: 'cut', groups: [[1], ['a']] });
  server.wait(600_000);
  expect(server.of('client-expired')).toEqual([]);
});

// ZOOKEEPER-4508, since 3.9.3.
test('and if it is set so, it gives its session up 4/3 of the time-out after it heard from one', () => {
  const server = new OneServer({ tickMs: 2_000, clientsGiveUp: true });
  server.join('a', 30_000);
  server.wait(5_000);
  server.act({ do: 'cut', groups: [[1], ['a']] });
  const heard = server.of('delivered').findLast(({ who }) => who === 'a')!.at;
  server.wait(120_000);
  const [gone] = server.of('client-expired');
  expect(gone).toMatchObject({ who: 'a', rule: 'client.gave-up' });
  expect((gone!.at - heard) / 1_000).toBe(40_000);
  server.act({ do: 'heal' });
  server.wait(5_000);
  const sessions = server.of('client-connected').map(({ session }) => session);
  expect(new Set(sessions).size).toBe(2);
});
