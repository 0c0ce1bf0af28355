import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { failureOf, scriptsBelow } from '../../src/cli/conformance.ts';
import { Player } from '../../src/cli/conformance/play.ts';
import { type Script, readScript } from '../../src/cli/conformance/read-script.ts';

const areas = ['vectors', 'more'].flatMap((folder) => {
  const root = join(import.meta.dirname, folder);
  return readdirSync(root)
    .sort()
    .map((area) => ({ root, area }));
});

describe.each(areas)('$area as a real server answered', ({ root, area }) => {
  const files = scriptsBelow(join(root, area)).map((file) => relative(root, file));
  it.each(files)('%s', (file) => {
    expect(failureOf(join(root, file))).toBeNull();
  });
});

const connectAs = (s: string, more: object = {}): object => {
  const events = [{ s, w: ['default'], type: 'None', state: 'SyncConnected' }];
  return { op: 'connect', s, ...more, expect: { state: 'SyncConnected', timeout: 30_000, events } };
};
const play = (steps: readonly object[], more: object = {}) => {
  const script = { area: 'own', name: 'own', mode: 'standalone', steps: [connectAs('A'), ...steps] };
  return new Player(readScript(JSON.stringify({ ...script, ...more }))).play();
};
const create = (expected: object): object => ({
  op: 'create',
  s: 'A',
  path: '/a',
  data: 'x',
  expect: expected,
});

describe('the runner', () => {
  it('passes what is right and finds what is not: a code, a path, a zxid, an event, a znode', () => {
    const event = { s: 'A', w: ['w'], type: 'NodeCreated', path: '/a' };
    const watch = { op: 'exists', s: 'A', path: '/a', watch: 'w', expect: { rc: -101 } };
    expect(play([create({ rc: 0, path: '/a', zxid: 2 })])).toBeNull();
    expect(play([create({ rc: -110 })])).toMatchObject({ step: 2, field: 'rc', ours: 0 });
    expect(play([create({ rc: 0, path: '/b' })])).toMatchObject({ field: 'path' });
    expect(play([create({ rc: 0, path: '/a', zxid: 3 })])).toMatchObject({ field: 'zxid', ours: 2 });
    expect(play([watch, create({ rc: 0, path: '/a', events: [event] })])).toBeNull();
    expect(play([watch, create({ rc: 0, path: '/a' })])).toMatchObject({ field: 'events of A' });
    expect(play([create({ rc: 0, path: '/a' })], { tree: [] })).toMatchObject({ step: 0 });
  });

  it('sees a first event that was recorded behind the reply, or for nobody', () => {
    const wrong = { s: 'A', w: ['w'], type: 'NodeCreated', path: '/a', after: true };
    const watch = { op: 'exists', s: 'A', path: '/a', watch: 'w', expect: { rc: -101 } };
    const found = play([watch, create({ rc: 0, path: '/a', events: [wrong] })]);
    expect(found).toMatchObject({ field: 'events of A', recorded: [wrong] });
  });

  it('says plainly what is no script', () => {
    expect(() => readScript('{')).toThrow(/this is not JSON/);
    expect(() => readScript('{"area":"a"}')).toThrow(/this is no recording/);
    const unknown: Partial<Script> = { area: 'a', name: 'n', mode: 'standalone' };
    const steps = [{ op: 'fly', expect: {} }];
    expect(() => readScript(JSON.stringify({ ...unknown, steps }))).toThrow(/steps\.0\.op/);
  });

  test('a session that nobody opened', () => {
    const lost = { op: 'get', s: 'Z', path: '/', expect: { rc: 0 } };
    expect(play([lost])).toMatchObject({ field: 'progress' });
  });
});

test('a chroot hides what is above it, but not in multi results and getEphemerals', () => {
  const steps = [
    { op: 'create', s: 'A', path: '/r', data: '', expect: { rc: 0, path: '/r' } },
    connectAs('B', { chroot: '/r' }),
    { op: 'exists', s: 'B', path: '/k', watch: 'w', expect: { rc: -101 } },
    {
      ...create({
        rc: 0,
        path: '/k',
        events: [{ s: 'B', w: ['w'], type: 'NodeCreated', path: '/k' }],
      }),
      s: 'B',
      path: '/k',
      mode: 'EPHEMERAL',
    },
    { op: 'children', s: 'A', path: '/r', expect: { rc: 0, children: ['k'] } },
    { op: 'ephemerals', s: 'B', expect: { rc: 0, ephemerals: ['/r/k'] } },
    {
      op: 'multi',
      s: 'B',
      ops: [{ op: 'create', path: '/m', data: '' }],
      expect: { rc: 0, results: [{ rc: 0, type: 'create', path: '/r/m' }] },
    },
    { op: 'children', s: 'B', path: '/', expect: { rc: 0, children: ['k', 'm'] } },
    { op: 'delete', s: 'B', path: '/', expect: { rc: -8 } },
  ];
  expect(play(steps)).toBeNull();
});

