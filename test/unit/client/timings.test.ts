import { describe, expect, test } from 'vitest';
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

describe('a client that looks for a server (ClientCnxn.SendThread.startConnect, StaticHostProvider.next)', () => {
  /** How long client a waited before each dial after a loss, and where it dialled. */
  const waits = (server: OneServer): readonly { readonly to: number; readonly ms: number }[] => {
    const lost = server.of('client-disconnected');
    const dials = server.of('client-connecting').slice(1);
    return dials.map(({ server: to, at }, i) => ({ to, ms: (at - lost[i]!.at) / 1_000 }));
  };

  const add = (server: OneServer): void => {
    const program = { kind: 'idle' } as const;
    server.act({ do: 'add-client', client: { name: 'a', server: 1, timeoutMs: 10_000, program } });
  };

  /** Client a was with the first of its hosts; now every server is dead, and each dial is refused. */
  const abandoned = (servers: number): OneServer => {
    const startsMs = Array.from({ length: servers }, () => 0);
    const server = new OneServer({ servers, startsMs, standalone: servers === 1, tickMs: 500 });
    server.wait(3_000);
    add(server);
    server.wait(1_000);
    for (let sid = 1; sid <= servers; sid++) server.act({ do: 'crash', server: sid });
    server.wait(30_000);
    return server;
  };

  test('dials the first host at once', () => {
    const server = new OneServer();
    server.wait(1_000);
    add(server);
    server.wait(0);
    expect(server.of('client-connecting')).toMatchObject([{ who: 'a', at: 1_100_000 }]);
  });

  test('goes through its list at once as long as no server has accepted a connection of it (isFirstConnect)', () => {
    const server = new OneServer({ servers: 3, startsMs: [null, null, null], standalone: false });
    add(server);
    server.wait(10_000);
    const all = waits(server);
    expect(all.length).toBeGreaterThan(20);
    // Round and round: after each round it pauses for exactly a second.
    for (const { to, ms } of all) expect(ms).toBe(to === 1 ? 1_000 : 0);
  });

  test('waits before each try while it has no network, though no server has accepted it yet', () => {
    const server = new OneServer();
    add(server);
    server.wait(0);
    server.act({ do: 'disconnect-client', client: 'a' });
    server.wait(10_000);
    const tries = server.of('client-disconnected').length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(100);
    server.act({ do: 'reconnect-client', client: 'a', hosts: null });
    server.wait(500);
    expect(server.of('client-connected')).toHaveLength(1);
  });

  test('waits by chance once a server has accepted its connection, though none has let it in', () => {
    const alone = { servers: 3, startsMs: [0, null, null], standalone: false };
    const server = new OneServer(alone);
    add(server);
    server.wait(20_000);
    expect(server.of('client-refused')[0]).toMatchObject({ who: 1, rule: 'server.not-serving' });
    expect(server.of('client-connected')).toEqual([]);
    const others = waits(server).filter(({ to }) => to !== 1);
    expect(others.length).toBeGreaterThan(10);
    expect(new Set(others.map(({ ms }) => ms)).size).toBeGreaterThan(5);
    for (const { ms } of others) expect(ms).toBeLessThan(1_000);
  });

  test('waits for less than a second before every other dial, by chance', () => {
    const others = waits(abandoned(3)).filter(({ to }) => to !== 1);
    expect(others.length).toBeGreaterThan(10);
    for (const { ms } of others) expect(ms).toBeLessThan(1_000);
    expect(new Set(others.map(({ ms }) => ms)).size).toBeGreaterThan(5);
  });

  test('pauses one second more once it has come round to the host that it was with', () => {
    const all = waits(abandoned(3));
    // Round and round, in one order.
    expect(all.slice(3).map(({ to }) => to)).toEqual(all.slice(0, -3).map(({ to }) => to));
    const again = all.filter(({ to }) => to === 1);
    expect(again.length).toBeGreaterThan(4);
    for (const { ms } of again) {
      expect(ms).toBeGreaterThanOrEqual(1_000);
      expect(ms).toBeLessThan(2_000);
    }
  });

  test('with one host every dial is a full circle', () => {
    const all = waits(abandoned(1));
    expect(all.length).toBeGreaterThan(10);
    for (const { ms } of all) expect(ms).toBeGreaterThanOrEqual(1_000);
  });
});
