import { describe, expect, test } from 'vitest';
import { barriers } from '../../../src/checkers/barriers.ts';
import type { CommittedTree, Version } from '../../../src/checkers/committed-tree.ts';
import { configurationSeen } from '../../../src/checkers/configuration-seen.ts';
import { doubleBarriers } from '../../../src/checkers/double-barriers.ts';
import { exactCounter } from '../../../src/checkers/exact-counter.ts';
import { oneOutcome } from '../../../src/checkers/one-outcome.ts';
import { priorityOrder } from '../../../src/checkers/priority-order.ts';
import { queueItems } from '../../../src/checkers/queue-items.ts';
import type { RecipeGround } from '../../../src/checkers/recipe-ground.ts';
import { settledViews } from '../../../src/checkers/settled-views.ts';
import { waitsInVain } from '../../../src/checkers/waits-in-vain.ts';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';
import { StagedWorld } from './staged-world.ts';

/** What is at a path from a zxid on: nothing, or data and children. */
type Then = readonly [zxid: number, data: string | null, ...children: string[]];

/** A tree whose whole past is written down, and clients that are all settled. */
function grounded(past: Readonly<Record<string, readonly Then[]>>): RecipeGround {
  const versions = (path: string): readonly Version[] => {
    const all = past[path] ?? [];
    const czxid = all[0]?.[0] ?? 0;
    return all.map(([zxid, data, ...children], i) => ({
      zxid,
      znode:
        data === null
          ? null
          : {
              data,
              czxid,
              mzxid: zxid,
              pzxid: zxid,
              version: i,
              aversion: 0,
              owner: '',
              creations: children.length,
              children: PersistentMap.of(children.map((name): [string, true] => [name, true])),
            },
    }));
  };
  const at = (path: string, zxid: number): Version | undefined =>
    versions(path).findLast((version) => version.zxid <= zxid);
  const tree: CommittedTree = {
    follow: () => undefined,
    knows: () => true,
    at: (path, zxid) => at(path, zxid)?.znode ?? null,
    touchedAt: (path, zxid) => at(path, zxid)?.zxid ?? 0,
    latest: () =>
      Math.max(0, ...Object.keys(past).flatMap((path) => versions(path).map(({ zxid }) => zxid))),
    now: (path) => at(path, Infinity)?.znode ?? null,
    past: versions,
    below: (path) => Object.keys(past).filter((other) => other.startsWith(`${path}/`)),
  };
  return {
    tree,
    follow: () => undefined,
    inTree: (_world, _client, path) => path,
    isMeddled: () => false,
    lifeOf: () => 0,
    isSettled: () => true,
    isQuiet: () => true,
  };
}

const exists = (path: string) => ({ op: 'exists', path, watch: true }) as const;
const reply = { rule: 'client.reply', result: { error: 'OK' } } as const;

describe('nobody passes a closed barrier', () => {
  const passed = { who: 'a', barrier: '/b', state: 'passed' } as const;

  test('it was gone for a moment since the client saw it', () => {
    const ground = grounded({
      '/b': [
        [1, ''],
        [5, null],
        [6, ''],
      ],
    });
    const staged = new StagedWorld(barriers(ground));
    staged.tell('answered', { who: 'a', operation: exists('/b'), zxid: 4, ...reply });
    expect(staged.tell('barrier-changed', passed)).toBeNull();
  });

  test('it has been there all the time', () => {
    const staged = new StagedWorld(
      barriers(
        grounded({
          '/b': [
            [1, ''],
            [5, 'half'],
          ],
        }),
      ),
    );
    staged.tell('answered', { who: 'a', operation: exists('/b'), zxid: 4, ...reply });
    expect(staged.tell('barrier-changed', passed)?.message).toContain('closed ever since');
  });
});

describe('all enter and leave together', () => {
  const fact = { who: 'a', barrier: '/d', node: 'a-1', needs: 2 } as const;

  test('two were there at once, and both are gone', () => {
    const ground = grounded({
      '/d': [
        [1, '', 'a-1'],
        [2, '', 'a-1', 'b-1'],
        [5, ''],
      ],
    });
    const staged = new StagedWorld(doubleBarriers(ground));
    expect(staged.tell('double-barrier-changed', { ...fact, state: 'entered' })).toBeNull();
    expect(staged.tell('double-barrier-changed', { ...fact, state: 'left' })).toBeNull();
  });

  test('the sign counts for nobody', () => {
    const ground = grounded({
      '/d': [
        [1, '', 'a-1'],
        [2, '', 'a-1', 'ready'],
      ],
    });
    const staged = new StagedWorld(doubleBarriers(ground));
    const found = staged.tell('double-barrier-changed', { ...fact, state: 'entered' });
    expect(found?.message).toContain('never were 2');
  });

  test('one is still there', () => {
    const ground = grounded({
      '/d': [
        [1, '', 'a-1', 'b-1'],
        [5, '', 'b-1'],
      ],
      '/d/b-1': [[1, '']],
    });
    const staged = new StagedWorld(doubleBarriers(ground));
    staged.tell('double-barrier-changed', { ...fact, state: 'entered' });
    const found = staged.tell('double-barrier-changed', { ...fact, state: 'left' });
    expect(found?.message).toContain('together with b-1, which is still there');
  });
});

