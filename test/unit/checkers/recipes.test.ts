import { describe, expect, test } from 'vitest';
import { barriers } from '../../../src/checkers/barriers.ts';
import { configurationSeen } from '../../../src/checkers/configuration-seen.ts';
import { doubleBarriers } from '../../../src/checkers/double-barriers.ts';
import { exactCounter } from '../../../src/checkers/exact-counter.ts';
import { noOrphanPlace } from '../../../src/checkers/no-orphan-place.ts';
import { nothingLeftBehind } from '../../../src/checkers/nothing-left-behind.ts';
import { oneOutcome } from '../../../src/checkers/one-outcome.ts';
import { priorityOrder } from '../../../src/checkers/priority-order.ts';
import { queueItems } from '../../../src/checkers/queue-items.ts';
import { settledViews } from '../../../src/checkers/settled-views.ts';
import { waitsInVain } from '../../../src/checkers/waits-in-vain.ts';
import { grounded } from './staged-tree.ts';
import { StagedWorld } from './staged-world.ts';

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
  test('a barrier that is gone, an item that is there, a sign that was given', () => {
    const gone = new StagedWorld(
      waitsInVain(
        grounded({
          '/b': [
            [1, ''],
            [2, null],
          ],
        }),
      ),
    );
    gone.tell('barrier-changed', { who: 'a', barrier: '/b', state: 'waiting' });
    expect(gone.restLater()?.message).toContain('which is gone');

    const items = new StagedWorld(waitsInVain(grounded({ '/q': [[1, '', 'queue-0000000000']] })));
    items.tell('queue-changed', { who: 'a', queue: '/q', state: 'waiting', item: '' });
    expect(items.restLater()?.message).toContain('queue-0000000000');

    const given = new StagedWorld(
      waitsInVain(
        grounded({ '/d': [[1, '', 'a-1', 'ready']], '/d/a-1': [[1, '']], '/d/ready': [[2, '']] }),
      ),
    );
    given.tell('double-barrier-changed', {
      who: 'a',
      barrier: '/d',
      node: 'a-1',
      needs: 2,
      state: 'entering',
    });
    expect(given.restLater()?.message).toContain('the sign of /d');
  });

  test('whoever waits for what has not come waits rightly', () => {
    const staged = new StagedWorld(
      waitsInVain(grounded({ '/b': [[1, '']], '/q': [[1, '', 'notes']] })),
    );
    staged.tell('barrier-changed', { who: 'a', barrier: '/b', state: 'waiting' });
    staged.tell('queue-changed', { who: 'b', queue: '/q', state: 'waiting', item: '' });
    expect(staged.restLater()).toBeNull();
  });
});

describe('no orphan place', () => {
  const stage = (facts: 'joined' | 'out'): StagedWorld => {
    const ground = grounded({ '/g': [[1, '', 'a']], '/g/a': [[2, '']] }, { '/g/a': 'A' });
    const staged = new StagedWorld(noOrphanPlace(ground));
    staged.clients.set('a', { name: 'a', session: 'A' });
    const members = ['a'];
    staged.tell('members-changed', { who: 'a', group: '/g', node: 'a', state: facts, members });
    return staged;
  };

  test('a member is where it believes to be', () => {
    expect(stage('joined').restLater()).toBeNull();
  });

  test('it believes to be out, and others count its node', () => {
    expect(stage('out').restLater()?.message).toContain('/g/a belongs to client a');
  });

  test('a session without a client is not its own any more, and ends', () => {
    const staged = stage('out');
    staged.clients.clear();
    expect(staged.restLater()).toBeNull();
  });

  test('a second node behind a double barrier, or at a service', () => {
    const ground = grounded(
      { '/d': [[1, '', 'a-1', 'a-2']], '/d/a-1': [[2, '']], '/d/a-2': [[3, '']] },
      { '/d/a-1': 'A', '/d/a-2': 'A' },
    );
    const staged = new StagedWorld(noOrphanPlace(ground));
    staged.clients.set('a', { name: 'a', session: 'A' });
    const fact = { who: 'a', barrier: '/d', state: 'entered', needs: 2 } as const;
    staged.tell('double-barrier-changed', { ...fact, node: 'a-2' });
    expect(staged.restLater()?.message).toBe(
      '/d/a-1 belongs to client a, which believes to be a-2',
    );
    const shop = new StagedWorld(
      noOrphanPlace(grounded({ '/s': [[1, '', 'a-x']], '/s/a-x': [[2, '']] }, { '/s/a-x': 'A' })),
    );
    shop.clients.set('a', { name: 'a', session: 'A' });
    const service = { who: 'a', service: '/s', instance: 'a-x', instances: [] } as const;
    shop.tell('service-changed', { ...service, state: 'registered' });
    expect(shop.restLater()).toBeNull();
    shop.tell('service-changed', { ...service, state: 'out' });
    expect(shop.restLater()?.message).toContain('knows of no node of its own');
  });

  test('nobody is held to what was disturbed a moment ago', () => {
    const staged = stage('out');
    staged.tell('commanded', { who: null, command: { do: 'heal' } });
    expect(staged.rest()).toBeNull();
  });
});

