/** The questions in the negative: each answer from a run in which it is the true one. */
import { describe, expect, test } from 'vitest';
import { trace as en } from '../../../src/i18n/en/trace.ts';
import { trace as zh } from '../../../src/i18n/zh/trace.ts';
import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { watchedPaths, whyNoEvent } from '../../../src/views/why-not/no-event.ts';
import { whyNotLeader } from '../../../src/views/why-not/not-leader.ts';
import { sayNoEvent, sayNotLeader } from '../../../src/views/why-not/say.ts';

const run = (setup: Partial<Setup> = {}): Timeline => {
  const servers = setup.servers ?? 3;
  const startsMs = setup.startsMs ?? Array.from({ length: servers }, () => 0);
  return new Timeline({ ...DEFAULT_SETUP, ...setup, servers, startsMs });
};
const later = (timeline: Timeline, ms: number): Timeline => {
  timeline.playTo(timeline.position.at + ms * 1_000);
  return timeline;
};
const act = (timeline: Timeline, ...commands: readonly Command[]): Timeline => {
  for (const command of commands) timeline.act(command);
  return timeline;
};

describe('why is this server not leader?', () => {
  const told = (timeline: Timeline, sid: number): string =>
    whyNotLeader(timeline.frame, sid)
      .map((answer) => {
        expect(sayNotLeader(answer, zh)).not.toMatch(/undefined/);
        return sayNotLeader(answer, en);
      })
      .join(' ');

  test('it is', () => {
    expect(told(later(run(), 2_000), 3)).toBe('It is: 3 leads epoch 1.');
  });

  test('it is down', () => {
    expect(told(act(later(run(), 2_000), { do: 'crash', server: 1 }), 1)).toBe('1 is down.');
  });

  test('of equal votes the larger number wins', () => {
    expect(told(later(run(), 2_000), 1)).toContain(
      'the larger number wins. Votes (epoch, zxid, server): (0, (0,0), 1) against (0, (0,0), 3)',
    );
  });

  test('a longer log wins over a larger number', () => {
    const timeline = later(
      run({
        clients: [
          { name: 'a', server: 1, timeoutMs: 20_000, program: { kind: 'writer', everyMs: 100 } },
        ],
      }),
      2_000,
    );
    act(timeline, { do: 'hold-link', from: 3, to: 2 });
    later(timeline, 600);
    act(timeline, { do: 'crash', server: 3 });
    later(timeline, 90_000);
    expect(timeline.frame.world.peers[0]!.role).toBe('leading');
    expect(told(timeline, 2)).toContain('beaten by zxid: another has a newer last transaction');
  });

  test('a better candidate came too late', () => {
    const timeline = later(run({ startsMs: [0, 0, 5_000] }), 8_000);
    expect(told(timeline, 3)).toMatch(
      /^A quorum followed 2 already when 3 began to look, at 00:05.000/,
    );
  });

  test('alone it finds too few, and cannot reach a quorum', () => {
    const timeline = act(later(run(), 2_000), { do: 'isolate', server: 3 });
    later(timeline, 15_000);
    expect(told(timeline, 3)).toBe(
      '3 votes for itself, and of the 2 that are needed these say the same: 3. 3 can speak with 3 only: that is no quorum of 2.',
    );
  });

  test('elected, and not established: its servers are still missing', () => {
    const timeline = act(run(), { do: 'hold-type', type: 'FOLLOWERINFO' });
    later(timeline, 1_000);
    expect(told(timeline, 3)).toBe(
      '3 is elected, and needs 2 servers to connect before it may choose an epoch. So far: 3.',
    );
  });

  test('promises are missing, and then acknowledgements of NEWLEADER', () => {
    const promises = later(act(run(), { do: 'hold-type', type: 'ACKEPOCH' }), 1_000);
    expect(told(promises, 3)).toContain('needs the promise of 2 servers');
    const sync = later(act(run(), { do: 'hold-type', type: 'NEWLEADER' }), 1_000);
    expect(told(sync, 3)).toContain('2 servers with its history on disk');
  });

  test('it still follows one that is down, paused, or cut off, and has not noticed', () => {
    const follows = (...commands: readonly Command[]): string =>
      told(later(act(later(run(), 2_000), ...commands), 1), 1).split('. ')[0]!;
    expect(follows({ do: 'crash', server: 3 })).toBe(
      '1 still follows 3 and has not noticed that it is down',
    );
    expect(follows({ do: 'pause', actor: 3 })).toBe('1 still follows 3, which is paused');
    expect(follows({ do: 'isolate', server: 3 })).toBe(
      '1 still follows 3, and a cut lies between them',
    );
    expect(follows({ do: 'crash', server: 2 })).toMatch(/^Epoch and zxid are equal/);
  });

  test('it takes itself for the leader, and another leads a newer epoch', () => {
    const timeline = later(act(later(run(), 2_000), { do: 'pause', actor: 3 }), 15_000);
    expect(told(timeline, 3)).toBe(
      '3 still takes itself for the leader of epoch 1, and has not noticed that 2 leads epoch 2. Too few follow it.',
    );
    expect(told(timeline, 2)).toBe('It is: 2 leads epoch 2.');
  });

  test('of groups by weight, four of six may be no quorum: what it takes is no number', () => {
    const groups = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const timeline = later(run({ servers: 6, groups }), 2_000);
    later(act(timeline, { do: 'crash', server: 1 }, { do: 'crash', server: 2 }), 15_000);
    expect(told(timeline, 6)).toBe(
      '6 votes for itself, and these say the same: 3, 4, 5, 6. It takes most of the weight in most of the groups. ' +
        '6 can speak with 3, 4, 5, 6 only: that is no quorum. It takes most of the weight in most of the groups.',
    );
  });

  test('an observer cannot stand', () => {
    const timeline = later(run({ observers: 1 }), 3_000);
    expect(told(timeline, 4)).toContain('no voter with a weight');
  });
});

