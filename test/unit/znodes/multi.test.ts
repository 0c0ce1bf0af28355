import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/kernel/digest.ts';
import { check, create, remove, set, Tree, z } from './tree.ts';

function begin(): Tree {
  const tree = new Tree();
  tree.do(create('/a'));
  return tree;
}
const errors = (results: readonly { readonly error: string }[] | undefined) =>
  results?.map(({ error }) => error);

describe('a multi that succeeds', () => {
  test('happens under one zxid, each part seeing those before it', () => {
    const tree = begin();
    const { result } = tree.multi(
      create('/a/n-', 'persistent_sequential'),
      create('/a/n-', 'persistent_sequential'),
      set('/a/n-0000000000', 0),
      check('/a/n-0000000000', 1),
      remove('/a/n-0000000001'),
    );
    expect(result.results?.map(({ op, path }) => [op, path])).toEqual([
      ['create', '/a/n-0000000000'],
      ['create', '/a/n-0000000001'],
      ['setData', undefined],
      ['check', undefined],
      ['delete', undefined],
    ]);
    expect(tree.stat('/a/n-0000000000')).toMatchObject({ czxid: z(2), mzxid: z(2), version: 1 });
    expect(tree.stat('/a')).toMatchObject({ pzxid: z(2), cversion: 3, numChildren: 1 });
  });

  test('says of a plain creation its path only, of a container its metadata too', () => {
    const { result } = begin().multi(create('/a/x'), create('/a/c', 'container'));
    expect(result.results?.map((part) => 'stat' in part)).toEqual([false, true]);
  });

  test('tells its changes in order', () => {
    const { changes } = begin().multi(create('/a/x'), set('/a/x'), remove('/a/x'));
    expect(changes.map(({ what }) => what)).toEqual(['created', 'data-changed', 'deleted']);
  });
});

describe('a multi that fails', () => {
  test('changes nothing, takes its zxid, and says OK, why, and not done', () => {
    const tree = begin();
    const before = digest(tree.replica);
    const { result } = tree.multi(create('/a/x'), set('/a', 5), create('/y'), remove('/a'));
    expect(result.error).toBe('BADVERSION');
    expect(errors(result.results)).toEqual([
      'OK',
      'BADVERSION',
      'RUNTIMEINCONSISTENCY',
      'RUNTIMEINCONSISTENCY',
    ]);
    expect(digest(tree.replica)).toBe(before);
    tree.do(create('/b'));
    expect(tree.stat('/b')?.czxid).toBe(z(3));
  });

  test('leaves what was pending before it as it was (ZOOKEEPER-1624)', () => {
    const tree = begin();
    tree.prepare(create('/a/n-', 'persistent_sequential'));
    tree.prepare({
      op: 'multi',
      ops: [create('/a/n-', 'persistent_sequential'), set('/a/n-0000000000'), check('/a', 9)],
    });
    expect(tree.prepare(create('/a/n-', 'persistent_sequential'))).toMatchObject({
      path: '/a/n-0000000001',
    });
    expect(tree.prepare(set('/a/n-0000000000', 0))).toMatchObject({ op: 'setData', version: 1 });
  });
});

test('a multi of reads answers each part by itself, in no transaction', () => {
  const tree = begin();
  tree.do(create('/a/x'));
  const { error, results } = tree.read({
    op: 'multiRead',
    ops: [
      { op: 'getChildren', path: '/a' },
      { op: 'getData', path: '/nowhere' },
      { op: 'getData', path: '/a/x' },
    ],
  });
  expect(error).toBe('NONODE');
  expect(results).toMatchObject([
    { op: 'getChildren', children: ['x'] },
    { op: 'error', error: 'NONODE' },
    { op: 'getData', data: 'x' },
  ]);
});
