import { describe, expect, test } from 'vitest';
import { acknowledgedSurvives } from '../../../src/checkers/acknowledged-survives.ts';
import { allCheckers, checkAll } from '../../../src/checkers/check-all.ts';
import { clientView } from '../../../src/checkers/client-view.ts';
import { PersistentMap } from '../../../src/kernel/persistent-map.ts';
import { committedPrefix } from '../../../src/checkers/committed-prefix.ts';
import { durableQuorum } from '../../../src/checkers/durable-quorum.ts';
import { equalTrees } from '../../../src/checkers/equal-trees.ts';
import { oneLeader } from '../../../src/checkers/one-leader.ts';
import { agreement } from '../../../src/checkers/agreement.ts';
import type { Checker } from '../../../src/checkers/checker.ts';
import { epochFiles } from '../../../src/checkers/epoch-files.ts';
import { globalPrimaryOrder } from '../../../src/checkers/global-primary-order.ts';
import { integrity } from '../../../src/checkers/integrity.ts';
import { localPrimaryOrder } from '../../../src/checkers/local-primary-order.ts';
import { oneActiveLeader } from '../../../src/checkers/one-active-leader.ts';
import { primaryIntegrity } from '../../../src/checkers/primary-integrity.ts';
import { totalOrder } from '../../../src/checkers/total-order.ts';
import { progress } from '../../../src/checkers/progress.ts';
import { risingEpochs } from '../../../src/checkers/rising-epochs.ts';
import { votesFromDisk } from '../../../src/checkers/votes-from-disk.ts';
import { isQuorumOf } from '../../../src/checkers/quorums.ts';
import type { Configuration } from '../../../src/zab/ensemble.ts';
import { configOf, StagedWorld, txn, z } from './staged-world.ts';

test('every checker has a name of its own, a sentence and a source', () => {
  const names = allCheckers().map(({ name, sentence, source }) => {
    expect([sentence.endsWith('.'), source.length > 10]).toEqual([true, true]);
    return name;
  });
  expect(new Set(names).size).toBe(names.length);
});

test('a judge gathers what its checkers find in the events of a step', () => {
  const staged = new StagedWorld(oneLeader());
  const judge = checkAll([oneLeader(), progress()]);
  const event = {
    kind: 'established',
    who: 1,
    epoch: 1,
    last: 0,
    acked: [1, 2],
    rule: 'sync.established',
  } as const;
  const stamp = { at: 0, step: 1, cause: -1 };
  const events = [
    { ...event, ...stamp, id: 7 },
    { ...event, ...stamp, id: 8, who: 2 },
  ];
  const found = judge.observe(events, staged.world);
  expect(found.map(({ checker, events }) => [checker, events])).toEqual([
    ['one leader an epoch', [7, 8]],
  ]);
  expect(judge.atRest(staged.world).map(({ checker }) => checker)).toEqual(['progress']);
});

describe('one leader an epoch', () => {
  test('each epoch may have its own leader', () => {
    const staged = new StagedWorld(oneLeader());
    expect(staged.tell('established', { who: 3, epoch: 1 })).toBeNull();
    expect(staged.tell('established', { who: 2, epoch: 2 })).toBeNull();
  });

  test('two leaders of one epoch contradict one another', () => {
    const staged = new StagedWorld(oneLeader());
    staged.tell('established', { who: 3, epoch: 1 });
    expect(staged.tell('established', { who: 2, epoch: 1 })).toEqual({
      checker: 'one leader an epoch',
      message: 'servers 3 and 2 were both established in epoch 1',
      events: [0, 1],
    });
  });
});

