import { describe, expect, test } from 'vitest';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type ClientSetup } from '../../../src/simulation/setup.ts';
import { negotiatedMs } from '../../../src/server/sessions.ts';
import type { Operation } from '../../../src/znodes/request.ts';
import { Run } from '../../property/run.ts';

const TICK_MS = 500;

class Ensemble {
  readonly told: Event[] = [];
  readonly run = new Run(
    { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0], tickMs: TICK_MS },
    (events) => void this.told.push(...events),
  );

  constructor() {
    this.until('up-to-date', 1);
    this.run.until(this.run.world.now + 1_000_000);
  }

  until<K extends EventKind>(kind: K, who?: number | string): EventOf<K> {
    const from = this.told.length;
    const found = (event: Event): event is EventOf<K> =>
      event.kind === kind && (who === undefined || event.who === who);
    const came = this.run.until(this.run.world.now + 60_000_000, (events) => events.some(found));
    expect(came, `${kind} of ${who}`).toBe(true);
    return this.told.slice(from).find(found)!;
  }

  join(name: string, server: number, timeoutMs = 2_000): EventOf<'client-connected'> {
    const client: ClientSetup = { name, server, timeoutMs, program: { kind: 'idle' } };
    this.run.act({ do: 'add-client', client });
    return this.until('client-connected', name);
  }

  ask(client: string, operation: Operation): EventOf<'answered'> {
    this.run.act({ do: 'request', client, operation });
    return this.until('answered', client);
  }

  of<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.told.filter((event): event is EventOf<K> => event.kind === kind);
  }
}

const create = (path: string, mode: 'persistent' | 'ephemeral' = 'persistent'): Operation => ({
  op: 'create',
  path,
  data: 'x',
  mode,
});
const get = (path: string, watch = false): Operation => ({ op: 'getData', path, watch });
const set = (path: string, data: string): Operation => ({ op: 'setData', path, data, version: -1 });

test.each([
  [1, 1_000],
  [1_000, 1_000],
  [4_321, 4_321],
  [10_000, 10_000],
  [99_999, 10_000],
])('a wish of %i ms is granted as %i ms: 2 to 20 ticks', (wish, granted) => {
  const bounds = { minSessionTimeoutMs: 2 * TICK_MS, maxSessionTimeoutMs: 20 * TICK_MS };
  expect(negotiatedMs(wish, bounds)).toBe(granted);
});

describe('a session', () => {
  test('exists when its transaction is committed, and is known to all servers', () => {
    const ensemble = new Ensemble();
    const { session, at } = ensemble.join('a', 1);
    const [committed] = ensemble.of('committed');
    expect(committed!.at).toBeLessThan(at);
    ensemble.run.until(ensemble.run.world.now + 500_000);
    for (const { replica } of ensemble.run.world.peers) {
      expect(replica.sessions.has(session)).toBe(true);
    }
  });

  test('ends between its timeout and one tick more after it was last heard of, with its ephemerals', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 3);
    expect(ensemble.ask('a', create('/e', 'ephemeral')).result.error).toBe('OK');
    const asked = ensemble
      .of('delivered')
      .findLast(({ message }) => message.type === 'Request')!.at;
    ensemble.run.act({ do: 'remove-client', client: 'a' });
    const expiring = ensemble.until('session-expiring', 3);
    const waitedMs = (expiring.at - asked) / 1_000;
    expect(waitedMs).toBeGreaterThanOrEqual(2_000);
    expect(waitedMs).toBeLessThanOrEqual(2_000 + TICK_MS);
    expect(ensemble.until('session-closed', 1).paths).toEqual(['/e']);
    expect(ensemble.run.world.peers[0]!.replica.znodes.has('/e')).toBe(false);
  });

  test('lives as long as its client pings, through a follower too', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1);
    ensemble.run.until(ensemble.run.world.now + 20_000_000);
    expect(ensemble.of('session-expiring')).toEqual([]);
  });

  test('goes on at another server when the first one crashes', () => {
    const ensemble = new Ensemble();
    const { session } = ensemble.join('a', 1);
    ensemble.run.act({ do: 'crash', server: 1 });
    const again = ensemble.until('client-connected', 'a');
    expect(again).toMatchObject({ rule: 'client.session-resumed', session });
    expect(again.server).not.toBe(1);
    expect(ensemble.ask('a', create('/a')).result.error).toBe('OK');
  });

  test('goes on after the leader crashes, with its full timeout', () => {
    const ensemble = new Ensemble();
    const { session } = ensemble.join('a', 3, 10_000);
    ensemble.run.act({ do: 'crash', server: 3 });
    const again = ensemble.until('client-connected', 'a');
    expect(again).toMatchObject({ rule: 'client.session-resumed', session });
  });
});

