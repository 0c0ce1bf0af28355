import { describe, expect, test } from 'vitest';
import { dueContainers } from '../../../src/server/containers.ts';
import { packetLength } from '../../../src/server/packet-length.ts';
import type { Operation } from '../../../src/znodes/request.ts';
import { create, OneServer, remove } from './one-server.ts';

const ephemeral = (path: string): Operation =>
  ({ ...create(path), mode: 'ephemeral' }) as Operation;

describe('a packet', () => {
  test('is as long as jute writes it', () => {
    // Header 8, path 4 + 2, data 4 + 1, list 4 + perms 4 + scheme 4 + 5 + id 4 + 6, flags 4.
    expect(packetLength(create('/a', 'x'))).toBe(8 + 6 + 5 + 27 + 4);
    expect(packetLength({ op: 'setData', path: '/a', data: 'ü', version: -1 })).toBe(8 + 6 + 6 + 4);
  });

  test('that is too long ends the connection, and nothing of it is done', () => {
    const server = new OneServer({ juteMaxBuffer: 1_024 });
    const session = server.join('a');
    expect(server.ask('a', create('/a', 'x'.repeat(900))).error).toBe('OK');
    expect(server.ask('a', create('/b', 'x'.repeat(1_100))).error).toBe('CONNECTIONLOSS');
    server.wait(3_000);
    expect(server.peer.replica.znodes.has('/b')).toBe(false);
    expect(server.of('client-connected').at(-1)).toMatchObject({ session, server: 1 });
  });
});

describe('containers', () => {
  const container = { ...create('/c'), mode: 'container' } as Operation;
  const ttl = { ...create('/t'), mode: 'persistent_with_ttl', ttlMs: 500 } as Operation;
  const reap = (server: OneServer): void => {
    server.act({ do: 'check-containers' });
    server.wait(200);
  };

  test('go once they have lost their last child', () => {
    const server = new OneServer({ containerCheckMs: 0 });
    server.join('a');
    server.ask('a', container);
    reap(server);
    expect(server.peer.replica.znodes.has('/c')).toBe(true);
    server.ask('a', create('/c/k'));
    reap(server);
    server.ask('a', remove('/c/k'));
    expect(server.peer.replica.znodes.has('/c')).toBe(true);
    reap(server);
    expect(server.peer.replica.znodes.has('/c')).toBe(false);
  });

  test('that were never used go if that is limited', () => {
    const server = new OneServer({ containerCheckMs: 0, containerNeverUsedMs: 400 });
    server.join('a');
    server.ask('a', container);
    reap(server);
    expect(server.peer.replica.znodes.has('/c')).toBe(true);
    server.wait(400);
    reap(server);
    expect(server.peer.replica.znodes.has('/c')).toBe(false);
  });

  test('and TTL znodes go by themselves, at the interval of the reaper', () => {
    const server = new OneServer({ containerCheckMs: 1_000 });
    server.join('a');
    server.ask('a', ttl);
    const { mtimeMs } = server.peer.replica.znodes.get('/t')!;
    const due = (nowMs: number): string[] =>
      dueContainers(server.peer.replica, nowMs, { containerNeverUsedMs: 0 });
    expect(due(mtimeMs + 500)).toEqual([]);
    expect(due(mtimeMs + 501)).toEqual(['/t']);
    server.wait(2_000);
    expect(server.peer.replica.znodes.has('/t')).toBe(false);
  });
});

describe('a local session', () => {
  const local = { standalone: false, localSessionsEnabled: true };
  const begin = (setup = {}): OneServer => {
    const server = new OneServer({ ...local, ...setup });
    server.wait(2_000);
    return server;
  };

  test('takes no transaction, and none to close', () => {
    const server = begin();
    const before = server.peer.lastProcessed;
    const session = server.join('a');
    expect(server.peer.replica.sessions.has(session)).toBe(false);
    expect(server.ask('a', { op: 'exists', path: '/', watch: false }).error).toBe('OK');
    server.act({ do: 'remove-client', client: 'a' });
    server.wait(8_000);
    expect(server.peer.localSessions.size).toBe(0);
    expect(server.peer.lastProcessed).toBe(before);
  });

  test('writes without becoming known to all', () => {
    const server = begin();
    const session = server.join('a');
    expect(server.ask('a', create('/a')).error).toBe('OK');
    expect(server.peer.replica.sessions.has(session)).toBe(false);
  });

  test('that asks for an ephemeral is upgraded by a transaction of its own', () => {
    const server = begin();
    const session = server.join('a');
    const before = server.peer.lastProcessed;
    expect(server.ask('a', ephemeral('/e')).error).toBe('OK');
    expect(server.peer.lastProcessed).toBe(before + 2);
    expect(server.peer.replica.sessions.has(session)).toBe(true);
    expect(server.peer.localSessions.has(session)).toBe(false);
    server.act({ do: 'remove-client', client: 'a' });
    server.wait(8_000);
    expect(server.peer.replica.znodes.has('/e')).toBe(false);
  });

  test('whose upgrade cannot be committed does not expire in the meantime, and time goes on', () => {
    const server = begin();
    const session = server.join('a');
    server.act({ do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null });
    server.act({ do: 'request', client: 'a', operation: ephemeral('/e') });
    server.wait(200);
    server.act({ do: 'remove-client', client: 'a' });
    const { steps } = server.run.world;
    server.wait(8_000);
    expect(server.peer.localSessions.get(session)?.upgrading).toBe(true);
    expect(server.run.world.steps - steps).toBeLessThan(1_000);
  });

  test('is refused an ephemeral where upgrading is off, at the price of a zxid', () => {
    const server = begin({ localSessionsUpgradingEnabled: false });
    server.join('a');
    const before = server.peer.lastProcessed;
    expect(server.ask('a', ephemeral('/e')).error).toBe('EPHEMERALONLOCALSESSION');
    expect(server.peer.lastProcessed).toBe(before + 1);
    expect(server.ask('a', create('/a')).error).toBe('OK');
  });
});
