/** Another list of servers (ZooKeeper.updateServerList, StaticHostProvider.updateServerList): who stays, who moves, and where to. */
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../src/client/client-state.ts';
import { isRoundOver, nextHost, replaceHosts } from '../../../src/client/host-list.ts';
import { newClient } from '../../../src/client/new-client.ts';
import { newProgram } from '../../../src/client/programs/programs.ts';
import { OneServer } from '../server/one-server.ts';

const SEEDS = 3_000;

/** A client that knows these servers and is connected with the first of them. */
function connectedTo(hosts: readonly number[], seed: string): Client {
  const options = {
    name: 'a',
    server: hosts[0]!,
    hosts,
    timeoutMs: 4_000,
    chroot: '',
    readOnly: false,
    renews: true,
    session: null,
  };
  const client = newClient(seed, options, newProgram({ kind: 'idle' }, 'a'));
  delete client.acceptedBy;
  client.host = 0;
  client.lastHost = 0;
  return client;
}

/** The share of clients, of many seeds, of which something is so. */
function shareOf(isSo: (seed: string) => boolean): number {
  let count = 0;
  for (let i = 0; i < SEEDS; i++) if (isSo(`list ${i}`)) count++;
  return count / SEEDS;
}

describe('whoever is connected with a server of the new list', () => {
  test.each([
    ['is as long', [1, 2, 3], [1, 4, 5]],
    ['is shorter', [1, 2, 3, 4, 5], [1, 2]],
    ['is the same', [1, 2, 3], [3, 2, 1]],
  ])('stays if it %s', (_, before, after) => {
    expect(shareOf((seed) => replaceHosts(connectedTo(before, seed), after).moves)).toBe(0);
  });

  test.each([
    [[1, 2, 3], [1, 2, 3, 4, 5], 2 / 5],
    [[1, 2], [1, 2, 3, 4, 5, 6, 7, 8], 6 / 8],
    [[1, 2, 3, 4], [1, 2, 3, 4, 5], 1 / 5],
  ])('moves by chance if it grows: %j to %j', (before, after, share) => {
    const moved = shareOf((seed) => replaceHosts(connectedTo(before, seed), after).moves);
    expect(moved).toBeGreaterThan(share - 0.03);
    expect(moved).toBeLessThan(share + 0.03);
  });

  test('and goes to a server that is new on it', () => {
    const goesTo = new Set<number>();
    for (let i = 0; i < SEEDS; i++) {
      const client = connectedTo([1, 2, 3], `list ${i}`);
      if (replaceHosts(client, [1, 2, 3, 4, 5]).moves) goesTo.add(nextHost(client));
    }
    expect([...goesTo].sort()).toEqual([4, 5]);
  });

  test('goes on round the new list from where it is when it stays', () => {
    const client = connectedTo([1, 2, 3], 'round');
    replaceHosts(client, [1, 2]);
    expect([nextHost(client), nextHost(client), nextHost(client)]).toEqual([2, 1, 2]);
  });
});