describe('why did this client not get the event?', () => {
  const client = (name: string) =>
    ({ name, server: null, timeoutMs: 20_000, program: { kind: 'idle' } }) as const;

  /** One client, at a follower, watches /x, which another has made. */
  function watching() {
    const timeline = later(run({ clients: [client('a'), client('b')] }), 2_000);
    const at = (name: string): number => timeline.frame.world.clients.get(name)!.server;
    const [watcher, writer] = at('a') === 3 ? ['b', 'a'] : ['a', 'b'];
    const server = at(watcher);
    expect(server).not.toBe(3);
    const data = { path: '/x', data: '' } as const;
    const create = { op: 'create', mode: 'persistent', ...data } as const;
    act(timeline, { do: 'request', client: writer, operation: create });
    later(timeline, 300);
    const read = { op: 'getData', path: '/x', watch: true } as const;
    act(timeline, { do: 'request', client: watcher, operation: read });
    const operation = { op: 'setData', path: '/x', data: '1', version: -1 } as const;
    const change: Command = { do: 'request', client: writer, operation };
    return { timeline: later(timeline, 300), watcher: watcher, server, change };
  }

  const told = (timeline: Timeline, name: string, path = '/x'): string => {
    const answer = whyNoEvent(timeline.frame, name, path);
    expect(sayNoEvent(answer, zh)).not.toMatch(/undefined/);
    return sayNoEvent(answer, en);
  };

  test('nothing has changed', () => {
    const { timeline, watcher, server } = watching();
    expect(watchedPaths(timeline.frame, watcher)).toEqual(['/x']);
    expect(told(timeline, watcher)).toContain(
      `Nothing that it watches for has changed at server ${server}`,
    );
  });

  test('it never watched, or is not there', () => {
    const { timeline, watcher } = watching();
    expect(told(timeline, watcher, '/y')).toBe(`${watcher} never set a watch on /y.`);
    expect(told(timeline, 'nobody')).toBe('There is no such client.');
  });

  test('it did, and a watch fires once', () => {
    const { timeline, watcher, change } = watching();
    expect(told(later(act(timeline, change), 500), watcher)).toMatch(/^It did, .* fires once/);
    expect(told(later(act(timeline, change), 500), watcher)).toMatch(/^It did, .* fires once/);
  });

  test('the server that it is at lags behind', () => {
    const { timeline, watcher, server, change } = watching();
    act(timeline, { do: 'hold-link', from: 3, to: server }, change);
    expect(told(later(timeline, 500), watcher)).toContain(
      `The change is (1,4), and its server ${server} has applied up to (1,3) only`,
    );
  });

  test('the event is held on its way', () => {
    const { timeline, watcher, server, change } = watching();
    act(timeline, { do: 'hold-link', from: server, to: watcher }, change);
    expect(told(later(timeline, 500), watcher)).toBe(
      `The watch has fired: held at the inbox of ${watcher}: WatchEvent from ${server}.`,
    );
  });

  test('it has no connection', () => {
    const { timeline, watcher } = watching();
    act(timeline, ...[1, 2, 3].map((sid) => ({ do: 'crash', server: sid }) as const));
    expect(told(later(timeline, 200), watcher)).toContain(`${watcher} has no connection`);
  });

  test('its session has expired', () => {
    const { timeline, watcher } = watching();
    later(act(timeline, { do: 'pause', actor: watcher }), 45_000);
    later(act(timeline, { do: 'resume', actor: watcher }), 10_000);
    expect(told(timeline, watcher)).toBe(
      `The session of ${watcher} has expired, and its watches went with it.`,
    );
  });

  test('its server told it nothing, and the next one did', () => {
    const { timeline, watcher, server, change } = watching();
    act(timeline, { do: 'cut-way', from: server, to: watcher }, change);
    expect(told(later(timeline, 500), watcher)).toContain('waits behind the cut');
    later(timeline, 25_000);
    expect(timeline.frame.world.clients.get(watcher)!.server).not.toBe(server);
    expect(told(timeline, watcher)).toMatch(/^It did, at 00:1/);
  });

  test('its session has expired, and it does not know', () => {
    const { timeline, watcher } = watching();
    later(act(timeline, { do: 'disconnect-client', client: watcher }), 45_000);
    expect(timeline.frame.world.clients.get(watcher)!.state).toBe('connecting');
    expect(told(timeline, watcher)).toBe(
      `The session of ${watcher} has expired, and its watches went with it.`,
    );
  });

  test('it closed its session itself', () => {
    const { timeline, watcher } = watching();
    later(act(timeline, { do: 'close-client', client: watcher }), 1_000);
    expect(told(timeline, watcher)).toBe(
      `${watcher} closed its session, and its watches went with it.`,
    );
  });

  test('the watch was removed, which the client is told like an event', () => {
    const { timeline, watcher, change } = watching();
    const operation = { op: 'removeWatches', path: '/x', type: 'any' } as const;
    later(act(timeline, { do: 'request', client: watcher, operation }), 300);
    expect(told(later(act(timeline, change), 300), watcher)).toMatch(/^The watch was removed at/);
  });

  test('what a server lags behind with is only what the watch is for', () => {
    const { timeline, watcher, server } = watching();
    const writer = watcher === 'a' ? 'b' : 'a';
    act(timeline, { do: 'hold-link', from: 3, to: server });
    const child = { op: 'create', path: '/x/y', data: '', mode: 'persistent' } as const;
    act(timeline, { do: 'request', client: writer, operation: child });
    const acl = [{ perms: 31, scheme: 'world', id: 'anyone' }];
    const setAcl = { op: 'setAcl', path: '/x', acl, version: -1 } as const;
    act(timeline, { do: 'request', client: writer, operation: setAcl });
    expect(told(later(timeline, 500), watcher)).toMatch(/^Nothing that it watches for/);
    const data = { op: 'setData', path: '/x', data: '1', version: -1 } as const;
    act(timeline, { do: 'request', client: writer, operation: { op: 'multi', ops: [data] } });
    expect(told(later(timeline, 500), watcher)).toMatch(/^The change is \(1,6\)/);
  });

  test('an ephemeral that goes with its session is a change too', () => {
    const { timeline, watcher, server } = watching();
    const writer = watcher === 'a' ? 'b' : 'a';
    const own = { op: 'create', path: '/e', data: '', mode: 'ephemeral' } as const;
    later(act(timeline, { do: 'request', client: writer, operation: own }), 300);
    const read = { op: 'getData', path: '/e', watch: true } as const;
    later(act(timeline, { do: 'request', client: watcher, operation: read }), 300);
    act(timeline, { do: 'hold-link', from: 3, to: server });
    act(timeline, { do: 'close-client', client: writer });
    expect(told(later(timeline, 500), watcher, '/e')).toMatch(/^The change is \(1,5\)/);
  });

  test('a recursive watch hears of what lies below', () => {
    const { timeline, watcher } = watching();
    const writer = watcher === 'a' ? 'b' : 'a';
    const watch = { op: 'addWatch', path: '/x', mode: 'persistent_recursive' } as const;
    later(act(timeline, { do: 'request', client: watcher, operation: watch }), 300);
    expect(told(timeline, watcher)).toMatch(/^Nothing/);
    const child = { op: 'create', path: '/x/y', data: '', mode: 'persistent' } as const;
    later(act(timeline, { do: 'request', client: writer, operation: child }), 500);
    expect(told(timeline, watcher)).toMatch(/^It did, at 00:0\d\.\d{3}\.$/);
  });

  test('a lasting watch does not look back at what changed without a connection', () => {
    const { timeline, watcher } = watching();
    const writer = watcher === 'a' ? 'b' : 'a';
    const watch = { op: 'addWatch', path: '/w', mode: 'persistent' } as const;
    later(act(timeline, { do: 'request', client: watcher, operation: watch }), 300);
    later(act(timeline, { do: 'disconnect-client', client: watcher }), 300);
    const made = { op: 'create', path: '/w', data: '', mode: 'persistent' } as const;
    later(act(timeline, { do: 'request', client: writer, operation: made }), 300);
    later(act(timeline, { do: 'reconnect-client', client: watcher, hosts: null }), 3_000);
    expect(told(timeline, watcher, '/w')).toContain(
      `(1,4) changed it while ${watcher} had no connection`,
    );
  });
});
