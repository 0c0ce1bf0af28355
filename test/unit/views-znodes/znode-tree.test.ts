import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';
import { FindZnodes } from '../../../src/views/znodes/find-znodes.ts';
import { statCard } from '../../../src/views/znodes/stat-card.ts';
import { TreeLag } from '../../../src/views/znodes/tree-lag.ts';
import { ZnodeTree } from '../../../src/views/znodes/znode-tree.ts';
import { EMPTY_REPLICA } from '../../../src/znodes/replica.ts';
import { nameOf, parentOf } from '../../../src/znodes/path.ts';
import type { Znode } from '../../../src/znodes/znode.ts';

type Znodes = PersistentMap<Znode>;

/** A tree in which `path` is created at `zxid`, as the engine would. */
function withZnode(znodes: Znodes, path: string, zxid: number): Znodes {
  const parent = znodes.get(parentOf(path))!;
  const children = parent.children.set(nameOf(path), true);
  const bare = znodes.get('/zookeeper/quota')!;
  return znodes
    .set(path, { ...bare, czxid: zxid, mzxid: zxid, pzxid: zxid })
    .set(parentOf(path), { ...parent, children, pzxid: zxid, cversion: parent.cversion + 1 });
}

function without(znodes: Znodes, path: string, zxid: number): Znodes {
  const parent = znodes.get(parentOf(path))!;
  const children = parent.children.delete(nameOf(path));
  return znodes.delete(path).set(parentOf(path), { ...parent, children, pzxid: zxid });
}

const grown = (paths: readonly string[], from: Znodes = EMPTY_REPLICA.znodes): Znodes =>
  paths.reduce((znodes, path, i) => withZnode(znodes, path, i + 1), from);

const shown = (tree: ZnodeTree, from = 0, count = 1_000): string[] =>
  tree.rows(from, count).rows.map(({ path, lag }) => (lag === null ? path : `${path} ${lag}`));