describe('committed prefixes agree', () => {
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(committedPrefix());
    staged.tell('established', { who: 3, epoch: 1, last: 0 });
    staged.tell('up-to-date', { who: 2, epoch: 1, last: 0 });
    staged.logs(3, txn(1, 1), txn(1, 2));
    for (const zxid of [z(1, 1), z(1, 2)]) staged.tell('proposed', { who: 3, zxid });
    staged.tell('applied', { who: 3, zxid: z(1, 1) });
    return staged;
  };

  test('a follower may lag, and a new leader may bring a tail that nobody had delivered', () => {
    const staged = begin();
    staged.logs(2, txn(1, 1), txn(1, 2), txn(1, 3));
    expect(staged.tell('applied', { who: 2, zxid: z(1, 1) })).toBeNull();
    expect(staged.tell('left', { who: 2 })).toBeNull();
    expect(staged.tell('established', { who: 2, epoch: 2, last: z(1, 3) })).toBeNull();
  });

  test('what is replayed at a restart is not delivered', () => {
    const staged = begin();
    staged.logs(1, txn(1, 1, 'a tail of its own'));
    expect(staged.tell('started', { who: 1, last: z(1, 1) })).toBeNull();
    expect(staged.tell('applied', { who: 1, zxid: z(1, 1) })).toBeNull();
  });

  test('another transaction at the same place', () => {
    const staged = begin();
    staged.logs(2, txn(1, 2));
    expect(staged.tell('applied', { who: 2, zxid: z(1, 2) })).toMatchObject({
      message: 'server 2 delivered (1,2) as number 1, where server 3 had delivered (1,1)',
      events: [4, 5],
    });
  });

  test('another content under the same zxid', () => {
    const staged = begin();
    staged.logs(2, txn(1, 1, 'different'));
    expect(staged.tell('applied', { who: 2, zxid: z(1, 1) })?.message).toMatch(
      'server 2 delivered (1,1) with another content as number 1',
    );
  });

  test('a leader without what was delivered', () => {
    const staged = begin();
    expect(staged.tell('established', { who: 1, epoch: 2, last: 0 })).toMatchObject({
      message: 'server 1 was established in epoch 2 without (1,1), which server 3 had delivered',
      events: [4, 5],
    });
  });

  test('a follower that serves before it has its leader’s history', () => {
    const staged = begin();
    staged.tell('established', { who: 3, epoch: 2, last: z(1, 2) });
    staged.logs(1, txn(1, 1));
    expect(staged.tell('up-to-date', { who: 1, epoch: 2, last: z(1, 1) })?.message).toBe(
      'server 1 serves in epoch 2 with 1 transactions of the 2 that its leader began with',
    );
  });

  test('a snapshot stands for all that precedes it, delivered or not', () => {
    const staged = begin();
    staged.disk(1).snapshots = [{ zxid: z(1, 2) }];
    expect(staged.tell('established', { who: 1, epoch: 2, last: z(1, 2) })).toBeNull();
    staged.disk(2).snapshots = [{ zxid: z(2, 0) }];
    expect(staged.tell('up-to-date', { who: 2, epoch: 2, last: z(2, 0) })).toBeNull();
    staged.logs(2, txn(1, 2));
    staged.disk(2).snapshots = [];
    expect(staged.tell('up-to-date', { who: 2, epoch: 2, last: z(1, 2) })?.message).toBe(
      'server 2 delivered (1,2) as number 1, where server 3 had delivered (1,1)',
    );
  });

  test('a snapshot of something that never was', () => {
    const staged = begin();
    staged.disk(2).snapshots = [{ zxid: z(1, 9) }];
    expect(staged.tell('up-to-date', { who: 2, epoch: 1, last: z(1, 9) })?.message).toBe(
      'server 2 serves from a snapshot that covers (1,9), which no leader proposed',
    );
  });
});

/** Leader 3 proposes these, each with its own past in the same epoch. */
function proposing(checker: Checker, ...zxids: readonly number[]): StagedWorld {
  const staged = new StagedWorld(checker);
  for (const zxid of zxids) staged.tell('proposed', { who: 3, zxid });
  return staged;
}

/** Server 1 is established with this log, and nothing behind it. */
function establishes(staged: StagedWorld, ...log: readonly { zxid: number }[]): string | undefined {
  staged.logs(1, ...log);
  return staged.tell('established', { who: 1, epoch: 9, last: z(8, 9) })?.message;
}

