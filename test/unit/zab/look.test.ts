/** One server looks for a leader (`FastLeaderElection.lookForLeader`); the rules are those of protocol notes 2. */
import { describe, expect, test } from 'vitest';
import { onNotification, startLooking } from '../../../src/zab/election/look.ts';
import type { Configuration } from '../../../src/zab/ensemble.ts';
import { majorityOf, type QuorumSystem } from '../../../src/zab/quorum.ts';
import type { Sid, Vote } from '../../../src/zab/vote.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { OnePeer, THREE } from './one-peer.ts';

const vote = (leader: Sid, zxid = 0, peerEpoch = 0): Vote => ({ leader, zxid, peerEpoch });
const FIVE: Configuration = { ...THREE, quorum: majorityOf([1, 2, 3, 4, 5]) };

/** Server `sid`, connected to all others, has begun to look, and has heard itself. */
function looking(sid: Sid, config: Configuration = THREE): OnePeer {
  const one = new OnePeer(sid, config).connectedTo(
    ...config.quorum.voters.filter((other) => other !== sid),
  );
  startLooking(one.peer, one);
  return one.hearSelf();
}

describe('a look begins', () => {
  test('with the next round, and with its own vote to every voter', () => {
    const one = new OnePeer(2).connectedTo(1, 3).withLog(zxidOf(1, 7));
    one.peer.disk.currentEpoch = 2;
    one.peer.election.round = 4;
    startLooking(one.peer, one);
    expect(one.peer.election.proposal).toEqual(vote(2, zxidOf(1, 7), 2));
    expect(one.mail()).toEqual(['1: 2 in round 5', '3: 2 in round 5']);
    one.hearSelf();
    expect([...one.peer.election.heard.keys()]).toEqual([2]);
  });

  test('also with the voters of a proposed configuration', () => {
    const one = new OnePeer(1).connectedTo(2, 3, 4);
    one.peer.proposedConfig = { ...THREE, version: 9, quorum: majorityOf([1, 2, 4]) };
    one.peer.verifiers = [THREE.quorum, one.peer.proposedConfig.quorum];
    startLooking(one.peer, one);
    expect(one.mail()).toEqual(['2: 1 in round 1', '3: 1 in round 1', '4: 1 in round 1']);
    // A majority of each: 1 and 2 are one of {1,2,3} and of {1,2,4}; 1 and 3 are not.
    one.hearSelf().hear(3, vote(1));
    expect(one.of('final-wait-began')).toEqual([]);
    one.hear(2, vote(1));
    expect(one.of('final-wait-began')).toMatchObject([{ agree: [1, 2, 3], by: 'both' }]);
  });

  test('of an observer with a vote that wins nowhere', () => {
    const one = new OnePeer(4, { ...THREE, observers: [4] }).connectedTo(1, 2, 3);
    startLooking(one.peer, one);
    one.hear(1, vote(1));
    expect(one.peer.election.proposal).toEqual(vote(1));
  });
});

describe('a vote of a server that looks', () => {
  test('of a newer round: that round begins, and the vote is measured by the own first vote, not by the present proposal', () => {
    const one = looking(1, FIVE).hear(5, vote(5));
    expect(one.peer.election.proposal.leader).toBe(5);
    one.mail();
    one.hear(2, vote(2), { electionEpoch: 3 });
    expect(one.peer.election.proposal.leader).toBe(2);
    expect(one.peer.election.round).toBe(3);
    expect([...one.peer.election.heard.keys()]).toEqual([2]);
    expect(one.mail()).toContain('5: 2 in round 3');
  });

  test('of a newer round and worse than the own first vote: the own stands again', () => {
    const one = looking(3, FIVE).hear(5, vote(5)).hear(2, vote(2), { electionEpoch: 3 });
    expect(one.peer.election.proposal.leader).toBe(3);
  });

  test('of an older round is not counted, and its sender is told the present proposal', () => {
    const one = looking(1);
    one.peer.election.round = 4;
    one.mail();
    one.hear(3, vote(3), { electionEpoch: 2 });
    expect(one.peer.election.heard.has(3)).toBe(false);
    expect(one.peer.election.proposal.leader).toBe(1);
    expect(one.mail()).toEqual(['3: 1 in round 4']);
  });

  test('of the same round and better is taken over and told to all; a worse one is only noted', () => {
    const one = looking(2);
    one.mail();
    one.hear(1, vote(1));
    expect(one.mail()).toEqual([]);
    one.hear(3, vote(3));
    expect(one.mail()).toEqual(['1: 3 in round 1', '3: 3 in round 1']);
  });

  test('for a server of weight 0 never wins', () => {
    const quorum: QuorumSystem = {
      kind: 'hierarchical',
      voters: [1, 2, 3],
      groups: [[1, 2, 3]],
      weights: [{ server: 3, weight: 0 }],
    };
    const one = looking(1, { ...THREE, quorum }).hear(3, vote(3, zxidOf(9, 9), 9));
    expect(one.peer.election.proposal.leader).toBe(1);
    // Not even where a configuration that is only proposed gives it a weight.
    const proposed = { ...THREE, version: 9 };
    one.peer.proposedConfig = proposed;
    one.peer.verifiers = [quorum, proposed.quorum];
    expect(one.hear(3, vote(3, zxidOf(9, 9), 9)).peer.election.proposal.leader).toBe(1);
  });

  test('for nobody whom a configuration knows is passed over', () => {
    const one = looking(1).hear(2, vote(9, zxidOf(9, 9), 9));
    expect(one.peer.election.heard.has(2)).toBe(false);
  });
});

