import { describe, expect, test } from 'vitest';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type ClientSetup, type Setup } from '../../../src/simulation/setup.ts';
import type { ClientOperation } from '../../../src/znodes/wire.ts';
import { Run } from '../../property/run.ts';
import { children, create, exists, getData, remove, set } from './one-server.ts';

const MODE: Partial<Setup> = { readOnlyMode: true, localSessionsEnabled: true };

/** Three servers with a znode /a, of which two die: what is left has no quorum. */
class Minority {
  readonly told: Event[] = [];
  readonly run: Run;
  #now = 0;

  constructor(setup: Partial<Setup> = MODE) {
    const three = { ...DEFAULT_SETUP, seed: 'alone', servers: 3, startsMs: [0, 0, 0], tickMs: 200 };
    this.run = new Run({ ...three, ...setup }, (events) => void this.told.push(...events));
    this.wait(1_500);
    this.join('early', { server: 3 });
    this.ask('early', create('/a', 'x'));
    this.wait(500);
    this.run.act({ do: 'crash', server: 1, keeps: 0 }, this.#now);
    this.run.act({ do: 'crash', server: 2, keeps: 0 }, this.#now);
    this.run.act({ do: 'remove-client', client: 'early' }, this.#now);
  }

  get peer() {
    return this.run.world.peers[2]!;
  }

  wait(ms: number): void {
    this.#now += ms * 1_000;
    this.run.until(this.#now);
  }

  restart(server: number): void {
    this.run.act({ do: 'restart', server }, this.#now);
  }

  join(name: string, setup: Partial<ClientSetup> = {}): void {
    const client = {
      name,
      server: 3,
      timeoutMs: 4_000,
      program: { kind: 'idle' } as const,
      ...setup,
    };
    this.run.act({ do: 'add-client', client }, this.#now);
    this.wait(400);
  }

  ask(client: string, operation: ClientOperation): EventOf<'answered'>['result'] {
    this.run.act({ do: 'request', client, operation: operation as never }, this.#now);
    this.wait(400);
    return this.of('answered').findLast(({ who }) => who === client)!.result;
  }

  stateOf = (client: string) => this.run.world.clients.get(client)!.state;

  of<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.told.filter((event): event is EventOf<K> => event.kind === kind);
  }
}

const READER: Partial<ClientSetup> = { readOnly: true, hosts: [3] };

describe('a server without a quorum', () => {
  test('serves reads alone once it has looked for two seconds (QuorumPeer.run)', () => {
    const left = new Minority();
    left.wait(10_000);
    const [began] = left.of('read-only-began');
    const looks = left.of('became-looking').filter(({ who, at }) => who === 3 && at < began!.at);
    expect(began!.at - looks.at(-1)!.at).toBe(2_000_000);
    expect(left.peer).toMatchObject({ role: 'looking', serving: true, readOnly: true });
  });

  test('waits a tick if that is longer', () => {
    const left = new Minority({ ...MODE, tickMs: 3_000 });
    left.wait(60_000);
    expect(left.of('read-only-began').at(-1)).toMatchObject({ waitedMs: 3_000 });
  });

  test('turns all clients away where the mode is off', () => {
    const left = new Minority({ localSessionsEnabled: true });
    left.wait(6_000);
    left.join('r', READER);
    expect(left.of('read-only-began')).toEqual([]);
    expect(left.stateOf('r')).toBe('connecting');
  });
});

describe('a read-only server', () => {
  const readOnly = (setup: Partial<Setup> = MODE): Minority => {
    const left = new Minority(setup);
    left.wait(6_000);
    expect(left.peer.readOnly).toBe(true);
    return left;
  };

  test('answers reads, and no request that would need a quorum', () => {
    const left = readOnly();
    left.join('r', READER);
    expect(left.stateOf('r')).toBe('connected-read-only');
    expect(left.of('state-event').at(-1)).toMatchObject({ state: 'ConnectedReadOnly' });
    expect(left.ask('r', getData('/a'))).toMatchObject({ error: 'OK', data: 'x' });
    expect(left.ask('r', exists('/b')).error).toBe('NONODE');
    expect(left.ask('r', children('/')).error).toBe('OK');
    const { lastProcessed } = left.peer;
    const refused: ClientOperation[] = [
      create('/b'),
      { ...create('/e'), mode: 'ephemeral' } as ClientOperation,
      remove('/a'),
      set('/a'),
      { op: 'setAcl', path: '/a', acl: null, version: -1 },
      { op: 'sync', path: '/' },
      { op: 'multi', ops: [{ op: 'check', path: '/a', version: 0 }] },
    ];
    for (const operation of refused) {
      expect(left.ask('r', operation).error, operation.op).toBe('NOTREADONLY');
    }
    expect(left.peer.lastProcessed).toBe(lastProcessed);
    expect(left.peer.localSessions.size).toBe(1);
  });

  test('lets nobody in who wants to write too', () => {
    const left = readOnly();
    left.join('w', { hosts: [3] });
    expect(left.stateOf('w')).toBe('connecting');
    expect(left.of('client-refused').at(-1)).toMatchObject({ rule: 'server.reads-only' });
  });

  test('can open no session without local ones: it serves nobody', () => {
    const left = readOnly({ readOnlyMode: true });
    left.join('r', READER);
    left.wait(3_000);
    expect(left.of('client-connected').filter(({ who }) => who === 'r')).toEqual([]);
    expect(left.of('client-disconnected').at(-1)).toMatchObject({ who: 'r', reason: 'unreadable' });
  });

  test('does not go on with a session that all servers know', () => {
    const left = readOnly({ readOnlyMode: true });
    const [session] = [...left.peer.replica.sessions.keys()];
    const id = session!;
    const { password } = left.told.find(
      (event) => event.kind === 'sent' && event.message.type === 'ConnectResponse',
    )!['message' as never] as { password: string };
    left.join('r', { ...READER, session: { id, password } });
    expect(left.stateOf('r')).toBe('connecting');
    expect(left.of('client-refused').at(-1)).toMatchObject({ rule: 'server.global-session' });
  });

  test('ends with the look for a leader, and takes its connections along', () => {
    const left = readOnly();
    left.join('r', READER);
    left.restart(1);
    left.wait(5_000);
    const [ended] = left.of('read-only-ended');
    const decided = left.of('decided').find(({ who, at }) => who === 3 && at >= ended!.at);
    expect(decided!.at).toBe(ended!.at);
    expect(left.of('clients-dropped').at(-1)).toMatchObject({ who: 3, clients: ['r'] });
    expect(left.peer.readOnly).toBe(false);
    left.wait(3_000);
    expect(left.stateOf('r')).toBe('connected');
    expect(left.ask('r', create('/b')).error).toBe('OK');
  });
});

test('a server that only reads need not have what those with a leader agree on', () => {
  // Server 3 reads alone before the others begin, and never hears of them.
  const startsMs = [3_000, 3_000, 0];
  const run = new Run({ ...DEFAULT_SETUP, servers: 3, startsMs, tickMs: 200, ...MODE });
  run.act({ do: 'cut', groups: [[3], [1, 2]] }, 0);
  run.until(5_000_000);
  expect(run.world.peers.map(({ serving }) => serving)).toEqual([true, true, true]);
  expect(run.world.peers.map(({ readOnly }) => readOnly)).toEqual([false, false, true]);
  expect(run.violations).toEqual([]);
});

describe('a client that may only read', () => {
  test('asks other servers, each time after twice as long, and moves to one that writes', () => {
    const left = new Minority();
    left.wait(6_000);
    left.join('r', { readOnly: true, hosts: [3, 1] });
    left.wait(6_000);
    const alone = left.of('client-probed');
    expect(alone.map(({ answer }) => answer)).toContain('ro');
    expect(alone.map(({ answer }) => answer)).toContain(null);
    expect(alone.every(({ answer }) => answer !== 'rw')).toBe(true);
    const waits = alone.map(({ nextMs }) => nextMs!);
    expect(waits.slice(1)).toEqual(waits.slice(0, -1).map((wait) => wait * 2));
    expect(left.stateOf('r')).toBe('connected-read-only');
  });

  test('gets another session where there is a quorum: its own was known to nobody else', () => {
    const left = new Minority();
    left.wait(6_000);
    // Server 3 is cut off from servers 1 and 2, which come back; the client sees all three.
    left.run.act({ do: 'cut', groups: [[3], [1, 2]] }, left.run.world.now);
    left.join('r', { readOnly: true, hosts: [3, 1, 2] });
    const [reading] = left.of('client-connected').filter(({ who }) => who === 'r');
    expect(reading).toMatchObject({ server: 3, rule: 'client.reads-only' });
    left.restart(1);
    left.restart(2);
    left.wait(15_000);
    expect(left.of('client-probed').at(-1)).toMatchObject({ answer: 'rw', nextMs: null });
    expect(left.of('client-disconnected').at(-1)).toMatchObject({ reason: 'found-writer' });
    const writing = left.of('client-connected').at(-1)!;
    expect(writing).toMatchObject({ rule: 'client.session-open' });
    expect(writing.session).not.toBe(reading!.session);
    expect(left.peer.readOnly).toBe(true);
  });
});