describe('integrity', () => {
  test('what was proposed may be delivered, by each server once', () => {
    const staged = proposing(integrity(), z(1, 1), z(1, 2), z(3, 1));
    expect(establishes(staged, txn(1, 1), txn(1, 2), txn(3, 1))).toBeUndefined();
  });

  test.each([
    ['out of nowhere', [txn(1, 1), txn(1, 2)], 'delivered (1,2), which no leader proposed'],
    ['twice the same', [txn(1, 1), txn(1, 1)], 'delivered (1,1) twice'],
  ])('%s', (_, log, says) => {
    expect(establishes(proposing(integrity(), z(1, 1)), ...log)).toBe(`server 1 ${says}`);
  });

  test('two proposals under one zxid', () => {
    const staged = proposing(integrity(), z(1, 1));
    expect(staged.tell('proposed', { who: 2, zxid: z(1, 1) })?.message).toBe(
      'servers 3 and 2 both proposed (1,1)',
    );
  });

  test('a snapshot of something that never was', () => {
    const staged = proposing(integrity());
    staged.disk(1).snapshots = [{ zxid: z(1, 9) }];
    expect(establishes(staged)).toMatch(/a snapshot that covers \(1,9\)/);
  });
});

describe('local primary order', () => {
  test('the proposals of one leader in its order', () => {
    const staged = proposing(localPrimaryOrder(), z(1, 1), z(1, 2), z(3, 1));
    expect(establishes(staged, txn(1, 1), txn(1, 2), txn(3, 1))).toBeUndefined();
  });

  test.each([
    ['a gap', [txn(1, 1), txn(1, 3)], '(1,3) without (1,2)'],
    ['the beginning is missing', [txn(1, 2)], '(1,2) without (1,1)'],
  ])('%s', (_, log, pair) => {
    const staged = proposing(localPrimaryOrder(), z(1, 1), z(1, 2), z(1, 3));
    expect(establishes(staged, ...log)).toBe(
      `server 1 delivered ${pair}, which its leader had proposed before it`,
    );
  });

  test('the next one without the one before it', () => {
    const staged = proposing(localPrimaryOrder(), z(1, 1), z(1, 2), z(1, 3));
    expect(establishes(staged, txn(1, 1))).toBeUndefined();
    staged.logs(1, txn(1, 1), txn(1, 3));
    expect(staged.tell('applied', { who: 1, zxid: z(1, 3) })?.events).toEqual([1, 4]);
  });
});

describe('global primary order', () => {
  test('epochs in their order', () => {
    expect(
      establishes(new StagedWorld(globalPrimaryOrder()), txn(1, 1), txn(1, 2), txn(4, 1)),
    ).toBeUndefined();
  });

  test('an older epoch behind a newer one', () => {
    expect(establishes(new StagedWorld(globalPrimaryOrder()), txn(2, 1), txn(1, 1))).toBe(
      'server 1 delivered (1,1) behind (2,1)',
    );
  });
});

