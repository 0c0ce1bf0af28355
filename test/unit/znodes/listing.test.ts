import { describe, expect, test } from 'vitest';
import { beginSerialization, deserialize, writeSome } from '../../../src/znodes/serialization.ts';
import { create, remove, set, Tree, z } from './tree.ts';

describe('getEphemerals', () => {
  const begin = (): Tree => {
    const tree = new Tree();
    for (const session of ['s1', 's2']) tree.do({ op: 'createSession', timeoutMs: 1 }, session);
    for (const path of ['/a', '/ab']) tree.do(create(path));
    for (const path of ['/a/y', '/ab/x', '/z']) tree.create(path, 'ephemeral', 's1');
    tree.create('/other', 'ephemeral', 's2');
    return tree;
  };

  test.each([
    ['', ['/a/y', '/ab/x', '/z']],
    ['/', ['/a/y', '/ab/x', '/z']],
    ['/a', ['/a/y', '/ab/x']],
    ['/a/', ['/a/y']],
    ['nonsense', []],
    [' ', ['/a/y', '/ab/x', '/z']],
    ['\t/\0', ['/a/y', '/ab/x', '/z']],
    ['\u00a0', []],
  ])('%j compares text, in order of creation: %j', (prefix, ephemerals) => {
    expect(begin().read({ op: 'getEphemerals', prefix })).toEqual({ error: 'OK', ephemerals });
  });

  test('a session that nobody knows has none', () => {
    expect(begin().read({ op: 'getEphemerals', prefix: '' }, 's9').ephemerals).toEqual([]);
  });
});

test.each([
  ['/', 7],
  ['/a', 2],
  ['/a/b', 1],
  ['/a/b/c', 0],
  ['/zookeeper', 2],
])('%s has %i znodes below it', (path, number) => {
  const tree = new Tree();
  for (const made of ['/a', '/a/b', '/a/b/c', '/ab']) tree.do(create(made));
  expect(tree.read({ op: 'getAllChildrenNumber', path })).toEqual({ error: 'OK', number });
});

test('getChildren shows metadata when asked', () => {
  const tree = new Tree();
  tree.do(create('/a'));
  const asked = { op: 'getChildren', path: '/a', watch: false } as const;
  expect(tree.read(asked)).toEqual({ error: 'OK', children: [] });
  expect(tree.read({ ...asked, stat: true }).stat?.czxid).toBe(z(1));
});

describe('paths past the client', () => {
  test('an empty path reads the root', () => {
    expect(new Tree().read({ op: 'getData', path: '', watch: false })).toMatchObject({ data: '' });
  });

  test('a null character is a bad argument to exists, and no znode to the others', () => {
    const path = '/\0';
    const { error } = new Tree().read({ op: 'exists', path, watch: false });
    expect([error, new Tree().read({ op: 'getData', path, watch: false }).error]).toEqual([
      'BADARGUMENTS',
      'NONODE',
    ]);
  });

  test.each(['a', '', '/a/', '/a//b', '/./a', '/\0'])('%j is a bad argument to setData', (path) => {
    expect(new Tree().try(set(path))).toBe('BADARGUMENTS');
  });

  test.each([
    ['a', 'BADARGUMENTS'],
    ['', 'BADARGUMENTS'],
    ['/\0', 'BADARGUMENTS'],
    ['/zookeeper/config', 'BADARGUMENTS'],
    ['/a/', 'NONODE'],
    ['/a//b', 'NONODE'],
  ])('delete of %j is %s', (path, error) => {
    expect(new Tree().try(remove(path))).toBe(error);
  });
});

describe('containers', () => {
  const reap = (path: string) => ({ op: 'deleteContainer', path }) as const;

  test('their deletion looks again whether they are empty, and asks for no permission', () => {
    const tree = new Tree();
    tree.do(create('/c', 'container', [{ perms: 4, scheme: 'world', id: 'anyone' }]));
    tree.do(create('/c/x'));
    expect(tree.try(reap('/c'))).toBe('NOTEMPTY');
    tree.auth = [{ scheme: 'super', id: '' }];
    tree.do(remove('/c/x'));
    tree.auth = [];
    expect(tree.try(reap('/c'))).toBe('OK');
    expect(tree.replica.containers.size).toBe(0);
  });

  test.each([
    ['/e', 'BADVERSION'],
    ['/nowhere', 'NONODE'],
    ['/zookeeper', 'BADARGUMENTS'],
  ])('the reaper is refused %s: %s', (path, error) => {
    const tree = new Tree();
    tree.create('/e', 'ephemeral');
    expect(tree.try(reap(path))).toBe(error);
  });

  test('containers and znodes with a time to live are found again in a snapshot', () => {
    const tree = new Tree();
    tree.do(create('/c', 'container'));
    tree.do({ ...create('/t', 'persistent_with_ttl'), ttlMs: 5 });
    const written = writeSome(beginSerialization(tree.replica, 1), tree.replica, 100);
    expect(deserialize(written)).toEqual(tree.replica);
  });
});