describe('reads', () => {
  test('are answered by the server itself: one that is cut off shows what it last knew', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1, 10_000);
    ensemble.join('b', 3, 10_000);
    ensemble.ask('a', create('/x'));
    ensemble.run.until(ensemble.run.world.now + 200_000);
    ensemble.run.act({ do: 'isolate', server: 1 });
    expect(ensemble.ask('b', set('/x', 'new')).result.error).toBe('OK');
    expect(ensemble.ask('a', get('/x')).result.data).toBe('x');
    expect(ensemble.ask('b', get('/x')).result.data).toBe('new');
  });

  test('of a session see its own writes, also when they were asked for together', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1);
    for (const operation of [create('/x'), set('/x', 'mine'), get('/x')]) {
      ensemble.run.act({ do: 'request', client: 'a', operation });
    }
    for (let i = 0; i < 2; i++) ensemble.until('answered', 'a');
    expect(ensemble.until('answered', 'a').result.data).toBe('mine');
  });

  test('after a sync see what was committed before it', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1, 10_000);
    ensemble.join('b', 3, 10_000);
    ensemble.ask('b', create('/x'));
    for (let i = 0; i < 5; i++) {
      expect(ensemble.ask('b', set('/x', String(i))).result.error).toBe('OK');
      expect(ensemble.ask('a', { op: 'sync', path: '/' }).result.error).toBe('OK');
      expect(ensemble.ask('a', get('/x')).result.data).toBe(String(i));
    }
  });

  test('are refused to a client that has seen more than this server', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 3, 10_000);
    ensemble.run.act({ do: 'isolate', server: 1 });
    ensemble.ask('a', create('/x'));
    const dials = ensemble.run.world.clients.get('a')!;
    // Its next host is the one that is behind.
    dials.hosts = [1, 2, 3];
    dials.host = -1;
    ensemble.run.act({ do: 'crash', server: 3 });
    expect(ensemble.until('client-refused', 1)).toMatchObject({ rule: 'server.client-ahead' });
    ensemble.run.act({ do: 'heal' });
    ensemble.until('client-connected', 'a');
    expect(ensemble.ask('a', get('/x')).result.data).toBe('x');
  });
});

describe('a watch', () => {
  test('fires once, however often the znode changes', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1, 10_000);
    ensemble.join('b', 3, 10_000);
    ensemble.ask('a', create('/x'));
    ensemble.ask('a', get('/x', true));
    ensemble.ask('b', set('/x', '1'));
    ensemble.ask('b', set('/x', '2'));
    ensemble.run.until(ensemble.run.world.now + 2_000_000);
    const fired = ensemble.of('watch-event').map(({ who, event }) => [who, event.type, event.path]);
    expect(fired).toEqual([['a', 'NodeDataChanged', '/x']]);
  });

  test('that the client itself triggers comes before the reply to its write', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1, 10_000);
    ensemble.ask('a', create('/x'));
    ensemble.ask('a', get('/x', true));
    const from = ensemble.told.length;
    ensemble.ask('a', set('/x', '1'));
    const seen = ensemble.told
      .slice(from)
      .filter(({ who, kind }) => who === 'a' && (kind === 'watch-event' || kind === 'answered'));
    expect(seen.map(({ kind }) => kind)).toEqual(['watch-event', 'answered']);
  });

  test('is set again after a reconnect, and tells at once what was missed', () => {
    const ensemble = new Ensemble();
    ensemble.join('a', 1, 10_000);
    ensemble.join('b', 3, 10_000);
    ensemble.ask('a', create('/x'));
    ensemble.ask('a', get('/x', true));
    ensemble.run.act({ do: 'crash', server: 1 });
    ensemble.run.act({ do: 'request', client: 'b', operation: set('/x', '1') });
    expect(ensemble.until('watch-event', 'a').event.type).toBe('NodeDataChanged');
  });
});