const told = (s: string, state: string, w: readonly string[] = ['default']): object => ({
  events: [{ s, w, type: 'None', state }],
});

test('a watcher can be taken out while nobody can be told, if only locally', () => {
  const removal = { op: 'removeWatches', s: 'A', path: '/n', watch: 'w', type: 'Data' };
  const gone = { s: 'A', w: ['w'], type: 'DataWatchRemoved', path: '/n', state: 'Disconnected' };
  const steps = [
    { op: 'exists', s: 'A', path: '/n', watch: 'w', expect: { rc: -101 } },
    { op: 'disconnect', s: 'A', expect: told('A', 'Disconnected', ['default', 'w']) },
    { ...removal, expect: { rc: -4 } },
    { ...removal, local: true, expect: { rc: 0, events: [gone] } },
    { op: 'reconnect', s: 'A', expect: told('A', 'SyncConnected') },
  ];
  expect(play(steps)).toBeNull();
});

test('a session that nobody speaks for is over, and only a server tells its client', () => {
  const steps = [
    { ...connectAs('B'), timeout: 800, expect: told('B', 'SyncConnected') },
    { op: 'disconnect', s: 'B', expect: told('B', 'Disconnected') },
    { op: 'awaitExpiry', s: 'B', expect: { zxid: 3 } },
    { op: 'reconnect', s: 'B', expect: { state: 'Expired', ...told('B', 'Expired') } },
    { op: 'sync', s: 'B', path: '/', expect: { rc: -112 } },
  ];
  expect(play(steps)).toBeNull();
});

test('a multi with a malformed part is not sent, and one with nothing in it neither', () => {
  const parts = [
    { op: 'create', path: 'bad', data: '' },
    { op: 'create', path: '/ok', data: '' },
  ];
  const results = [
    { rc: -8, err: 'BADARGUMENTS', type: 'error' },
    { rc: -2, err: 'RUNTIMEINCONSISTENCY', type: 'error' },
  ];
  const steps = [
    { op: 'multi', s: 'A', ops: [], expect: { rc: 0, zxid: 1 } },
    { op: 'multi', s: 'A', ops: [], expect: { rc: 0, results: [], zxid: 1 } },
    { op: 'multi', s: 'A', ops: parts, expect: { rc: -8, results, zxid: 1 } },
  ];
  expect(play(steps)).toBeNull();
});

test('a multi reads or writes, and only a mode with a time to live has use for one', () => {
  const read = { op: 'get', path: '/' };
  const write = { op: 'create', path: '/a', data: '', ttl: 5 };
  const lives = { ...write, mode: 'PERSISTENT_WITH_TTL', ttl: 0 };
  const results = [{ rc: -8, err: 'BADARGUMENTS', type: 'error' }];
  const created = [{ rc: 0, type: 'create', path: '/a' }];
  const multi = (ops: readonly object[], expected: object): object => ({
    op: 'multi',
    s: 'A',
    ops,
    expect: expected,
  });
  const steps = [
    multi([read, write], { thrown: 'IllegalArgumentException', zxid: 1 }),
    multi([lives], { rc: -8, results, zxid: 1 }),
    multi([write], { rc: 0, results: created, zxid: 2 }),
  ];
  expect(play(steps)).toBeNull();
});

test('below a chroot that is not there yet: its znode has no name, a quota is made where no server looks', () => {
  const steps = [
    connectAs('B', { chroot: '/r' }),
    { op: 'create', s: 'B', path: '/', data: '', expect: { rc: 0, path: '', zxid: 3 } },
    { op: 'create', s: 'B', path: '/k', data: '', expect: { rc: 0, path: '/k', zxid: 4 } },
    { op: 'setQuota', s: 'B', path: '/k', countHard: 1, expect: { ok: true, zxid: 9 } },
    { op: 'create', s: 'B', path: '/k/l', data: '', expect: { rc: 0, path: '/k/l', zxid: 10 } },
    { op: 'delQuota', s: 'B', path: '/k', count: true, expect: { ok: true, zxid: 11 } },
    { op: 'children', s: 'A', path: '/zookeeper/quota', expect: { rc: 0, children: [] } },
  ];
  expect(play(steps)).toBeNull();
});

