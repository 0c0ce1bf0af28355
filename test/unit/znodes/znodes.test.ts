import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/kernel/digest.ts';
import { applyTxn } from '../../../src/znodes/apply.ts';
import type { AnyOperation, CreateMode } from '../../../src/znodes/request.ts';
import type { Stat } from '../../../src/znodes/stat.ts';
import { create, remove, set, Tree, z } from './tree.ts';

const statAt = (tree: Tree, path: string): Stat => tree.stat(path)!;

describe('metadata', () => {
  test('create stamps the znode, and counts in its parent', () => {
    const tree = new Tree();
    tree.do(create('/a'));
    tree.do(create('/a/b'));
    expect(statAt(tree, '/a/b')).toEqual({
      czxid: z(2),
      mzxid: z(2),
      pzxid: z(2),
      ctimeMs: 2_000,
      mtimeMs: 2_000,
      version: 0,
      cversion: 0,
      aversion: 0,
      ephemeralOwner: '',
      dataLength: 1,
      numChildren: 0,
    });
    expect(statAt(tree, '/a')).toMatchObject({
      czxid: z(1),
      mzxid: z(1),
      pzxid: z(2),
      mtimeMs: 1_000,
      version: 0,
      cversion: 1,
      numChildren: 1,
    });
  });

  test('setData moves version, mzxid and mtime, even when the data is the same', () => {
    const tree = new Tree();
    tree.do(create('/a'));
    tree.do(set('/a'));
    tree.do(set('/a'));
    expect(statAt(tree, '/a')).toMatchObject({
      czxid: z(1),
      mzxid: z(3),
      pzxid: z(1),
      ctimeMs: 1_000,
      mtimeMs: 3_000,
      version: 2,
      dataLength: 2,
    });
  });

  test('the reported cversion counts creations and deletions of children', () => {
    const tree = new Tree();
    for (const path of ['/a', '/a/b', '/a/c']) tree.do(create(path));
    tree.do(remove('/a/b'));
    expect(statAt(tree, '/a')).toMatchObject({ cversion: 3, numChildren: 1, pzxid: z(4) });
  });

  test('the system nodes were never created, which shows in their cversion', () => {
    const tree = new Tree();
    expect([tree.stat('/')?.cversion, tree.stat('/zookeeper')?.cversion]).toEqual([-1, -2]);
  });
});

describe('sequential names', () => {
  const nameOf = (tree: Tree, path: string): string | undefined =>
    tree.do(create(path, 'persistent_sequential')).result.path;

  test('the number counts all creations under the parent, whatever their names and however many were deleted', () => {
    const tree = new Tree();
    tree.do(create('/q'));
    tree.do(create('/q/plain'));
    tree.do(remove('/q/plain'));
    expect(nameOf(tree, '/q/a-')).toBe('/q/a-0000000001');
    expect(nameOf(tree, '/q/b-')).toBe('/q/b-0000000002');
    expect(nameOf(tree, '/q/')).toBe('/q/0000000003');
  });

  test('a create that fails takes a zxid and no number', () => {
    const tree = new Tree();
    tree.do(create('/q'));
    tree.do(create('/q/a'));
    expect(tree.do(create('/q/a')).result.error).toBe('NODEEXISTS');
    expect(nameOf(tree, '/q/n-')).toBe('/q/n-0000000001');
    expect(statAt(tree, '/q/n-0000000001').czxid).toBe(z(4));
  });

  test('a parent that is created again counts from 0', () => {
    const tree = new Tree();
    tree.do(create('/q'));
    tree.do(create('/q/a'));
    for (const path of ['/q/a', '/q']) tree.do(remove(path));
    tree.do(create('/q'));
    expect(nameOf(tree, '/q/n-')).toBe('/q/n-0000000000');
  });
});

describe('what is refused', () => {
  const begin = (): Tree => {
    const tree = new Tree();
    for (const path of ['/a', '/a/b']) tree.do(create(path));
    tree.create('/e', 'ephemeral');
    tree.do(set('/a/b'));
    return tree;
  };

  test.each<[string, AnyOperation, string]>([
    ['a bad path', create('/a/.'), 'BADARGUMENTS'],
    ['an empty name on the way', create('/a//b'), 'NONODE'],
    ['no parent', create('/x/y'), 'NONODE'],
    ['there already', create('/a'), 'NODEEXISTS'],
    ['an ephemeral parent', create('/e/x'), 'NOCHILDRENFOREPHEMERALS'],
    ['no such znode to delete', remove('/x'), 'NONODE'],
    ['another version to delete', remove('/a/b', 0), 'BADVERSION'],
    ['a znode with children', remove('/a'), 'NOTEMPTY'],
    ['another version before children', remove('/a', 7), 'BADVERSION'],
    ['the root', remove('/'), 'BADARGUMENTS'],
    ['a system node', remove('/zookeeper/quota'), 'BADARGUMENTS'],
    ['no such znode to set', set('/x'), 'NONODE'],
    ['another version to set', set('/a/b', 0), 'BADVERSION'],
  ])('%s', (_, operation, error) => {
    const tree = begin();
    const before = digest(tree.replica);
    expect(tree.prepare(operation)).toMatchObject({ op: 'error', error });
    expect(tree.apply().result).toEqual({ error });
    expect(digest(tree.replica)).toBe(before);
  });

  test.each<[string, AnyOperation]>([
    ['the right version to delete', remove('/a/b', 1)],
    ['the right version to set', set('/a/b', 1)],
    ['any version', set('/a/b', -1)],
  ])('but not %s', (_, operation) => {
    expect(begin().do(operation).result.error).toBe('OK');
  });
});