describe('once a quorum agrees', () => {
  const agreed = (): OnePeer => looking(2, FIVE).hear(1, vote(2)).hear(3, vote(2));

  test('200 ms of silence decide', () => {
    const one = agreed();
    expect(one.peer.role).toBe('looking');
    expect(one.fire('fle-final-wait').now).toBe(200_000);
    expect(one.of('decided')).toMatchObject([
      { role: 'leading', round: 1, agree: [1, 2, 3], need: 3 },
    ]);
  });

  test('a vote that is not better is thrown away, whatever its state and round, and the silence begins anew', () => {
    const one = agreed();
    one.now = 150_000;
    one.hear(4, vote(2), { electionEpoch: 7, state: 'following' });
    expect(one.of('vote-discarded')).toHaveLength(1);
    expect(one.peer.election.heard.has(4)).toBe(false);
    expect(one.peer.election.round).toBe(1);
    expect(one.timers.get('fle-final-wait')).toBe(350_000);
  });

  test('a better one ends the wait, and is judged as any other', () => {
    const one = agreed().hear(5, vote(5));
    expect(one.of('final-wait-left')).toMatchObject([{ from: 5, by: 'sid' }]);
    expect(one.peer.election.proposal.leader).toBe(5);
    expect(one.timers.has('fle-final-wait')).toBe(false);
  });
});

describe('silence', () => {
  test('doubles from 200 ms to a minute, and a vote that comes between does not begin it anew', () => {
    const one = looking(1);
    for (let i = 0; i < 4; i++) one.fire('fle-poll');
    one.hear(2, vote(1, 0, -1));
    for (let i = 0; i < 7; i++) one.fire('fle-poll');
    expect(one.of('silence').map(({ waitedMs }) => waitedMs)).toEqual([
      200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000,
    ]);
  });

  test('tells all again while any mailbox is empty; otherwise it only connects', () => {
    const one = new OnePeer(1).connectedTo(2);
    startLooking(one.peer, one);
    one.mail();
    one.fire('fle-poll');
    expect(one.mail()).toEqual(['2: 1 in round 1']);

    const alone = new OnePeer(1);
    startLooking(alone.peer, alone);
    alone.peer.mail.dialling.clear();
    alone.dialled.length = 0;
    alone.fire('fle-poll');
    expect(alone.of('silence')).toMatchObject([{ resent: false }]);
    expect(alone.dialled).toEqual(['2 election', '3 election']);
    expect(alone.of('notification-overwritten')).toEqual([]);
  });
});

describe('what settled servers say', () => {
  test('of another round: a quorum of equal votes is joined once the leader itself says so, in its round', () => {
    const one = looking(3);
    one.hear(1, vote(2), { electionEpoch: 6, state: 'following' });
    expect(one.of('decided')).toEqual([]);
    one.hear(2, vote(2), { electionEpoch: 6, state: 'leading' });
    expect(one.of('decided')).toMatchObject([
      { rule: 'fle.join-established', role: 'following', round: 6, agree: [1, 2] },
    ]);
  });

  test('of this round: the votes of those who still look count too', () => {
    const one = looking(3, FIVE).hear(1, vote(2)).hear(4, vote(2));
    one.hear(2, vote(2), { state: 'leading' });
    expect(one.of('decided')).toMatchObject([
      { rule: 'fle.join-same-round', agree: [1, 2, 4], vote: vote(2) },
    ]);
  });

  test('of an observer is passed over', () => {
    const one = looking(3).hear(2, vote(2), { electionEpoch: 6, state: 'observing' });
    expect(one.peer.election.settled.size + one.of('decided').length).toBe(0);
  });
});

describe('whoever asks is answered', () => {
  test('by a settled server: its leader, the round of that election, and what it does; a settled one is not', () => {
    const one = new OnePeer(1).connectedTo(2, 3);
    one.peer.role = 'following';
    one.peer.election.current = { vote: vote(2, 0, 1), electionEpoch: 6 };
    one.hear(3, vote(3), { electionEpoch: 1 });
    expect(one.mail()).toEqual(['3: 2 in round 6, following']);
    one.hear(2, vote(2), { electionEpoch: 6, state: 'leading' });
    expect(one.mail()).toEqual([]);
  });

  test('an observer at once, in every state, and its vote never counts', () => {
    const one = new OnePeer(1, { ...THREE, observers: [4] }).connectedTo(2, 3, 4);
    startLooking(one.peer, one);
    one.mail();
    one.hear(4, vote(4, zxidOf(9, 9), 9), { electionEpoch: 1 });
    expect(one.mail()).toEqual(['4: 1 in round 1']);
    expect(one.peer.election.heard.has(4)).toBe(false);
  });
});

test('a server that looks takes over a newer configuration that somebody knows, and begins anew with it', () => {
  const one = looking(1);
  one.mail();
  const config = { ...THREE, version: zxidOf(1, 5), quorum: majorityOf([1, 2, 4]) };
  onNotification(one.peer, one, 2, {
    type: 'Notification',
    vote: vote(2),
    electionEpoch: 1,
    state: 'looking',
    config,
  });
  expect(one.peer.config).toEqual(config);
  expect(one.peer.election.round).toBe(2);
  expect(one.mail()).toEqual(['2: 1 in round 2']);
});
