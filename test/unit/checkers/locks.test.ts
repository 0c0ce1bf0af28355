/** What the checkers of locks must object to, and what they must let pass. */
import { describe, expect, test } from 'vitest';
import type { Checker } from '../../../src/checkers/checker.ts';
import type { CommittedTree } from '../../../src/checkers/committed-tree.ts';
import { fencing } from '../../../src/checkers/fencing.ts';
import { grantsInOrder } from '../../../src/checkers/grants-in-order.ts';
import { lockLines, type LockLines } from '../../../src/checkers/lock-lines.ts';
import { noLostWakeUp } from '../../../src/checkers/no-lost-wake-up.ts';
import { noOrphanNode } from '../../../src/checkers/no-orphan-node.ts';
import { releaseWakesOne } from '../../../src/checkers/release-wakes-one.ts';
import { revocationHeard } from '../../../src/checkers/revocation-heard.ts';
import {
  mutualExclusion,
  oneServiceLeader,
  permitsKept,
} from '../../../src/checkers/rightful-holders.ts';
import type { EventOf } from '../../../src/simulation/facts.ts';
import { stagedTree } from './staged-tree.ts';
import { StagedWorld } from './staged-world.ts';

type Fact = EventOf<'lock-changed'>;

const FIRST = 'x-lock-0000000000';
const SECOND = 'y-lock-0000000001';
const THIRD = 'z-lock-0000000002';

/** Three stand in line below /l, of the sessions A, B and C, from zxid 2, 3 and 4 on. */
const three = (): CommittedTree =>
  stagedTree(
    {
      '/l': [
        [1, ''],
        [2, '', FIRST],
        [3, '', FIRST, SECOND],
        [4, '', FIRST, SECOND, THIRD],
      ],
      [`/l/${FIRST}`]: [[2, 'a']],
      [`/l/${SECOND}`]: [[3, 'b']],
      [`/l/${THIRD}`]: [[4, 'c']],
    },
    { [`/l/${FIRST}`]: 'A', [`/l/${SECOND}`]: 'B', [`/l/${THIRD}`]: 'C' },
  );

/** One lock, and clients a, b and c that have been shown everything. */
class AtLock extends StagedWorld {
  constructor(checker: (lines: LockLines) => Checker, tree: CommittedTree = three()) {
    super(checker(lockLines(tree)));
    for (const name of ['a', 'b', 'c']) this.shows(name, 4);
    for (const who of ['a', 'b', 'c']) this.tell('client-connected', { who });
  }

  /** What a client has seen by now. */
  shows(name: string, lastZxid: number, program: object = { kind: 'lock' }): this {
    const session = name.toUpperCase();
    const client = { name, session, lastZxid, program, chroot: '', timeoutMs: 1_000 };
    this.clients.set(name, { ...client, state: 'connected' });
    return this;
  }

  believes(who: string, state: Fact['state'], node: string, more: Partial<Fact> = {}) {
    const fact = { who, state, node, lock: '/l', rule: 'recipe.lock', watches: '' } as const;
    return this.tell('lock-changed', { ...fact, ...more });
  }
}

describe('grants in order', () => {
  test('one gets the lock after the other', () => {
    const staged = new AtLock(grantsInOrder);
    expect(staged.believes('a', 'holding', FIRST)).toBeNull();
    expect(staged.believes('b', 'holding', SECOND)).toBeNull();
    expect(staged.believes('c', 'holding', THIRD)).toBeNull();
  });

  test('the second got it while the first stood there', () => {
    const staged = new AtLock(grantsInOrder);
    expect(staged.believes('b', 'holding', SECOND)).toBeNull();
    expect(staged.believes('a', 'holding', FIRST)?.message).toBe(
      `client b got /l by ${SECOND} as of (0,4), while ${FIRST} of client a stood before it`,
    );
  });

  test('whoever had not seen the first could not let it pass; a semaphore has no order', () => {
    const blind = new AtLock(grantsInOrder).shows('b', 1);
    blind.believes('b', 'holding', SECOND);
    expect(blind.believes('a', 'holding', FIRST)).toBeNull();
    const permits = new AtLock(grantsInOrder);
    permits.believes('b', 'holding', SECOND, { rule: 'recipe.semaphore' });
    expect(permits.believes('a', 'holding', FIRST, { rule: 'recipe.semaphore' })).toBeNull();
  });
});