describe('no item twice, none lost', () => {
  const queue = '/q';
  const rule = 'recipe.queue' as const;
  const took = (who: string, item: string) => ({ who, queue, rule, state: 'took', item }) as const;

  test('each is taken once', () => {
    const ground = grounded({
      '/q': [[1, '']],
      '/q/queue-0000000000': [
        [2, 'x'],
        [4, null],
      ],
      '/q/queue-0000000001': [
        [3, 'y'],
        [5, null],
      ],
    });
    const staged = new StagedWorld(queueItems(ground));
    staged.tell('queue-changed', { who: 'p', queue, rule, state: 'produced', item: 'x' });
    expect(staged.tell('queue-changed', took('c', 'queue-0000000000'))).toBeNull();
    expect(staged.tell('queue-changed', took('d', 'queue-0000000001'))).toBeNull();
    expect(staged.rest()).toBeNull();
  });

  test('two nodes may be the same item', () => {
    const ground = grounded({
      '/q/queue-0000000000': [
        [2, 'x'],
        [4, null],
      ],
      '/q/queue-0000000001': [
        [3, 'x'],
        [5, null],
      ],
    });
    const staged = new StagedWorld(queueItems(ground));
    staged.tell('queue-changed', took('c', 'queue-0000000000'));
    const found = staged.tell('queue-changed', took('d', 'queue-0000000001'));
    expect(found?.message).toContain('was taken by client c before');
  });

  test('what nobody took is gone', () => {
    const ground = grounded({
      '/q': [[1, '']],
      '/q/queue-0000000000': [
        [2, 'x'],
        [4, null],
      ],
    });
    const staged = new StagedWorld(queueItems(ground));
    staged.tell('queue-changed', { who: 'p', queue, rule, state: 'produced', item: 'x' });
    expect(staged.rest()?.message).toContain('nobody took it');
  });

  test('what is still there is not taken', () => {
    const staged = new StagedWorld(queueItems(grounded({ '/q/queue-0000000000': [[2, 'x']] })));
    const found = staged.tell('queue-changed', took('c', 'queue-0000000000'));
    expect(found?.message).toContain('still there');
  });
});

describe('the first item first', () => {
  const urgent = 'queue-00-0000000001';
  const calm = 'queue-05-0000000000';
  const list = { op: 'getChildren', path: '/q', watch: true } as const;
  const take = { op: 'delete', path: `/q/${calm}`, version: -1 } as const;
  const took = {
    who: 'c',
    queue: '/q',
    rule: 'recipe.priority-queue',
    state: 'took',
    item: calm,
  } as const;
  const stage = (): StagedWorld =>
    new StagedWorld(
      priorityOrder(
        grounded({
          '/q': [
            [1, '', calm],
            [3, '', calm, urgent],
            [5, '', urgent],
          ],
          [`/q/${calm}`]: [
            [1, 'x'],
            [5, null],
          ],
          [`/q/${urgent}`]: [[3, 'y']],
        }),
      ),
    );

  test('nobody need know what came behind its list', () => {
    const staged = stage();
    staged.tell('answered', { who: 'c', operation: list, zxid: 2, ...reply });
    staged.tell('requested', { who: 'c', operation: take });
    expect(staged.tell('queue-changed', took)).toBeNull();
  });

  test('it stood in the list, or a watch had told that the list is another', () => {
    const seen = stage();
    seen.tell('answered', { who: 'c', operation: list, zxid: 4, ...reply });
    seen.tell('requested', { who: 'c', operation: take });
    expect(seen.tell('queue-changed', took)?.message).toContain(urgent);
    const told = stage();
    told.tell('answered', { who: 'c', operation: list, zxid: 2, ...reply });
    told.tell('watch-event', { who: 'c', event: { type: 'NodeChildrenChanged', path: '/q' } });
    told.tell('requested', { who: 'c', operation: take });
    expect(told.tell('queue-changed', took)?.message).toContain(urgent);
  });
});

describe('the counter is exact', () => {
  const fact = { who: 'a', counter: '/c', rule: 'recipe.counter', value: 0 } as const;
  const told = (value: string) => {
    const staged = new StagedWorld(exactCounter(grounded({ '/c': [[1, value]] })));
    staged.tell('counter-changed', { ...fact, state: 'adding', nth: 1 });
    return staged.tell('counter-changed', { ...fact, state: 'added', nth: 1 });
  };

  test('it says as much as was added', () => {
    expect(told('1')).toBeNull();
  });

  test('it says less, or more', () => {
    expect(told('0')?.message).toContain('1 additions are done');
    expect(told('2')?.message).toContain('only 1 additions were begun');
  });
});