describe('whoever is connected with a server that is not on the new list', () => {
  test.each([
    ['as long', [1, 2, 3], [2, 3, 4]],
    ['shorter', [1, 2, 3], [2, 3]],
    ['longer', [1, 2, 3], [2, 3, 4, 5]],
  ])('moves, be it %s', (_, before, after) => {
    expect(shareOf((seed) => replaceHosts(connectedTo(before, seed), after).moves)).toBe(1);
  });

  const goesToKept = (before: readonly number[], after: readonly number[]): number =>
    shareOf((seed) => {
      const client = connectedTo(before, seed);
      replaceHosts(client, after);
      return before.includes(nextHost(client));
    });

  test('goes to a new one if the list has grown or is as long: the old ones have clients enough', () => {
    expect(goesToKept([1, 2, 3], [2, 3, 4, 5])).toBe(0);
    expect(goesToKept([1, 2, 3], [2, 3, 4])).toBe(0);
  });

  test('goes to any that is left if servers only went', () => {
    expect(goesToKept([1, 2, 3, 4, 5], [2, 3, 4])).toBe(1);
  });

  // Of 10 servers 5 stay and 2 are new: 5 (10 - 7) of 7 (10 - 5) go to one that stayed.
  test('goes to old ones and new ones so that all serve equally many in the end', () => {
    const share = goesToKept([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [6, 7, 8, 9, 10, 11, 12]);
    expect(share).toBeGreaterThan(15 / 35 - 0.03);
    expect(share).toBeLessThan(15 / 35 + 0.03);
  });
});

test('all servers come to serve equally many clients, whichever they were with', () => {
  const after = [1, 2, 3, 4, 5];
  const clients = new Map(after.map((sid) => [sid, 0]));
  for (let i = 0; i < SEEDS; i++) {
    const client = connectedTo([(i % 3) + 1, ((i + 1) % 3) + 1, ((i + 2) % 3) + 1], `list ${i}`);
    const { moves, current } = replaceHosts(client, after);
    const sid = moves ? nextHost(client) : current;
    clients.set(sid, clients.get(sid)! + 1);
  }
  for (const [sid, count] of clients) {
    expect(count, `clients of server ${sid}`).toBeGreaterThan(SEEDS / 5 - 90);
    expect(count, `clients of server ${sid}`).toBeLessThan(SEEDS / 5 + 90);
  }
});

test('tries each server of the new list once, pauses, and goes round and round again', () => {
  const client = connectedTo([1, 2, 3], 'each once');
  replaceHosts(client, [2, 3, 4, 5]);
  const tried: number[] = [];
  while (!isRoundOver(client)) tried.push(nextHost(client));
  expect(tried.slice(0, 2).sort()).toEqual([4, 5]);
  expect(tried.slice(2).sort()).toEqual([2, 3]);
  const round = [nextHost(client), nextHost(client), nextHost(client), nextHost(client)];
  expect(client.moving).toBeUndefined();
  expect(round.sort()).toEqual([2, 3, 4, 5]);
});

test('a list that comes while it looks for its place is judged by the server that it would try next', () => {
  for (let i = 0; i < 50; i++) {
    const client = connectedTo([1, 2, 3], `again ${i}`);
    replaceHosts(client, [4, 5]);
    const { current, keeps } = replaceHosts(client, [4, 6]);
    expect([4, 5]).toContain(current);
    expect(keeps).toBe(current === 4);
  }
});

describe('in the ensemble', () => {
  const ensemble = (): OneServer => {
    const server = new OneServer({
      servers: 3,
      startsMs: [0, 0, 0],
      standalone: false,
      latencyUs: { min: 500, max: 1_000 },
      fsyncUs: { min: 200, max: 500 },
    });
    server.wait(3_000);
    server.join('a', 10_000);
    return server;
  };

  test('a client that stays keeps its connection', () => {
    const server = ensemble();
    server.act({ do: 'update-server-list', client: 'a', hosts: [3, 1] });
    server.wait(3_000);
    expect(server.of('server-list-updated')).toMatchObject([
      { who: 'a', servers: [3, 1], current: 1, keeps: true, moves: false },
    ]);
    expect(server.of('client-disconnected')).toEqual([]);
    expect(server.run.world.clients.get('a')!.hosts.toSorted()).toEqual([1, 3]);
  });

  test('one whose server is not on the list goes on with its session elsewhere', () => {
    const server = ensemble();
    server.act({ do: 'update-server-list', client: 'a', hosts: [2, 3] });
    server.wait(3_000);
    expect(server.of('client-disconnected')).toMatchObject([{ who: 'a', reason: 'moved' }]);
    const [first, second] = server.of('client-connected');
    expect(second!.session).toBe(first!.session);
    expect([2, 3]).toContain(second!.server);
    expect(server.run.world.clients.get('a')!.moving).toBeUndefined();
  });

  test('servers that do not exist are left out, and a list of such only changes nothing', () => {
    const server = ensemble();
    server.act({ do: 'update-server-list', client: 'a', hosts: [7, 8] });
    expect(server.of('server-list-updated')).toEqual([]);
    server.act({ do: 'update-server-list', client: 'a', hosts: [1, 8] });
    expect(server.of('server-list-updated')).toMatchObject([{ servers: [1], moves: false }]);
  });
});
