/** What the checkers of elections and of discovery must object to. */
import { describe, expect, test } from 'vitest';
import { bestHistory } from '../../../src/checkers/best-history.ts';
import { deposedLeader } from '../../../src/checkers/deposed-leader.ts';
import { leadersOwnWord } from '../../../src/checkers/leaders-own-word.ts';
import { risingVotes } from '../../../src/checkers/rising-votes.ts';
import { singlePromise } from '../../../src/checkers/single-promise.ts';
import { StagedWorld, z } from './staged-world.ts';

const vote = (leader: number, zxid: number, peerEpoch: number) => ({ leader, zxid, peerEpoch });

describe('votes rise within a round', () => {
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(risingVotes());
    staged.tell('became-looking', { who: 1, round: 2, vote: vote(1, z(1, 4), 2) });
    return staged;
  };
  const heard = { who: 1, from: 3, state: 'looking' } as const;

  test('for a better vote of the same round', () => {
    const staged = begin();
    expect(staged.tell('vote-changed', { who: 1, from: 3, vote: vote(3, z(1, 4), 2) })).toBeNull();
    expect(staged.tell('vote-heard', { ...heard, round: 2 })).toBeNull();
  });

  test('a longer log of an older epoch is not better', () => {
    const change = { who: 1, from: 3, vote: vote(3, z(1, 9), 1) };
    expect(begin().tell('vote-changed', change)?.message).toBe(
      'server 1 gave up its vote for 1 at (1,4) of epoch 2 for 3 at (1,9) of epoch 1 in round 2',
    );
  });

  test('a newer round begins with the first vote again', () => {
    const staged = begin();
    staged.tell('vote-changed', { who: 1, from: 3, vote: vote(3, z(2, 1), 2) });
    staged.tell('round-advanced', { who: 1, from: 2, round: 3 });
    expect(staged.tell('vote-changed', { who: 1, from: 2, vote: vote(2, z(1, 4), 2) })).toBeNull();
  });

  test('a vote of an earlier round moves nobody', () => {
    const staged = begin();
    staged.tell('vote-changed', { who: 1, from: 3, vote: vote(3, z(1, 5), 2) });
    expect(staged.tell('vote-heard', { ...heard, round: 1 })).toMatchObject({
      message: 'server 1 changed its vote in round 2 for a vote that 3 gave in round 1',
      events: [1, 2],
    });
  });
});

describe('a leader is joined on its own word', () => {
  const joins = { who: 1, rule: 'fle.join-established', vote: vote(3, z(1, 4), 1) } as const;
  const begin = (from: number): StagedWorld => {
    const staged = new StagedWorld(leadersOwnWord());
    staged.tell('became-looking', { who: 1, round: 1 });
    const state = from === 3 ? 'leading' : 'following';
    staged.tell('vote-heard', { who: 1, from, vote: vote(3, z(1, 4), 1), state, round: 4 });
    return staged;
  };

  test('it said so', () => {
    expect(begin(3).tell('decided', joins)).toBeNull();
  });

  test('others said so', () => {
    const says = 'server 1 joins 3, which never told it that it leads';
    expect(begin(2).tell('decided', joins)?.message).toBe(says);
  });

  test('what it said in an earlier election is forgotten', () => {
    const staged = begin(3);
    staged.tell('became-looking', { who: 1, round: 2 });
    expect(staged.tell('decided', joins)).not.toBeNull();
  });
});

describe('a promise counts once', () => {
  const promise = { from: 2, epoch: 5, acked: [2] };

  test('for one leader, however often', () => {
    const staged = new StagedWorld(singlePromise());
    staged.tell('epoch-acked', { ...promise, who: 1 });
    expect(staged.tell('epoch-acked', { ...promise, who: 1 })).toBeNull();
    expect(staged.tell('epoch-acked', { ...promise, who: 3, epoch: 6 })).toBeNull();
    expect(staged.tell('epoch-acked', { ...promise, who: 3, acked: [3] })).toBeNull();
  });

  test('not for two', () => {
    const staged = new StagedWorld(singlePromise());
    staged.tell('epoch-acked', { ...promise, who: 1 });
    expect(staged.tell('epoch-acked', { ...promise, who: 3 })).toMatchObject({
      message: 'servers 1 and 3 both count the promise of 2 for epoch 5',
      events: [0, 1],
    });
  });
});

describe('a leader has the best history', () => {
  const begin = (): StagedWorld => {
    const staged = new StagedWorld(bestHistory());
    const own = { epoch: 5, currentEpoch: 3, zxid: z(3, 2), acked: [1] };
    staged.tell('epoch-acked', { ...own, who: 1, from: 1 });
    return staged;
  };

  test.each([
    ['the same', 3, z(3, 2)],
    ['a later zxid of an older epoch', 2, z(2, 9)],
    ['a promise that was given before', -1, z(4, 9)],
  ])('%s is not better', (_, currentEpoch, zxid) => {
    const promise = { who: 1, from: 2, epoch: 5, currentEpoch, zxid, acked: [1, 2] };
    expect(begin().tell('epoch-acked', promise)).toBeNull();
  });

  test('a follower ahead of it', () => {
    const promise = { who: 1, from: 2, epoch: 5, currentEpoch: 4, zxid: z(3, 1) };
    const staged = begin();
    expect(staged.tell('epoch-acked', { ...promise, acked: [1] })).toBeNull();
    expect(staged.tell('epoch-acked', { ...promise, acked: [1, 2] })?.message).toBe(
      'server 1 with (3,2) of epoch 3 counts the promise of 2, which has (3,1) of epoch 4',
    );
  });
});

describe('a deposed leader stops', () => {
  const checks = (times: number): unknown => {
    const staged = new StagedWorld(deposedLeader());
    Object.assign(staged.peers[0]!, { leading: { epoch: 1 } });
    staged.tell('established', { who: 2, epoch: 2 });
    let found: unknown = null;
    for (let i = 0; i < times; i++) found ??= staged.tell('quorum-checked', { who: 1 });
    return found;
  };

  test('after two time-outs', () => {
    expect(checks(12)).toBeNull();
    expect(checks(13)).toMatchObject({
      message: 'server 1 still leads epoch 1, 13 ticks after epoch 2 began',
      events: [0, 13],
    });
  });
});