describe('one outcome for all', () => {
  const votes = (b: string) =>
    grounded({ '/t/1': [[1, '', 'a', 'b']], '/t/1/a': [[2, 'commit']], '/t/1/b': [[3, b]] });
  const outcome = (who: string, state: 'committed' | 'aborted') =>
    ({ who, transaction: '/t/1', state, vote: '' }) as const;

  test('all commit', () => {
    const staged = new StagedWorld(oneOutcome(votes('commit')));
    expect(staged.tell('transaction-changed', outcome('a', 'committed'))).toBeNull();
    expect(staged.tell('transaction-changed', outcome('b', 'committed'))).toBeNull();
  });

  test('one commits what another aborts, or what not all have voted for', () => {
    const staged = new StagedWorld(oneOutcome(votes('commit')));
    staged.tell('transaction-changed', outcome('a', 'committed'));
    expect(staged.tell('transaction-changed', outcome('b', 'aborted'))?.events).toEqual([0, 1]);
    const early = new StagedWorld(oneOutcome(votes('')));
    expect(early.tell('transaction-changed', outcome('a', 'committed'))?.message).toContain(
      'b has not voted',
    );
  });
});

describe('views converge', () => {
  const joined = { who: 'a', group: '/g', state: 'sees', node: 'a', members: ['a', 'b'] } as const;
  const rest = (children: readonly string[], own: string | null) => {
    const ground = grounded({ '/g': [[1, '', ...children]], '/g/a': [[1, own]] });
    const staged = new StagedWorld(settledViews(ground));
    staged.tell('members-changed', joined);
    return staged.rest();
  };

  test('everybody is there, and known to be', () => {
    expect(rest(['a', 'b'], '')).toBeNull();
  });

  test('it believes in somebody who is not there, or in itself', () => {
    expect(rest(['a'], '')?.message).toContain('"a b" are in /g, where "a" are');
    expect(rest(['a', 'b'], null)?.message).toContain('as a, which is not there');
  });
});

describe('the last configuration reaches all', () => {
  const ground = grounded({
    '/c': [
      [1, 'old'],
      [2, 'new'],
    ],
  });
  const seen = (value: string, version: number) =>
    ({ who: 'a', configuration: '/c', state: 'seen', value, version }) as const;

  test('it goes by the last', () => {
    const staged = new StagedWorld(configurationSeen(ground));
    expect(staged.tell('configuration-changed', seen('old', 0))).toBeNull();
    expect(staged.tell('configuration-changed', seen('new', 1))).toBeNull();
    expect(staged.rest()).toBeNull();
  });

  test('it goes by what is old, or by what never was', () => {
    const staged = new StagedWorld(configurationSeen(ground));
    staged.tell('configuration-changed', seen('old', 0));
    expect(staged.rest()?.message).toContain('goes by "old"');
    expect(staged.tell('configuration-changed', seen('newer', 2))?.message).toContain('never was');
  });
});

describe('nobody waits in vain', () => {
  const late = (checker: ReturnType<typeof waitsInVain>): StagedWorld => new StagedWorld(checker);
  const after = (staged: StagedWorld) => {
    const world = { ...staged.world, now: 60_000_000 };
    return world;
  };

  test('a barrier that is gone, an item that is there, a sign that was given', () => {
    const gone = waitsInVain(
      grounded({
        '/b': [
          [1, ''],
          [2, null],
        ],
      }),
    );
    const staged = late(gone);
    staged.tell('barrier-changed', { who: 'a', barrier: '/b', state: 'waiting' });
    expect(gone.atRest?.(after(staged))?.message).toContain('which is gone');

    const items = waitsInVain(grounded({ '/q': [[1, '', 'queue-0000000000']] }));
    const empty = late(items);
    empty.tell('queue-changed', { who: 'a', queue: '/q', state: 'waiting', item: '' });
    expect(items.atRest?.(after(empty))?.message).toContain('queue-0000000000');

    const sign = waitsInVain(
      grounded({ '/d': [[1, '', 'a-1', 'ready']], '/d/a-1': [[1, '']], '/d/ready': [[2, '']] }),
    );
    const given = late(sign);
    given.tell('double-barrier-changed', {
      who: 'a',
      barrier: '/d',
      node: 'a-1',
      needs: 2,
      state: 'entering',
    });
    expect(sign.atRest?.(after(given))?.message).toContain('the sign of /d');
  });

  test('whoever waits for what has not come waits rightly', () => {
    const closed = waitsInVain(grounded({ '/b': [[1, '']], '/q': [[1, '', 'notes']] }));
    const staged = late(closed);
    staged.tell('barrier-changed', { who: 'a', barrier: '/b', state: 'waiting' });
    staged.tell('queue-changed', { who: 'b', queue: '/q', state: 'waiting', item: '' });
    expect(closed.atRest?.(after(staged))).toBeNull();
  });
});