describe('total order and agreement', () => {
  const second = (checker: Checker, ...log: readonly { zxid: number }[]): string | undefined => {
    const staged = new StagedWorld(checker);
    establishes(staged, txn(1, 1), txn(1, 2));
    staged.logs(2, ...log);
    return staged.tell('up-to-date', { who: 2, epoch: 9, last: z(8, 9) })?.message;
  };

  test.each([
    ['the same', [txn(1, 1), txn(1, 2)]],
    ['a prefix', [txn(1, 1)]],
    ['a continuation', [txn(1, 1), txn(1, 2), txn(2, 1)]],
  ])('%s', (_, log) => {
    expect([second(totalOrder(), ...log), second(agreement(), ...log)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('one transaction stands at two places', () => {
    expect(second(totalOrder(), txn(1, 2))).toBe(
      'server 2 delivered (1,2) first of all, server 1 right after (1,1)',
    );
  });

  test('each has something that the other has not', () => {
    expect(second(agreement(), txn(1, 1), txn(2, 1))).toBe(
      'server 1 delivered (1,2) and never (2,1), server 2 the other way round',
    );
  });
});

describe('primary integrity', () => {
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(primaryIntegrity());
    staged.logs(3, txn(1, 1));
    staged.tell('established', { who: 3, epoch: 2, last: z(1, 1) });
    return staged;
  };

  test('a leader that has delivered everything older may propose', () => {
    expect(begin().tell('proposed', { who: 3, zxid: z(2, 1) })).toBeNull();
  });

  test('a leader that lacks what somebody delivered', () => {
    expect(begin().tell('proposed', { who: 2, zxid: z(3, 1) })?.message).toBe(
      'server 2 proposed in epoch 3 without (1,1), which server 3 delivered',
    );
  });

  test('something older is delivered after a leader without it has proposed', () => {
    const staged = begin();
    staged.tell('proposed', { who: 3, zxid: z(2, 1) });
    staged.logs(1, txn(1, 1), txn(1, 2));
    expect(staged.tell('up-to-date', { who: 1, epoch: 2, last: z(1, 2) })?.message).toBe(
      'server 3 proposed in epoch 2 without (1,2), which server 1 delivered',
    );
  });
});

describe('one active leader an epoch', () => {
  const lead = (staged: StagedWorld, who: number): string | undefined =>
    staged.tell('phase-entered', { who, role: 'leading', phase: 'synchronization' })?.message;

  test('two that lead with the same acceptedEpoch, unless the first has left', () => {
    const staged = new StagedWorld(oneActiveLeader());
    for (const server of [1, 2, 3]) staged.disk(server).acceptedEpoch = 4;
    expect(lead(staged, 1)).toBeUndefined();
    staged.tell('left', { who: 1 });
    expect(lead(staged, 2)).toBeUndefined();
    expect(lead(staged, 3)).toBe('servers 2 and 3 both lead with acceptedEpoch 4');
  });
});

describe('epoch file order', () => {
  const starts = (files: { acceptedEpoch: number; currentEpoch: number }): string | undefined => {
    const staged = new StagedWorld(epochFiles()).logs(1, txn(2, 1));
    Object.assign(staged.disk(1), files);
    return staged.tell('started', { who: 1 })?.message;
  };

  test.each([
    ['in order', { acceptedEpoch: 3, currentEpoch: 2 }, undefined],
    [
      'the log is ahead',
      { acceptedEpoch: 3, currentEpoch: 1 },
      /\(2,1\) on disk, but its currentEpoch is 1/,
    ],
    ['no promise', { acceptedEpoch: 2, currentEpoch: 3 }, /adopted epoch 3, but promised only 2/],
  ])('%s', (_, files, says) => {
    const found = starts(files);
    if (says === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(says);
  });
});

describe('acknowledged writes survive', () => {
  const create = { op: 'create', path: '/a', data: '', mode: 'persistent' } as const;
  const read = { op: 'getData', path: '/a', watch: false } as const;

  test('the next leader has the write, in its log or under its snapshot', () => {
    const staged = new StagedWorld(acknowledgedSurvives());
    staged.tell('established', { who: 3, epoch: 1, last: 0 });
    staged.logs(3, txn(1, 1), txn(1, 2));
    for (const zxid of [z(1, 1), z(1, 2)]) staged.tell('proposed', { who: 3, zxid });
    staged.tell('answered', {
      who: 'a',
      operation: create,
      result: { error: 'OK' },
      zxid: z(1, 2),
    });
    staged.logs(2, txn(1, 1), txn(1, 2));
    expect(staged.tell('established', { who: 2, epoch: 2, last: z(1, 2) })).toBeNull();
    staged.disk(1).snapshots = [{ zxid: z(2, 0) }];
    expect(staged.tell('established', { who: 1, epoch: 3, last: z(2, 0) })).toBeNull();
  });

  test.each([
    ['it ends before', [txn(1, 1)], z(1, 1)],
    ['it has a hole there', [txn(1, 1), txn(1, 3)], z(1, 3)],
  ])('the next leader lost the write: %s', (_, log, last) => {
    const staged = new StagedWorld(acknowledgedSurvives());
    staged.tell('answered', {
      who: 'a',
      operation: create,
      result: { error: 'OK' },
      zxid: z(1, 2),
    });
    staged.logs(2, ...log);
    expect(staged.tell('established', { who: 2, epoch: 2, last })).toEqual({
      checker: 'acknowledged writes survive',
      message:
        'client a was told that (1,2) had succeeded; server 2 is established in epoch 2 without it',
      events: [0, 1],
    });
  });

  test('reads, failures and lost answers promise nothing', () => {
    const staged = new StagedWorld(acknowledgedSurvives());
    const lost = { error: 'CONNECTIONLOSS' } as const;
    staged.tell('answered', { who: 'a', operation: read, result: { error: 'OK' }, zxid: z(1, 2) });
    staged.tell('answered', { who: 'a', operation: create, result: lost, zxid: z(1, 2) });
    expect(staged.tell('established', { who: 2, epoch: 2, last: 0 })).toBeNull();
  });
});

describe('a quorum has it on disk', () => {
  test('two disks of three are enough, and a snapshot counts', () => {
    const staged = new StagedWorld(durableQuorum());
    staged.logs(1, txn(1, 1));
    staged.disk(2).snapshots = [{ zxid: z(1, 1) }];
    expect(staged.tell('committed', { who: 3, zxid: z(1, 1), acks: [1, 2] })).toBeNull();
  });

  test('what is written and not fsynced does not count', () => {
    const staged = new StagedWorld(durableQuorum());
    staged.logs(1, txn(1, 1)).logs(2, txn(1, 1));
    staged.disk(2).durable = 0;
    expect(staged.tell('committed', { who: 3, zxid: z(1, 1), acks: [1, 2] })?.message).toBe(
      'server 3 committed (1,1) on the word of 1, 2, but it is durable only on 1',
    );
  });

  test('a leader needs a quorum that has adopted its epoch', () => {
    const staged = new StagedWorld(durableQuorum());
    staged.disk(3).currentEpoch = 2;
    const say = (): unknown =>
      staged.tell('established', { who: 3, epoch: 2, last: 0, acked: [3, 1] });
    expect(say()).toMatchObject({
      message: expect.stringContaining('only 3 have both epoch and history on disk') as string,
    });
    staged.disk(1).currentEpoch = 2;
    expect(say()).toBeNull();
  });
});

describe('one of two voters, alone with an observer', () => {
  /** Server 1 has the epoch on its disk; what its oracle says when it and the observer acknowledge. */
  const begin = (...says: readonly ('grants' | 'denies')[]): StagedWorld => {
    const staged = new StagedWorld(durableQuorum());
    const [alone] = staged.peers;
    alone!.config = { ...configOf([1, 2]), observers: [3] };
    alone!.disk.currentEpoch = 2;
    says.forEach((oracle, i) => {
      alone!.oracle = oracle;
      staged.tell('new-leader-acked', { who: 1, from: i === 0 ? 1 : 3 });
    });
    return staged;
  };
  const established = { who: 1, epoch: 2, last: 0, acked: [1] };

  test('an oracle’s leave that is taken back behind its count undoes nothing (seed 5006323)', () => {
    expect(begin('grants', 'denies').tell('established', established)).toBeNull();
  });

  test('a leave that comes late counts, and none is never enough', () => {
    expect(begin('denies', 'grants').tell('established', established)).toBeNull();
    const denied = begin('denies', 'denies').tell('established', established);
    expect(denied?.message).toMatch('only 1 have both epoch and history on disk');
  });

  test('the leave of an earlier count is none for the next', () => {
    const staged = begin('grants');
    expect(staged.tell('established', established)).toBeNull();
    staged.peers[0]!.oracle = 'denies';
    staged.peers[0]!.disk.currentEpoch = 3;
    staged.tell('new-leader-acked', { who: 1, from: 1 });
    const again = staged.tell('established', { ...established, epoch: 3 });
    expect(again).toMatchObject({ checker: 'a quorum has it on disk' });
  });
});

test('a follower adopts an epoch behind the history with which its leader began', () => {
  const staged = new StagedWorld(durableQuorum());
  staged.tell('epoch-acked', { who: 3, from: 3, epoch: 2, zxid: z(1, 4) });
  staged.peers[0]!.role = 'following';
  staged.peers[0]!.learning = { leader: 3 };
  const adopts = (): unknown =>
    staged.tell('epoch-written', { who: 1, file: 'currentEpoch', epoch: 2 });
  expect(adopts()).toMatchObject({
    message: 'server 1 adopted epoch 2 without (1,4), with which its leader began it',
    events: [0, 1],
  });
  staged.logs(1, txn(1, 4));
  expect(adopts()).toBeNull();
});

test('two may name the same epoch: a follower needs what its own leader began with', () => {
  const staged = new StagedWorld(durableQuorum());
  staged.tell('epoch-acked', { who: 3, from: 3, epoch: 2, zxid: z(1, 4) });
  staged.tell('epoch-acked', { who: 2, from: 2, epoch: 2, zxid: z(1, 5) });
  staged.logs(1, txn(1, 4));
  staged.peers[0]!.role = 'following';
  const adoptsWith = (leader: number): unknown => {
    staged.peers[0]!.learning = { leader };
    return staged.tell('epoch-written', { who: 1, file: 'currentEpoch', epoch: 2 });
  };
  expect(adoptsWith(3)).toBeNull();
  expect(adoptsWith(2)).toMatchObject({
    message: 'server 1 adopted epoch 2 without (1,5), with which its leader began it',
    events: [1, 3],
  });
});

test('while one configuration replaces another, both must have it', () => {
  const staged = new StagedWorld(durableQuorum(), 4);
  staged.peers[2]!.config = configOf([1, 2, 3]);
  staged.peers[2]!.proposedConfig = configOf([3, 4], z(1, 1));
  staged.logs(1, txn(1, 1)).logs(3, txn(1, 1));
  staged.tell('proposed', { who: 3, zxid: z(1, 1) });
  const commit = (): unknown => staged.tell('committed', { who: 3, zxid: z(1, 1), acks: [1, 3] });
  expect(commit()).toMatchObject({ checker: 'a quorum has it on disk' });
  staged.logs(4, txn(1, 1));
  expect(commit()).toBeNull();
});

test('groups count by weight', () => {
  const system = {
    kind: 'hierarchical',
    voters: [1, 2, 3, 4, 5, 6],
    groups: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    weights: [
      { server: 1, weight: 3 },
      { server: 5, weight: 0 },
      { server: 6, weight: 0 },
    ],
  } as const;
  expect([
    isQuorumOf(system, [1, 3, 4]),
    isQuorumOf(system, [1, 3]),
    isQuorumOf(system, [2, 3, 4]),
  ]).toEqual([true, false, false]);
});

describe('epochs rise', () => {
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(risingEpochs());
    Object.assign(staged.disk(1), { acceptedEpoch: 3, currentEpoch: 2 });
    staged.tell('epoch-written', { who: 1 });
    return staged;
  };

  test.each([
    ['rise', { acceptedEpoch: 4, currentEpoch: 4 }, undefined],
    ['a broken promise', { acceptedEpoch: 2 }, 'acceptedEpoch of server 1 fell from 3 to 2'],
    ['a forgotten epoch', { currentEpoch: 1 }, 'currentEpoch of server 1 fell from 2 to 1'],
  ])('%s', (_, files, says) => {
    const staged = begin();
    Object.assign(staged.disk(1), files);
    expect(staged.tell('crashed', { who: 1 })?.message).toBe(says);
  });
});

describe('votes come from disk', () => {
  const looks = (staged: StagedWorld, zxid: number): string | undefined =>
    staged.tell('became-looking', { who: 1, vote: { leader: 1, peerEpoch: 1, zxid } })?.message;

  test('the last transaction, the snapshot, or the epoch that began with them', () => {
    const staged = new StagedWorld(votesFromDisk()).logs(1, txn(1, 1), txn(1, 2));
    expect(looks(staged, z(1, 2))).toBeUndefined();
    expect(looks(staged, z(2, 0))).toBeUndefined();
    staged.disk(1).snapshots = [{ zxid: z(1, 5) }];
    expect(looks(staged, z(1, 5))).toBeUndefined();
  });

  test.each([
    ['memory lags behind the disk', 2, z(1, 1), 'votes with (1,1), and would find (1,2)'],
    ['memory has what is not fsynced', 1, z(1, 2), 'votes with (1,2), and would find (1,1)'],
    ['an older epoch', 2, z(1, 0), 'votes with (1,0), and would find (1,2)'],
  ])('%s', (_, durable, zxid, says) => {
    const staged = new StagedWorld(votesFromDisk()).logs(1, txn(1, 1), txn(1, 2));
    staged.disk(1).durable = durable;
    expect(looks(staged, zxid)).toBe(`server 1 ${says} after a restart`);
  });
});

describe('equal trees', () => {
  const tree = (...paths: string[]): unknown => ({
    znodes: PersistentMap.of(paths.map((path) => [path, path])),
  });
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(equalTrees());
    for (const peer of staged.peers) {
      Object.assign(peer, { serving: true, lastProcessed: z(1, 1), replica: tree('/a') });
    }
    return staged;
  };

  test('equal replicas at one zxid, and others at other zxids', () => {
    const staged = begin();
    Object.assign(staged.peers[2]!, { lastProcessed: z(1, 2), replica: tree('/a', '/b') });
    expect(staged.rest()).toBeNull();
  });

  test('a configuration that one server learnt without its transaction is not of the history', () => {
    const staged = begin();
    Object.assign(staged.peers[1]!, { replica: tree('/a', '/zookeeper/config') });
    expect(staged.rest()).toBeNull();
  });

  test('a replica that differs', () => {
    const staged = begin();
    Object.assign(staged.peers[1]!, { replica: tree('/b') });
    expect(staged.rest()?.message).toBe(
      'servers 1 and 2 both stand at (1,1), but their trees differ',
    );
    const found = Array.from({ length: 32 }, () =>
      staged.tell('applied', { who: 1, zxid: z(1, 1) }),
    );
    expect(found.filter((violation) => violation !== null)).toHaveLength(1);
  });
});

describe('a client never goes back', () => {
  const answer = { who: 'a', rule: 'client.reply', result: { error: 'OK' } } as const;

  test.each([
    ['later replies with newer states', { xid: 3, zxid: z(2, 1) }, undefined],
    ['an older state', { xid: 3, zxid: z(1, 1) }, 'client a had seen (1,2), and was shown (1,1)'],
    ['a reply out of order', { xid: 2, zxid: z(1, 2) }, 'client a got reply 2 after reply 2'],
  ])('%s', (_, second, says) => {
    const staged = new StagedWorld(clientView());
    staged.tell('answered', { ...answer, xid: 2, zxid: z(1, 2) });
    expect(staged.tell('answered', { ...answer, ...second })?.message).toBe(says);
  });

  test('a client whose session expired begins anew', () => {
    const staged = new StagedWorld(clientView());
    staged.tell('answered', { ...answer, xid: 2, zxid: z(1, 2) });
    staged.tell('client-expired', { who: 'a' });
    expect(staged.tell('answered', { ...answer, xid: 1, zxid: z(1, 1) })).toBeNull();
  });

  test('clients do not bind one another', () => {
    const staged = new StagedWorld(clientView());
    staged.tell('answered', { ...answer, xid: 2, zxid: z(1, 2) });
    expect(staged.tell('answered', { ...answer, who: 'b', xid: 1, zxid: z(1, 1) })).toBeNull();
  });
});

describe('progress', () => {
  const serve = (): StagedWorld => {
    const staged = new StagedWorld(progress());
    staged.peers.forEach((peer, i) =>
      Object.assign(
        peer,
        { serving: true },
        i === 2
          ? { role: 'leading', leading: { outstanding: new Map() } }
          : { role: 'following', learning: { leader: 3 } },
      ),
    );
    return staged;
  };
  const looks = { role: 'looking', serving: false, leading: null, learning: null };

  test('a leader serves, all follow, and a write was committed after the last fault', () => {
    const staged = serve();
    staged.tell('crashed', { who: 1 });
    staged.tell('committed', { who: 3, zxid: z(1, 1) });
    expect(staged.rest()).toBeNull();
  });

  test.each<[string, (staged: StagedWorld) => void, RegExp]>([
    ['nobody leads', ({ peers }) => Object.assign(peers[2]!, looks), /^no leader serves/],
    [
      'one stays behind',
      ({ peers }) => Object.assign(peers[0]!, { serving: false }),
      /^server 1 is up and does not serve/,
    ],
    [
      'no write since the fault',
      (staged) => staged.tell('healed', { who: null }),
      /^no write was committed/,
    ],
  ])('%s', (_, disturb, says) => {
    const staged = serve();
    staged.tell('committed', { who: 3, zxid: z(1, 1) });
    disturb(staged);
    expect(staged.rest()?.message).toMatch(says);
  });

  test('a server that stays down is not waited for', () => {
    const staged = serve();
    Object.assign(staged.peers[0]!, { up: false, serving: false });
    staged.tell('committed', { who: 3, zxid: z(1, 1) });
    expect(staged.rest()).toBeNull();
  });

  /** Server 3 leads and waits for a quorum of both configurations; server 2 fell out. */
  const waiting = (next: Configuration, observing: readonly number[] = []): StagedWorld => {
    const staged = serve();
    const verifiers = [staged.peers[2]!.config.quorum, next.quorum];
    const outstanding = new Map([[next.version, { verifiers, acks: [3] }]]);
    Object.assign(staged.peers[2]!, { leading: { outstanding }, proposedConfig: next });
    Object.assign(staged.peers[1]!, looks);
    for (const sid of observing) Object.assign(staged.peers[sid - 1]!, { observer: true });
    return staged;
  };

  test('is not owed when whoever fell out has seen a configuration that has no quorum without it', () => {
    const next = configOf([1, 2, 3, 4], z(1, 5));
    const staged = waiting(next);
    Object.assign(staged.peers[1]!, { proposedConfig: next });
    expect(staged.rest()).toBeNull();
  });

  test('is owed when it has not: the voters that it knows are enough to come back', () => {
    const staged = waiting(configOf([1, 2, 3, 4], z(1, 5)));
    expect(staged.rest()?.message).toMatch(/^server 2 is up and does not serve/);
  });

  test('is not owed to one who alone has seen a configuration that the others never heard of', () => {
    const staged = serve();
    staged.tell('committed', { who: 3, zxid: z(1, 1) });
    Object.assign(staged.peers[0]!, looks, { proposedConfig: configOf([1, 3], z(1, 5)) });
    expect(staged.rest()).toBeNull();
  });

  test('is not owed when a voter of the old configuration became an observer before it acknowledged', () => {
    const staged = waiting(configOf([3], z(1, 5)), [1, 2]);
    expect(staged.rest()).toBeNull();
  });

  describe('without a leader, while a configuration is proposed', () => {
    const looking = (): StagedWorld => {
      const staged = serve();
      for (const peer of staged.peers) {
        const proposedConfig = configOf([1, 2, 3], z(1, 5));
        Object.assign(peer, looks, { config: configOf([1]), proposedConfig });
      }
      return staged;
    };

    test('is not owed when whoever may be elected lacks what too many others have', () => {
      const staged = looking();
      for (const sid of [2, 3]) staged.peers[sid - 1]!.lastProcessed = z(1, 5);
      expect(staged.rest()).toBeNull();
    });

    test('is not owed when the others are in a later round, of which nobody hears', () => {
      const staged = looking();
      for (const sid of [2, 3]) staged.peers[sid - 1]!.election = { round: 2 };
      expect(staged.rest()).toBeNull();
    });

    test('is owed when they can support it', () => {
      const staged = looking();
      staged.peers[1]!.lastProcessed = z(1, 5);
      expect(staged.rest()?.message).toMatch(/^no leader serves/);
    });
  });
});