describe('the tree of a server', () => {
  test('lists what is open in the order of the names, and the system nodes closed', () => {
    const tree = new ZnodeTree();
    const znodes = grown(['/b', '/a', '/a/y', '/a/x', '/a/x/deep']);
    tree.show({ here: znodes, leaders: znodes });
    expect(shown(tree)).toEqual(['/', '/a', '/a/x', '/a/y', '/b', '/zookeeper']);
    tree.turn('/a', false);
    tree.turn('/zookeeper', true);
    expect(shown(tree)).toEqual([
      '/',
      '/a',
      '/b',
      '/zookeeper',
      '/zookeeper/config',
      '/zookeeper/quota',
    ]);
    tree.reveal('/a/x/deep');
    expect(tree.rowOf('/a/x/deep')).toBe(3);
    expect(shown(tree, 3, 1)).toEqual(['/a/x/deep']);
    expect(tree.rowOf('/nowhere')).toBe(-1);
  });

  test('marks what the leader has and this server has not, and the other way round', () => {
    const common = grown(['/a', '/b', '/b/c']);
    const leaders = without(withZnode(common, '/a/new', 9), '/b/c', 10);
    const tree = new ZnodeTree();
    tree.show({ here: common, leaders });
    expect(shown(tree)).toEqual([
      '/',
      '/a older',
      '/a/new missing',
      '/b older',
      '/b/c extra',
      '/zookeeper',
    ]);
    expect(tree.lag.counts).toEqual({ missing: 1, extra: 1, older: 2, newer: 0 });
    expect(tree.lag.below('/')).toBe(4);
    tree.show({ here: leaders, leaders });
    expect(tree.lag.isEqual).toBe(true);
    expect(shown(tree)).toEqual(['/', '/a', '/a/new', '/b', '/zookeeper']);
  });

  test('a tree that was restored from a snapshot is equal although no object is shared', () => {
    const znodes = grown(['/a', '/a/b']);
    const restored = PersistentMap.of([...znodes].map(([path, znode]) => [path, { ...znode }]));
    const tree = new ZnodeTree();
    tree.show({ here: restored, leaders: znodes });
    expect(tree.lag.isEqual).toBe(true);
  });

  test('following two trees change by change says what comparing them anew says', () => {
    const names = ['/a', '/b', '/a/x', '/a/y', '/b/x'];
    const move = fc.record({
      side: fc.constantFrom('here', 'leaders'),
      path: fc.constantFrom(...names),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const trees: { here: Znodes; leaders: Znodes } = {
          here: EMPTY_REPLICA.znodes,
          leaders: EMPTY_REPLICA.znodes,
        };
        const following = new ZnodeTree();
        for (const [i, { side, path }] of moves.entries()) {
          const znodes = trees[side];
          const parent = znodes.get(parentOf(path));
          const there = znodes.get(path);
          if (parent === undefined || (there?.children.size ?? 0) > 0) continue;
          const change = there === undefined ? withZnode : without;
          trees[side] = change(znodes, path, i + 1);
          following.show(trees);
          const anew = new ZnodeTree();
          anew.show(trees);
          expect(shown(following)).toEqual(shown(anew));
          expect(following.lag.counts).toEqual(anew.lag.counts);
          expect(following.lag.below('/')).toBe(anew.lag.below('/'));
        }
      }),
    );
  });

  test('of two trees that share most, only what differs is looked at, the first time too', () => {
    const paths = Array.from({ length: 20_000 }, (_, i) => `/n/${i}`);
    const leaders = grown(paths, grown(['/n']));
    const here = without(leaders, '/n/7', 30_000);
    const looks = vi.spyOn(PersistentMap.prototype, 'get');
    const lag = new TreeLag();
    lag.update(leaders, leaders);
    lag.update(here, leaders);
    expect(looks.mock.calls.length).toBeLessThan(100);
    looks.mockRestore();
    expect(lag.counts).toEqual({ missing: 1, extra: 0, older: 0, newer: 1 });
    expect(lag.below('/')).toBeGreaterThan(0);
  });

  test('of 100,000 children a window is made, and one more is told without sorting them again', () => {
    const paths = Array.from({ length: 100_000 }, (_, i) => `/n/${String(i).padStart(6, '0')}`);
    const znodes = grown(paths, grown(['/n']));
    const tree = new ZnodeTree();
    tree.turn('/n', true);
    tree.show({ here: znodes, leaders: znodes });
    const { rows, total } = tree.rows(50_002, 3);
    expect(total).toBe(100_000 + 3);
    expect(rows.map(({ path }) => path)).toEqual(['/n/050000', '/n/050001', '/n/050002']);
    const leaders = withZnode(znodes, '/n/050000-', 200_000);
    tree.show({ here: znodes, leaders });
    expect(tree.rowOf('/n/050001')).toBe(50_004);
    expect(shown(tree, 50_003, 1)).toEqual(['/n/050000- missing']);
  });
});

test('what is found follows the tree', () => {
  const search = new FindZnodes();
  const before = grown(['/locks', '/locks/lock-2', '/other']);
  expect(search.find(before, 'lock')).toEqual(['/locks', '/locks/lock-2']);
  const after = without(withZnode(before, '/locks/lock-1', 8), '/locks/lock-2', 9);
  expect(search.find(after, 'lock')).toEqual(['/locks', '/locks/lock-1']);
  expect(search.find(after, 'oth')).toEqual(['/other']);
});

test('the stat card has every field of ZooKeeper, and what the leader has where it differs', () => {
  const znodes = grown(['/a', '/a/b']);
  const znode = znodes.get('/a')!;
  const card = statCard(znode, { ...znode, version: 3 });
  expect(card.map(({ field }) => field)).toEqual([
    'cZxid',
    'ctime',
    'mZxid',
    'mtime',
    'pZxid',
    'cversion',
    'dataVersion',
    'aclVersion',
    'ephemeralOwner',
    'dataLength',
    'numChildren',
  ]);
  expect(card.filter(({ leaders }) => leaders !== null)).toEqual([
    { field: 'dataVersion', value: '0', hex: null, zxid: null, leaders: '3' },
  ]);
  expect(card.find(({ field }) => field === 'pZxid')).toMatchObject({ value: '(0,2)', hex: '0x2' });
  expect(card.find(({ field }) => field === 'ephemeralOwner')?.value).toBe('0x0');
});