describe.each([
  ['mutual exclusion', mutualExclusion, 'recipe.lock'],
  ['one elected candidate', oneServiceLeader, 'recipe.election'],
] as const)('%s', (_, checker, rule) => {
  test('the first of the line has it', () => {
    expect(new AtLock(checker).believes('a', 'holding', FIRST, { rule })).toBeNull();
  });

  test('the second has not, as long as the first is there', () => {
    const found = new AtLock(checker).believes('b', 'holding', SECOND, { rule });
    expect(found?.message).toContain(`${FIRST} is before it`);
  });

  test('other recipes are no concern of its', () => {
    const other = { rule: 'recipe.semaphore' } as const;
    expect(new AtLock(checker).believes('b', 'holding', SECOND, other)).toBeNull();
  });
});

describe('mutual exclusion', () => {
  test('in the simple lock the owner of the one node has it', () => {
    const tree = stagedTree({ '/one': [[1, '']] }, { '/one': 'A' });
    const simple = { rule: 'recipe.herd-lock', lock: '/one' } as const;
    const staged = new AtLock(mutualExclusion, tree);
    expect(staged.believes('a', 'holding', '', simple)).toBeNull();
    expect(staged.believes('b', 'holding', '', simple)?.message).toContain('belongs to session A');
  });

  test('readers share; a reader behind a writer waits', () => {
    const [read, write, last] = ['read-0000000000', 'write-0000000001', 'read-0000000002'];
    const tree = stagedTree({ '/l': [[1, '', read, write, last]] });
    const staged = new AtLock(mutualExclusion, tree);
    const rule = 'recipe.shared-lock' as const;
    expect(staged.believes('a', 'holding', read, { rule, as: 'read' })).toBeNull();
    expect(staged.believes('c', 'holding', last, { rule, as: 'read' })?.message).toContain(write);
  });
});

describe('no more holders than permits', () => {
  const rule = 'recipe.semaphore' as const;

  test('two permits are for the first two places', () => {
    const program = { kind: 'semaphore', permits: 2 };
    const staged = new AtLock(permitsKept).shows('b', 4, program).shows('c', 4, program);
    expect(staged.believes('b', 'holding', SECOND, { rule })).toBeNull();
    expect(staged.believes('c', 'holding', THIRD, { rule })?.message).toContain(SECOND);
  });
});

describe('a release wakes one', () => {
  const gone = { type: 'NodeDeleted', path: `/l/${FIRST}` } as const;
  const fired = (session: string) => ({ who: 1, session, event: gone, zxid: 5 }) as const;

  test('of two who wait, the one that watched', () => {
    const staged = new AtLock(releaseWakesOne);
    staged.believes('b', 'waiting', SECOND, { watches: FIRST });
    staged.believes('c', 'waiting', THIRD, { watches: SECOND });
    expect(staged.tell('watch-fired', fired('B'))).toBeNull();
    // A watch of former days that its server has kept: c waits for another node.
    expect(staged.tell('watch-fired', fired('C'))).toBeNull();
  });

  test('both watched the holder', () => {
    const staged = new AtLock(releaseWakesOne);
    staged.believes('b', 'waiting', SECOND, { watches: FIRST });
    staged.believes('c', 'waiting', THIRD, { watches: FIRST });
    staged.tell('watch-fired', fired('B'));
    expect(staged.tell('watch-fired', fired('C'))?.message).toContain('woke 2 waiting clients');
  });
});

describe('a revocation is heard', () => {
  const rule = 'recipe.revocable-lock' as const;
  const asked = (): AtLock => {
    const staged = new AtLock(revocationHeard);
    staged.believes('a', 'holding', FIRST, { rule });
    staged.tell('revocation-asked', { who: 'b', lock: '/l', node: FIRST });
    return staged;
  };

  test('it has let go', () => {
    const staged = asked();
    staged.believes('a', 'released', FIRST, { rule });
    expect(staged.restLater()).toBeNull();
  });

  test('it still holds', () => {
    expect(asked().restLater()?.message).toContain(`client a still holds /l/${FIRST}`);
  });
});

