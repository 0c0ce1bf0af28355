import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../src/znodes/request.ts';
import {
  addWatch,
  children,
  create,
  exists,
  getData,
  OneServer,
  remove,
  set,
} from './one-server.ts';

/** Session `a` watches, session `b` writes. */
function watching(...watches: readonly Operation[]): { server: OneServer; session: string } {
  const server = new OneServer();
  const session = server.join('a');
  server.join('b');
  for (const operation of [create('/p'), create('/p/n')]) server.ask('b', operation);
  for (const operation of watches) server.ask('a', operation);
  return { server, session };
}

/** What the watches hear of one write. */
function heard(watch: Operation, ...writes: readonly Operation[]): string[] {
  const { server, session } = watching(watch);
  for (const write of writes) server.ask('b', write);
  return server.fired(session);
}

// DataTree and WatchManager: which change meets which watch.
describe('the matrix of triggers', () => {
  test.each<readonly [string, Operation, Operation, readonly string[]]>([
    ['data: set', getData('/p/n'), set('/p/n'), ['NodeDataChanged /p/n']],
    ['data: delete', getData('/p/n'), remove('/p/n'), ['NodeDeleted /p/n']],
    ['data: a child is created', getData('/p/n'), create('/p/n/k'), []],
    ['exists: set', exists('/p/n'), set('/p/n'), ['NodeDataChanged /p/n']],
    ['exists: delete', exists('/p/n'), remove('/p/n'), ['NodeDeleted /p/n']],
    ['exists: created', exists('/p/m'), create('/p/m'), ['NodeCreated /p/m']],
    ['child: a child is created', children('/p'), create('/p/m'), ['NodeChildrenChanged /p']],
    ['child: a child is deleted', children('/p'), remove('/p/n'), ['NodeChildrenChanged /p']],
    ['child: a child is set', children('/p'), set('/p/n'), []],
    ['child: set', children('/p'), set('/p'), []],
    ['child: delete', children('/p/n'), remove('/p/n'), ['NodeDeleted /p/n']],
    ['persistent: set', addWatch('/p'), set('/p'), ['NodeDataChanged /p']],
    ['persistent: a child comes', addWatch('/p'), create('/p/m'), ['NodeChildrenChanged /p']],
    ['persistent: a child is set', addWatch('/p'), set('/p/n'), []],
    ['persistent: created', addWatch('/p/m'), create('/p/m'), ['NodeCreated /p/m']],
    ['persistent: deleted', addWatch('/p/n'), remove('/p/n'), ['NodeDeleted /p/n']],
    ['recursive: set', addWatch('/p', 'persistent_recursive'), set('/p'), ['NodeDataChanged /p']],
    [
      'recursive: below, created',
      addWatch('/p', 'persistent_recursive'),
      create('/p/n/k'),
      ['NodeCreated /p/n/k'],
    ],
    [
      'recursive: below, set',
      addWatch('/', 'persistent_recursive'),
      set('/p/n'),
      ['NodeDataChanged /p/n'],
    ],
    [
      'recursive: below, deleted',
      addWatch('/p', 'persistent_recursive'),
      remove('/p/n'),
      ['NodeDeleted /p/n'],
    ],
  ])('%s', (_, watch, write, expected) => {
    expect(heard(watch, write)).toEqual(expected);
  });

  test('a failed write meets none', () => {
    expect(
      heard(addWatch('/', 'persistent_recursive'), { ...set('/p'), version: 9 } as Operation),
    ).toEqual([]);
  });
});

describe('how often a watch fires', () => {
  test('a one-shot watch once, a persistent one each time', () => {
    expect(heard(getData('/p/n'), set('/p/n'), set('/p/n'))).toHaveLength(1);
    expect(heard(addWatch('/p/n'), set('/p/n'), set('/p/n'))).toHaveLength(2);
  });

  test('once for a session, however often it was set and on however many ancestors', () => {
    const { server, session } = watching(
      getData('/p/n'),
      exists('/p/n'),
      addWatch('/', 'persistent_recursive'),
      addWatch('/p', 'persistent_recursive'),
    );
    server.ask('b', set('/p/n'));
    expect(server.fired(session)).toEqual(['NodeDataChanged /p/n']);
  });

  test('a delete is one event for data and child watches, before the parent’s', () => {
    const { server, session } = watching(getData('/p/n'), children('/p/n'), children('/p'));
    server.ask('b', remove('/p/n'));
    expect(server.fired(session)).toEqual(['NodeDeleted /p/n', 'NodeChildrenChanged /p']);
  });
});

// ZOOKEEPER-4466: the mode is kept by session and path.
describe('one mode for a session and a path', () => {
  test('a one-shot read ends the half of a persistent watch that it shares', () => {
    const { server, session } = watching(addWatch('/p'), getData('/p'));
    for (const write of [set('/p'), set('/p'), create('/p/m'), create('/p/l')]) {
      server.ask('b', write);
    }
    expect(server.fired(session)).toEqual([
      'NodeDataChanged /p',
      'NodeChildrenChanged /p',
      'NodeChildrenChanged /p',
    ]);
  });

  test('another addWatch replaces the mode', () => {
    const { server, session } = watching(addWatch('/p'), addWatch('/p', 'persistent_recursive'));
    server.ask('b', create('/p/m'));
    expect(server.fired(session)).toEqual(['NodeCreated /p/m']);
  });
});

describe('taking watches back', () => {
  const take = (type: 'any' | 'data' | 'children'): Operation => ({
    op: 'removeWatches',
    path: '/p',
    type,
  });

  test('of one kind leaves the others', () => {
    const { server, session } = watching(getData('/p'), children('/p'));
    expect(server.ask('a', take('data')).error).toBe('OK');
    server.ask('b', set('/p'));
    server.ask('b', create('/p/m'));
    expect(server.fired(session)).toEqual(['NodeChildrenChanged /p']);
  });

  test('of any kind takes all', () => {
    const { server, session } = watching(getData('/p'), children('/p'));
    expect(server.ask('a', take('any')).error).toBe('OK');
    server.ask('b', set('/p'));
    expect(server.fired(session)).toEqual([]);
    expect(server.ask('a', take('any')).error).toBe('NOWATCHER');
  });

  test('asking whether there are any does not ask whose', () => {
    const { server } = watching(getData('/p'));
    const answers = (['data', 'children'] as const).map((type) => {
      const operation: Operation = { op: 'checkWatches', path: '/p', type };
      // Past the library: it knows itself that nothing of its own is there.
      server.ask('b', operation, { raw: true });
      return server.of('replied').at(-1)!.result.error;
    });
    expect(answers).toEqual(['OK', 'NOWATCHER']);
  });
});

test('who may not read is not told, and the watch is used up', () => {
  const { server, session } = watching(getData('/p'));
  const open = [{ perms: 31, scheme: 'world', id: 'anyone' }];
  server.ask('b', { op: 'setAcl', path: '/p', acl: [{ ...open[0]!, perms: 30 }], version: -1 });
  server.ask('b', set('/p'));
  server.ask('b', { op: 'setAcl', path: '/p', acl: open, version: -1 });
  server.ask('b', set('/p'));
  expect(server.fired(session)).toEqual([]);
  expect(server.of('watch-withheld')).toHaveLength(1);
});

test('a failed read sets no watch, exists on an absent znode does', () => {
  const { server } = watching(getData('/none'), children('/none'));
  expect(server.of('watch-set')).toEqual([]);
  server.ask('a', exists('/none'));
  expect(server.of('watch-set').map(({ path, table }) => [path, table])).toEqual([
    ['/none', 'data'],
  ]);
});