describe('sessions', () => {
  test('closing one deletes its ephemerals under one zxid, in order of creation', () => {
    const tree = new Tree();
    tree.do({ op: 'createSession', timeoutMs: 4_000 }, 's2');
    tree.do(create('/q'));
    tree.create('/q/b', 'ephemeral', 's2');
    tree.create('/q/a', 'ephemeral', 's2');
    const { changes } = tree.do({ op: 'closeSession' }, 's2');
    expect(changes.map(({ what, path }) => `${what} ${path}`)).toEqual([
      'deleted /q/b',
      'deleted /q/a',
    ]);
    expect(statAt(tree, '/q')).toMatchObject({ numChildren: 0, pzxid: z(5), cversion: 4 });
    expect(tree.replica.sessions.has('s2')).toBe(false);
  });

  test('closing one catches what is still on its way, and spares what is being deleted', () => {
    const tree = new Tree();
    tree.do({ op: 'createSession', timeoutMs: 4_000 }, 's2');
    tree.create('/old', 'ephemeral', 's2');
    tree.prepare(remove('/old'), 's2');
    tree.prepare(create('/new', 'ephemeral'), 's2');
    expect(tree.prepare({ op: 'closeSession' }, 's2')).toMatchObject({ paths: ['/new'] });
  });
});

describe('reads', () => {
  test('children come by name', () => {
    const tree = new Tree();
    for (const path of ['/q', '/q/b', '/q/a', '/q/c']) tree.do(create(path));
    const answer = tree.read({ op: 'getChildren', path: '/q', watch: false });
    expect(answer.children).toEqual(['a', 'b', 'c']);
  });

  test.each(['/x', 'x', '/x/', '/x//y', '/./x'])('%s names no znode', (path) => {
    for (const op of ['getData', 'exists', 'getChildren'] as const) {
      expect(new Tree().read({ op, path, watch: false })).toEqual({ error: 'NONODE' });
    }
  });
});

const path = fc.constantFrom('/a', '/b', '/a/x', '/a/y', '/b/x', '/a/x/z');
const version = fc.constantFrom(-1, 0, 1);
const session = fc.constantFrom('s1', 's2');
const operation: fc.Arbitrary<AnyOperation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(path, fc.constantFrom<CreateMode>('persistent', 'ephemeral', 'ephemeral_sequential'))
      .map(([at, mode]) => create(at, mode)),
  },
  { weight: 2, arbitrary: fc.tuple(path, version).map(([at, expected]) => remove(at, expected)) },
  { weight: 2, arbitrary: fc.tuple(path, version).map(([at, expected]) => set(at, expected)) },
  { weight: 1, arbitrary: fc.constant({ op: 'closeSession' } as const) },
);
/** Who has closed its session asks for nothing more: the leader's session table sees to that. */
const script = fc.array(fc.tuple(operation, session, fc.nat(3)), { maxLength: 40 }).map((steps) => {
  const closed = new Set<string>();
  return steps.filter(([asked, by]) => {
    if (closed.has(by)) return false;
    if (asked.op === 'closeSession') closed.add(by);
    return true;
  });
});

test('pipelined requests become the same transactions as one after the other', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const [patient, hurried] = [new Tree(), new Tree()];
      for (const tree of [patient, hurried]) {
        for (const s of ['s1', 's2']) tree.do({ op: 'createSession', timeoutMs: 4_000 }, s);
      }
      for (const [asked, by, lag] of steps) {
        const txn = hurried.prepare(asked, by);
        // What a closing session leaves behind is not out of its parents' count yet.
        const most = txn.op === 'closeSession' ? 0 : lag;
        while (hurried.outstanding.length > most) hurried.apply();
        const alone = patient.prepare(asked, by);
        patient.apply();
        if (txn.op === 'closeSession' && alone.op === 'closeSession') {
          expect([...txn.paths].sort()).toEqual([...alone.paths].sort());
        } else {
          expect(txn).toEqual(alone);
        }
      }
      while (hurried.outstanding.length > 0) hurried.apply();
      expect(digest(hurried.replica)).toBe(digest(patient.replica));
    }),
    { numRuns: 500 },
  );
});

test('a transaction that is applied twice changes nothing more', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const tree = new Tree();
      for (const [asked, by] of steps) {
        const txn = tree.prepare(asked, by);
        tree.apply();
        // A copy: what was applied is remembered by the object itself.
        expect(digest(applyTxn(tree.replica, { ...txn }).replica)).toBe(digest(tree.replica));
      }
    }),
  );
});

test('a znode has a parent that lists it, and an ephemeral a session that owns it', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const tree = new Tree();
      for (const s of ['s1', 's2']) tree.do({ op: 'createSession', timeoutMs: 4_000 }, s);
      for (const [asked, by] of steps) tree.do(asked, by);
      const { znodes, sessions } = tree.replica;
      const listed = [...znodes].flatMap(([at, znode]) =>
        [...znode.children.keys()].map((name) => (at === '/' ? `/${name}` : `${at}/${name}`)),
      );
      expect([...listed, '/'].sort()).toEqual([...znodes.keys()].sort());
      const owned = [...sessions].flatMap(([id, { ephemerals }]) =>
        [...ephemerals.keys()].map((at) => [at, id]),
      );
      const ephemerals = [...znodes]
        .filter(([, znode]) => znode.ephemeralOwner !== '')
        .map(([at, znode]) => [at, znode.ephemeralOwner]);
      expect(ephemerals.sort()).toEqual(owned.sort());
    }),
    { numRuns: 300 },
  );
});
