import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { failureOf, scriptsBelow } from '../../src/cli/conformance.ts';
import { Player } from '../../src/cli/conformance/play.ts';
import { type Script, readScript } from '../../src/cli/conformance/read-script.ts';

const root = join(import.meta.dirname, 'vectors');

describe.each(readdirSync(root).sort())('%s as a real server answered', (area) => {
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