test('a quota is one on its way from the root, and goes with all that was made for it', () => {
  const quota = (path: string, expected: object): object => ({
    op: 'setQuota',
    s: 'A',
    path,
    count: 3,
    expect: expected,
  });
  const refused = { thrown: 'IllegalArgumentException', zxid: 6 };
  const steps = [
    { op: 'create', s: 'A', path: '/q', data: '', expect: { rc: 0, path: '/q' } },
    { op: 'create', s: 'A', path: '/q/r', data: '', expect: { rc: 0, path: '/q/r' } },
    quota('/q', { ok: true, zxid: 6 }),
    quota('/q/r', refused),
    quota('/none', refused),
    { op: 'delQuota', s: 'A', path: '/q', all: true, expect: { ok: true, zxid: 9 } },
  ];
  expect(play(steps)).toBeNull();
});

test('a quota ends as the real command does when its limits cannot be read', () => {
  const limits = '/zookeeper/quota/q/zookeeper_limits';
  const quota = (thrown: string): object => ({
    op: 'setQuota',
    s: 'A',
    path: '/q',
    count: 3,
    expect: { thrown },
  });
  const put = (data: string | null): object => ({
    op: 'set',
    s: 'A',
    path: limits,
    data,
    expect: {},
  });
  const steps = [
    { op: 'create', s: 'A', path: '/q', data: '', expect: { rc: 0, path: '/q' } },
    { op: 'setQuota', s: 'A', path: '/q', count: 3, expect: { ok: true } },
    put('nonsense'),
    quota('ArrayIndexOutOfBoundsException'),
    put('count=many'),
    quota('NumberFormatException'),
    put(null),
    quota('NullPointerException'),
    { op: 'delQuota', s: 'A', path: '/q', all: true, expect: { thrown: 'NullPointerException' } },
  ];
  expect(play(steps)).toBeNull();
});

test('requests can be awaited later, a whole batch too; a step without a recording only happens', () => {
  const ops = [
    { op: 'create', path: '/a', data: 'x' },
    { op: 'get', path: '/none' },
  ];
  const results = [
    { rc: 0, path: '/a' },
    { rc: -101, err: 'NONODE' },
  ];
  const steps = [
    { op: 'batch', s: 'A', ops, async: 'b', wait: 50, expect: { sent: true } },
    { op: 'sync', s: 'A', path: '/' },
    { op: 'await', tag: 'b', expect: { results } },
  ];
  expect(play(steps)).toBeNull();
  const wrong = { op: 'await', tag: 'b', expect: { results: [results[0], results[0]] } };
  expect(play([...steps.slice(0, 2), wrong])).toMatchObject({ step: 4, ours: -101 });
});

test('a request of a type that no server knows is answered, and ends the connection', () => {
  const w = ['default'];
  const again = ['Disconnected', 'SyncConnected'].map((state) => {
    return { s: 'A', w, type: 'None', state, after: true };
  });
  const answer = { rc: -6, err: 'UNIMPLEMENTED', zxid: 1, events: again };
  const steps = [999, '12345', 'teleport'].map((type) => {
    return { op: 'raw', s: 'A', type, expect: answer };
  });
  expect(play(steps)).toBeNull();
});

test('what a reconfiguration says in text may be nonsense of several kinds, or the address of another', () => {
  const ask = (wish: object, expected: object): object => ({
    op: 'reconfig',
    s: 'A',
    ...wish,
    expect: expected,
  });
  const lines = [1, 2, 3].map((n) => `server.${n}=$ADDR${n}:participant;$CLI${n}`);
  const data = [...lines, 'server.4=$ADDR4:observer;$CLI4', 'server.5=$ADDR1:observer;$CLI1'];
  const steps = [
    { op: 'auth', s: 'A', scheme: 'digest', auth: 'super:oracle-super', expect: {} },
    ask({ leaving: 'x' }, { rc: -5 }),
    ask({ joining: 'server.y=$ADDR1:observer;$CLI1' }, { rc: -5 }),
    ask({ joining: 'nonsense' }, { rc: -8 }),
    ask({ joining: 'server.5=$ADDR1:observer' }, { rc: -8 }),
    ask({ joining: 'server.5=$ADDR1:watcher;$CLI1' }, { rc: -8 }),
    ask({ members: 'foo=1' }, { rc: -8 }),
    ask({ leaving: '1,2,3' }, { rc: -8 }),
    ask({ leaving: '1', fromConfig: 7 }, { rc: -103, zxid: 9 }),
  ];
  expect(play(steps, { mode: 'ensemble' })).toBeNull();
  const joined = ask({ joining: 'server.5=$ADDR1:observer;$CLI1' }, { rc: 0, data: '' });
  const found = play([steps[0]!, joined], { mode: 'ensemble' });
  expect(found).toMatchObject({ field: 'data', ours: [...data, 'version=2'].join('\n') });
});
