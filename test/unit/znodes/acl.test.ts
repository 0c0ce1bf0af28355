import { describe, expect, test } from 'vitest';
import { ADMIN, allows, CREATE, DELETE, READ, WRITE, type Acl } from '../../../src/znodes/acl.ts';
import { digestOf, namesOf, prove } from '../../../src/znodes/identity.ts';
import { check, create, HERE, remove, set, Tree } from './tree.ts';

const world = (perms: number): Acl => ({ perms, scheme: 'world', id: 'anyone' });
const digest = (perms: number, user: string): Acl => ({
  perms,
  scheme: 'digest',
  id: digestOf(user),
});
const ip = (perms: number, id: string): Acl => ({ perms, scheme: 'ip', id });
const setAcl = (path: string, acl: readonly Acl[] | null, version = -1) =>
  ({ op: 'setAcl', path, acl, version }) as const;

test('a digest is user and the SHA-1 of user and password, as zkCli makes it', () => {
  expect(digestOf('super:test')).toBe('super:D/InIHSb7yEEbrWz8b9l71RjZJU=');
});

describe('each permission is for its own requests', () => {
  const begin = (perms: number): Tree => {
    const tree = new Tree();
    tree.do(create('/p', 'persistent', [world(perms)]));
    return tree;
  };

  test.each([
    ['reading', READ, (tree: Tree) => tree.read({ op: 'getData', path: '/p', watch: false }).error],
    [
      'listing',
      READ,
      (tree: Tree) => tree.read({ op: 'getChildren', path: '/p', watch: false }).error,
    ],
    ['counting', READ, (tree: Tree) => tree.read({ op: 'getAllChildrenNumber', path: '/p' }).error],
    ['writing', WRITE, (tree: Tree) => tree.try(set('/p'))],
    ['creating below', CREATE, (tree: Tree) => tree.try(create('/p/x'))],
    ['changing the list', ADMIN, (tree: Tree) => tree.try(setAcl('/p', [world(31)]))],
    ['checking', READ, (tree: Tree) => tree.try(check('/p'))],
  ])('%s needs %i', (_, needed, ask) => {
    expect(ask(begin(needed))).toBe('OK');
    expect(ask(begin(31 & ~needed))).toBe('NOAUTH');
  });

  test('deleting needs DELETE of the parent, and nothing of the znode', () => {
    const tree = begin(CREATE | DELETE);
    tree.do(create('/p/x', 'persistent', [world(0)]));
    expect(tree.try(remove('/p/x'))).toBe('OK');
  });

  test('exists needs nothing, until 3.8.4', () => {
    expect(begin(0).read({ op: 'exists', path: '/p', watch: false }).error).toBe('OK');
    const later = new Tree({ existsNeedsRead: true });
    later.do(create('/p', 'persistent', [world(0)]));
    expect(later.read({ op: 'exists', path: '/p', watch: false }).error).toBe('NOAUTH');
    expect(later.read({ op: 'exists', path: '/x', watch: false }).error).toBe('NONODE');
  });

  test('the list is read with READ or ADMIN, and only ADMIN sees the digests', () => {
    for (const [perms, seen] of [
      [READ, 'u:x'],
      [ADMIN, digestOf('u:pw')],
    ] as const) {
      const tree = new Tree();
      tree.do(create('/p', 'persistent', [world(perms), digest(31, 'u:pw')]));
      const { acl } = tree.read({ op: 'getAcl', path: '/p' });
      expect(acl?.[1]?.id).toBe(seen);
    }
    expect(begin(WRITE).read({ op: 'getAcl', path: '/p' })).toEqual({ error: 'NOAUTH' });
  });

  test('no child inherits anything', () => {
    const tree = begin(CREATE);
    tree.do(create('/p/x'));
    expect(tree.try(set('/p/x'))).toBe('OK');
  });

  test('a super user may do everything, and so may everybody where lists are skipped', () => {
    const tree = begin(0);
    tree.auth = [HERE, { scheme: 'super', id: '' }];
    expect(tree.try(set('/p'))).toBe('OK');
    const skipping = new Tree({ skipAcl: true });
    skipping.do(create('/p', 'persistent', [world(0)]));
    expect(skipping.try(set('/p'))).toBe('OK');
  });
});