describe('nothing is left behind', () => {
  test('a barrier that its keeper has opened is open', () => {
    const rest = (data: string | null) => {
      const ground = grounded({
        '/b': [
          [1, ''],
          [2, data],
        ],
      });
      const staged = new StagedWorld(nothingLeftBehind(ground));
      staged.tell('barrier-changed', { who: 'k', barrier: '/b', state: 'closed' });
      staged.tell('barrier-changed', { who: 'k', barrier: '/b', state: 'open' });
      return staged.restLater();
    };
    expect(rest(null)).toBeNull();
    expect(rest('0')?.message).toContain('client k, which keeps it, has opened it');
  });

  test('a sign stands while somebody is inside; whoever comes takes a forgotten one away', () => {
    const rest = (...inside: string[]) => {
      const nodes = Object.fromEntries(inside.map((name) => [`/d/${name}`, [[1, '']] as const]));
      const ground = grounded({
        '/d': [[2, '', ...inside, 'ready']],
        '/d/ready': [[2, '']],
        ...nodes,
      });
      const staged = new StagedWorld(nothingLeftBehind(ground));
      const program = { kind: 'double-barrier', path: '/d', restMs: 1_000 };
      staged.clients.set('a', { name: 'a', session: 'A', program });
      const fact = { who: 'a', barrier: '/d', node: 'a-1', needs: 2 } as const;
      staged.tell('double-barrier-changed', { ...fact, state: 'left' });
      return staged.restLater();
    };
    expect(rest('b-1')).toBeNull();
    expect(rest()?.message).toBe('the sign of /d stands, though nobody is inside');
  });

  test('whoever put an item into a queue knows of it', () => {
    const item = 'p-1-queue-0000000000';
    const staged = new StagedWorld(
      nothingLeftBehind(grounded({ '/q': [[1, '', item]], [`/q/${item}`]: [[2, 'p-1']] })),
    );
    const rule = 'recipe.queue';
    staged.tell('queue-changed', { who: 'c', queue: '/q', rule, state: 'waiting', item: '' });
    const path = '/q/p-1-queue-';
    staged.tell('requested', {
      who: 'p',
      operation: { op: 'create', path, data: 'p-1', mode: 'persistent_sequential' },
    });
    expect(staged.restLater()?.message).toContain(`client p put /q/${item} into the queue`);
    staged.tell('queue-changed', { who: 'p', queue: '/q', rule, state: 'produced', item: 'p-1' });
    expect(staged.restLater()).toBeNull();
  });

  test('whoever began a transaction knows of it, and decides it', () => {
    const staged = new StagedWorld(
      nothingLeftBehind(
        grounded({ '/t': [[1, '', '1', '2']], '/t/1': [[2, '']], '/t/2': [[3, '']] }),
      ),
    );
    const program = { kind: 'commit-coordinator', path: '/t', decideMs: 500 };
    staged.clients.set('a', { name: 'a', session: 'A', program });
    const create = { op: 'create', path: '/t/2', data: '', mode: 'persistent' } as const;
    staged.tell('requested', { who: 'a', operation: { op: 'multi', ops: [create] } });
    const fact = { who: 'a', vote: '' } as const;
    staged.tell('transaction-changed', { ...fact, transaction: '/t/1', state: 'begun' });
    expect(staged.restLater()?.message).toBe('client a began /t/1 and has never decided it');
    staged.tell('transaction-changed', { ...fact, transaction: '/t/1', state: 'aborted' });
    expect(staged.restLater()?.message).toBe('client a began /t/2 and does not know of it');
    staged.tell('transaction-changed', { ...fact, transaction: '/t/2', state: 'begun' });
    staged.tell('transaction-changed', { ...fact, transaction: '/t/2', state: 'committed' });
    expect(staged.restLater()).toBeNull();
  });
});