describe('fencing refuses the stale', () => {
  /** a holds, then b; both write, in this order. @returns what is said of the last */
  const writes = (...all: readonly (readonly [who: string, accepted: boolean])[]) => {
    const staged = new AtLock(fencing);
    let last = null;
    for (const [who, accepted] of all) {
      staged.believes(who, 'holding', who === 'a' ? FIRST : SECOND);
      const asking = staged.told;
      staged.tell('resource-asked', { who, resource: 'store' });
      const verdict = { who, resource: 'store', as: 'write', accepted, cause: asking } as const;
      last = staged.tell('resource-used', verdict);
    }
    return last;
  };

  test('the later holder is accepted, and then the earlier one refused', () => {
    expect(writes(['a', true], ['b', true])).toBeNull();
    expect(writes(['b', true], ['a', false])).toBeNull();
  });

  test('the earlier one is accepted behind the later one', () => {
    expect(writes(['b', true], ['a', true])?.message).toContain(
      'store accepted client a, whose znode is of (0,2), after client b with (0,3)',
    );
  });

  test('somebody is refused whom nobody has followed', () => {
    expect(writes(['a', false])?.message).toContain('although no later holder was there');
  });
});

describe('no lost wake-up', () => {
  test('whoever waits behind another waits rightly', () => {
    const staged = new AtLock(noLostWakeUp);
    staged.believes('b', 'waiting', SECOND, { watches: FIRST });
    expect(staged.restLater()).toBeNull();
  });

  test('the first of the line still waits, or somebody who is not in it', () => {
    const first = new AtLock(noLostWakeUp);
    first.believes('a', 'waiting', FIRST, { watches: 'w' });
    expect(first.restLater()?.message).toContain('has the place of a holder');
    const gone = new AtLock(noLostWakeUp);
    gone.believes('b', 'waiting', 'q-lock-0000000009', { watches: FIRST });
    expect(gone.restLater()?.message).toContain('is not there');
  });

  test('the simple lock is free, and somebody waits for it', () => {
    const free = stagedTree({
      '/one': [
        [1, ''],
        [2, null],
      ],
    });
    const staged = new AtLock(noLostWakeUp, free);
    staged.believes('b', 'waiting', '', { rule: 'recipe.herd-lock', lock: '/one' });
    expect(staged.restLater()?.message).toContain('/one is free');
  });

  test('a client without a connection is not held to it', () => {
    const staged = new AtLock(noLostWakeUp);
    staged.believes('a', 'waiting', FIRST, { watches: 'w' });
    staged.clients.set('a', { ...staged.clients.get('a'), state: 'connecting' });
    expect(staged.restLater()).toBeNull();
  });
});

describe('no orphan node', () => {
  const all = (third: string): AtLock => {
    const staged = new AtLock(noOrphanNode);
    staged.believes('a', 'holding', FIRST);
    staged.believes('b', 'waiting', SECOND, { watches: FIRST });
    staged.believes('c', 'waiting', third, { watches: SECOND });
    return staged;
  };

  test('everybody knows its own node', () => {
    expect(all(THIRD).restLater()).toBeNull();
  });

  test('one knows another node than its session owns', () => {
    expect(all('q-lock-0000000009').restLater()?.message).toContain(
      `/l/${THIRD}, created at (0,4) by client c, is nobody’s`,
    );
  });

  test('whoever is gone has time until its session ends', () => {
    const staged = all('q-lock-0000000009');
    staged.clients.delete('c');
    expect(staged.restLater()?.message).toContain('by a client that is gone');
    expect(staged.restAt(5_500_000)).toBeNull();
  });

  test('so has whoever was closed while it had no connection to say so', () => {
    const staged = all('q-lock-0000000009');
    staged.clients.set('c', { ...staged.clients.get('c')!, state: 'closed' });
    expect(staged.restLater()?.message).toContain('by a client that is gone');
    expect(staged.restAt(5_500_000)).toBeNull();
  });

  test('and a leader whose tick was put off, twice, ends no session meanwhile', () => {
    const staged = all('q-lock-0000000009');
    staged.clients.delete('c');
    const command = {
      do: 'postpone-timer',
      server: 1,
      timer: 'leader-tick',
      byUs: 30_000_000,
    } as const;
    staged.tell('commanded', { who: null, command });
    expect(staged.restLater()?.message).toContain('by a client that is gone');
    staged.tell('commanded', { who: null, command });
    expect(staged.restLater()).toBeNull();
  });
});