describe('a list is valid', () => {
  test.each<[string, readonly Acl[] | null, string]>([
    ['null', null, 'INVALIDACL'],
    ['empty', [], 'INVALIDACL'],
    ['anyone', [world(31)], 'OK'],
    ['bits that mean nothing', [world(255)], 'OK'],
    ['somebody else of the world', [{ perms: 31, scheme: 'world', id: 'me' }], 'INVALIDACL'],
    ['x509', [{ perms: 31, scheme: 'x509', id: 'CN=a' }], 'INVALIDACL'],
    ['sasl', [{ perms: 31, scheme: 'sasl', id: 'a' }], 'INVALIDACL'],
    ['auth without proof', [{ perms: 31, scheme: 'auth', id: '' }], 'INVALIDACL'],
    ['digest', [{ perms: 31, scheme: 'digest', id: 'a:b' }], 'OK'],
    ['digest without hash', [{ perms: 31, scheme: 'digest', id: 'a' }], 'INVALIDACL'],
    ['digest with an empty hash', [{ perms: 31, scheme: 'digest', id: 'a:' }], 'INVALIDACL'],
    ['digest without user', [{ perms: 31, scheme: 'digest', id: ':b' }], 'OK'],
    ['digest of three parts', [{ perms: 31, scheme: 'digest', id: 'a:b:c' }], 'INVALIDACL'],
    ['an address', [ip(31, '10.0.0.1')], 'OK'],
    ['a network', [ip(31, '10.0.0.0/8')], 'OK'],
    ['too many bits', [ip(31, '10.0.0.0/33')], 'INVALIDACL'],
    ['bits that are no number', [ip(31, '10.0.0.0/x')], 'INVALIDACL'],
    ['three bytes', [ip(31, '10.0.0')], 'INVALIDACL'],
    ['a byte too large', [ip(31, '10.0.0.256')], 'INVALIDACL'],
    ['IPv6', [ip(31, '::1')], 'INVALIDACL'],
    ['one of two', [world(1), ip(31, 'x')], 'INVALIDACL'],
  ])('%s: %o', (_, acl, error) => {
    expect(new Tree().try(create('/n', 'persistent', acl))).toBe(error);
  });

  test('auth stands for what the author has proved, and duplicates fold', () => {
    const tree = new Tree();
    tree.auth = [HERE, ...prove('digest', 'u:pw', HERE, null)!];
    tree.do(
      create('/n', 'persistent', [{ perms: 3, scheme: 'auth', id: 'any' }, world(1), world(1)]),
    );
    expect(tree.replica.znodes.get('/n')?.acl).toEqual([digest(3, 'u:pw'), world(1)]);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.0.0.2', false],
  ['127.0.0.2/31', false],
  ['127.0.0.0/31', true],
  ['127.9.9.9/8', true],
  ['1.2.3.4/0', true],
])('who comes from 127.0.0.1 is meant by %s: %s', (id, meant) => {
  expect(allows([ip(READ, id)], READ, [HERE], false)).toBe(meant);
});

describe('proof', () => {
  test.each([
    ['digest', 'u:pw', ['digest:u']],
    ['digest', 'nocolon', ['digest:nocolon']],
    ['digest', 'super:pw', ['super:', 'digest:super']],
    ['ip', 'whatever', ['ip:127.0.0.1']],
  ])('%s %j makes one %j', (scheme, auth, names) => {
    expect(namesOf(prove(scheme, auth, HERE, digestOf('super:pw'))!)).toEqual(names);
  });

  test.each(['x509', 'sasl', 'world', 'auth', 'super', 'nope'])('%s proves nothing', (scheme) => {
    expect(prove(scheme, 'a:b', HERE, null)).toBeNull();
  });
});

describe('setAcl', () => {
  test('moves aversion and nothing else', () => {
    const tree = new Tree();
    tree.do(create('/n'));
    const before = tree.stat('/n')!;
    tree.do(setAcl('/n', [world(31)], 0));
    expect(tree.stat('/n')).toEqual({ ...before, aversion: 1 });
  });

  test.each([
    ['a bad path', setAcl('/n/', null), 'BADARGUMENTS'],
    ['a bad list before the znode', setAcl('/x', null), 'INVALIDACL'],
    ['no znode', setAcl('/x', [world(1)]), 'NONODE'],
    ['another aversion', setAcl('/n', [world(1)], 3), 'BADVERSION'],
  ] as const)('%s', (_, operation, error) => {
    const tree = new Tree();
    tree.do(create('/n'));
    expect(tree.try(operation)).toBe(error);
  });

  test('is not seen by what is prepared before it is applied', () => {
    const tree = new Tree();
    tree.do(create('/n'));
    tree.prepare(setAcl('/n', [world(READ)]));
    expect(tree.prepare(set('/n')).op).toBe('setData');
    while (tree.outstanding.length > 0) tree.apply();
    expect(tree.prepare(set('/n'))).toMatchObject({ op: 'error', error: 'NOAUTH' });
  });
});
