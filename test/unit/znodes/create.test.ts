import { describe, expect, test } from 'vitest';
import { CREATE, READ, type Acl } from '../../../src/znodes/acl.ts';
import type { ErrorName } from '../../../src/znodes/error-code.ts';
import type { Create } from '../../../src/znodes/request.ts';
import { create, Tree } from './tree.ts';

const only = (perms: number): readonly Acl[] => [{ perms, scheme: 'world', id: 'anyone' }];
const nobody: readonly Acl[] = [{ perms: 31, scheme: 'x509', id: 'CN=a' }];

/** Everything that can be wrong with one creation, in the order in which it is found out. */
const WRONG: readonly (readonly [string, Partial<Create>, ErrorName])[] = [
  ['flags that no mode has', { flags: 7 }, 'BADARGUMENTS'],
  ['a time to live of nothing', { mode: 'persistent_with_ttl', ttlMs: 0 }, 'BADARGUMENTS'],
  ['no slash in its path', { path: 'locked' }, 'BADARGUMENTS'],
  ['a scheme that nobody knows', { acl: nobody }, 'INVALIDACL'],
  ['no parent', { path: '/nowhere/x' }, 'NONODE'],
  ['a parent that lets nobody create', { path: '/locked/x' }, 'NOAUTH'],
  ['an element that is relative', { path: '/a/.' }, 'BADARGUMENTS'],
  ['a znode there', { path: '/e' }, 'NODEEXISTS'],
  ['an ephemeral parent', { path: '/e/x' }, 'NOCHILDRENFOREPHEMERALS'],
];

function begin(): Tree {
  const tree = new Tree();
  tree.do(create('/a'));
  tree.do(create('/locked', 'persistent', only(READ)));
  tree.do(create('/open', 'persistent', only(CREATE)));
  tree.create('/e', 'ephemeral');
  return tree;
}

describe('what is wrong with a creation', () => {
  test.each(WRONG)('%s: %o', (_, wrong, error) => {
    expect(begin().try({ ...create('/a/x'), ...wrong })).toBe(error);
  });

  test.each<[string, Partial<Create>, ErrorName]>([
    ['its time to live before its session', { mode: 'persistent_with_ttl' }, 'BADARGUMENTS'],
    ['its session before its path', { path: 'x' }, 'SESSIONEXPIRED'],
  ])('%s', (_, wrong, error) => {
    const tree = begin();
    tree.sessionError = 'SESSIONEXPIRED';
    expect(tree.try({ ...create('/a/x'), ...wrong })).toBe(error);
  });

  test.each<[string, Partial<Create>, ErrorName]>([
    ['its path before its access list', { path: 'x', acl: nobody }, 'BADARGUMENTS'],
    ['its access list before its parent', { path: '/nowhere/x', acl: null }, 'INVALIDACL'],
    ['its parent before the rest of its path', { path: '/a//x' }, 'NONODE'],
    ['the permission before the rest of its path', { path: '/locked/.' }, 'NOAUTH'],
  ])('is found out in this order: %s', (_, wrong, error) => {
    expect(begin().try({ ...create('/a/x'), ...wrong })).toBe(error);
  });

  test('whoever may only create may do that', () => {
    expect(begin().try(create('/open/x'))).toBe('OK');
  });
});

describe('modes', () => {
  test.each([
    ['persistent', '/a/n', ''],
    ['ephemeral', '/a/n', 's1'],
    ['persistent_sequential', '/a/n0000000000', ''],
    ['ephemeral_sequential', '/a/n0000000000', 's1'],
    ['container', '/a/n', ''],
  ] as const)('%s becomes %s, owned by %j', (mode, path, ephemeralOwner) => {
    const { result } = begin().create('/a/n', mode);
    expect(result).toMatchObject({ error: 'OK', path, stat: { ephemeralOwner } });
  });

  test.each([
    [0, '/a/n', ''],
    [1, '/a/n', 's1'],
    [2, '/a/n0000000000', ''],
    [4, '/a/n', ''],
  ])('flags %i on the wire make %s, owned by %j', (flags, path, ephemeralOwner) => {
    const { result } = begin().do({ ...create('/a/n'), flags });
    expect(result).toMatchObject({ error: 'OK', path, stat: { ephemeralOwner } });
  });

  test('a container is made by the type of the request, whatever its flags', () => {
    const tree = begin();
    tree.do({ ...create('/a/c', 'container'), flags: 0 });
    tree.do({ ...create('/a/p'), flags: 4 });
    expect([...tree.replica.containers.keys()]).toEqual(['/a/c']);
  });

  test('data may be none at all', () => {
    const tree = begin();
    const { result } = tree.do({ ...create('/a/n'), data: null });
    expect([tree.data('/a/n'), result.stat?.dataLength]).toEqual([null, 0]);
  });
});

describe('a time to live', () => {
  const lives = (ttlMs: number): Create => ({ ...create('/t', 'persistent_with_ttl'), ttlMs });

  test.each([
    [0, 'BADARGUMENTS'],
    [-1, 'BADARGUMENTS'],
    [1, 'OK'],
    [2 ** 40 - 1, 'OK'],
    [2 ** 40, 'BADARGUMENTS'],
  ])('of %i ms is %s', (ttlMs, error) => {
    expect(new Tree().try(lives(ttlMs))).toBe(error);
  });

  test('is not for other modes', () => {
    expect(new Tree().try({ ...lives(5), flags: 0 })).toBe('BADARGUMENTS');
  });

  test('needs the setting, which is looked at first', () => {
    const tree = new Tree({ extendedTypes: false });
    expect([tree.try(lives(5)), tree.try(lives(0))]).toEqual(['UNIMPLEMENTED', 'UNIMPLEMENTED']);
    expect(tree.try(create('/c', 'container'))).toBe('OK');
  });
});
