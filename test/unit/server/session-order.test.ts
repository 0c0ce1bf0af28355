import { describe, expect, test } from 'vitest';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import type { Operation } from '../../../src/znodes/request.ts';
import { Run } from '../../property/run.ts';
import { addWatch, create, getData, set } from './one-server.ts';

/** Three servers led by 3, a client at follower 1, and nothing is committed while the disks of 2 and 3 stall. */
class HeldFollower {
  readonly told: Event[] = [];
  readonly run = new Run({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] }, (events) => {
    this.told.push(...events);
  });

  constructor() {
    this.wait(3_000);
    const program = { kind: 'idle' } as const;
    this.run.act({
      do: 'add-client',
      client: { name: 'a', server: 1, timeoutMs: 6_000, program },
    });
    this.wait(500);
    this.ask(create('/x', 'old'));
    this.wait(500);
  }

  #now = 0;

  wait(ms: number): void {
    this.#now = Math.max(this.#now, this.run.world.now) + ms * 1_000;
    this.run.until(this.#now);
  }

  ask(operation: Operation, watcher?: string): void {
    const how = watcher === undefined ? {} : { watcher };
    this.run.act({ do: 'request', client: 'a', operation, ...how }, this.#now);
  }

  hold(): void {
    this.#disks('stalled');
  }

  release(): void {
    this.#disks('ok');
    this.wait(500);
  }

  #disks(state: 'ok' | 'stalled'): void {
    for (const server of [2, 3]) {
      this.run.act({ do: 'set-disk', server, state, fsyncUs: null }, this.#now);
    }
  }

  /** The client's connection breaks, and it comes back to the same server. */
  comeBack(): void {
    this.run.act({ do: 'disconnect-client', client: 'a' }, this.#now);
    this.wait(100);
    this.run.act({ do: 'reconnect-client', client: 'a', hosts: [1] }, this.#now);
    this.wait(500);
    const connected = this.of('client-connected').filter(({ who }) => who === 'a');
    expect(connected.map(({ server }) => server)).toEqual([1, 1]);
  }

  of<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.told.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** What the application was answered: `setData CONNECTIONLOSS`, `getData new`. */
  answers(): string[] {
    return this.of('answered').map(({ operation, result }) =>
      [operation.op, result.error === 'OK' ? (result.data ?? 'OK') : result.error].join(' '),
    );
  }

  /** The events that its session was sent: `NodeDataChanged /x`. */
  events(): string[] {
    return this.of('watch-fired').map(({ event }) => `${event.type} ${event.path}`);
  }
}

describe('a session’s requests keep their order over a new connection to the same server (CommitProcessor)', () => {
  test('a read waits for the write that went out over the old connection, and sees it', () => {
    const ensemble = new HeldFollower();
    ensemble.hold();
    ensemble.ask(set('/x'));
    ensemble.wait(200);
    ensemble.comeBack();
    ensemble.ask({ op: 'getData', path: '/x', watch: false });
    ensemble.wait(500);
    expect(ensemble.answers()).toEqual(['create OK', 'setData CONNECTIONLOSS']);
    ensemble.release();
    expect(ensemble.answers()).toEqual(['create OK', 'setData CONNECTIONLOSS', 'getData new']);
    expect(ensemble.run.world.peers[0]).not.toHaveProperty('unanswerable');
  });

  test('watches are set again only behind that write: a one-shot watch catches it up, a persistent one misses it', () => {
    const ensemble = new HeldFollower();
    ensemble.ask(getData('/x'), 'once');
    ensemble.ask(addWatch('/x'), 'always');
    ensemble.ask(create('/y', 'old'));
    ensemble.ask(addWatch('/y'), 'always');
    ensemble.wait(500);
    ensemble.hold();
    ensemble.ask(set('/x'));
    ensemble.ask(set('/y'));
    ensemble.wait(200);
    ensemble.comeBack();
    ensemble.release();
    expect(ensemble.events()).toEqual(['NodeDataChanged /x']);
    ensemble.ask(set('/y'));
    ensemble.wait(500);
    expect(ensemble.events()).toEqual(['NodeDataChanged /x', 'NodeDataChanged /y']);
    expect(ensemble.run.violations).toEqual([]);
  });

  test('another session of the same server reads past it', () => {
    const ensemble = new HeldFollower();
    const program = { kind: 'idle' } as const;
    const client = { name: 'b', server: 1, timeoutMs: 6_000, program };
    ensemble.run.act({ do: 'add-client', client });
    ensemble.wait(500);
    ensemble.hold();
    ensemble.ask(set('/x'));
    ensemble.wait(200);
    ensemble.comeBack();
    const operation = { op: 'getData', path: '/x', watch: false } as const;
    ensemble.run.act({ do: 'request', client: 'b', operation });
    ensemble.wait(500);
    expect(ensemble.of('answered').at(-1)).toMatchObject({ who: 'b', result: { data: 'old' } });
  });
});

test('pings take their turn behind a write: a server that cannot commit seems silent to its client', () => {
  const ensemble = new HeldFollower();
  ensemble.hold();
  ensemble.ask(set('/x'));
  ensemble.wait(5_000);
  expect(ensemble.of('client-disconnected').at(0)).toMatchObject({ who: 'a', reason: 'silent' });
});
