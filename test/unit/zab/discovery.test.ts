/** A new epoch is found and promised (`Leader.getEpochToPropose`, `Learner.registerWithLeader`); protocol notes 3. */
import { describe, expect, test } from 'vitest';
import type { QuorumPacket } from '../../../src/zab/messages.ts';
import {
  CONNECT_ATTEMPTS_MAX,
  dialLeader,
  onLeaderClosed,
  onLeaderConnected,
  onLeaderPacket,
  startFollowing,
} from '../../../src/zab/follow.ts';
import { onLearnerConnected, onLearnerPacket, startLeading } from '../../../src/zab/lead.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { OnePeer, THREE } from './one-peer.ts';

/** Server 3 is elected, with (1,4) as its last transaction and both epochs 1. Learner s dials by connection s. */
function elected(config = THREE): OnePeer {
  const one = new OnePeer(3, config).withLog(zxidOf(1, 3), zxidOf(1, 4));
  Object.assign(one.peer.disk, { acceptedEpoch: 1, currentEpoch: 1 });
  one.peer.role = 'leading';
  startLeading(one.peer, one);
  return one;
}

const packet = (one: OnePeer, sid: number, said: QuorumPacket): OnePeer => {
  onLearnerPacket(one.peer, one, sid, said);
  return one;
};

function info(one: OnePeer, sid: number, acceptedEpoch: number, configVersion = 0): OnePeer {
  onLearnerConnected(one.peer, one, sid);
  const type = one.peer.config.observers.includes(sid) ? 'OBSERVERINFO' : 'FOLLOWERINFO';
  return packet(one, sid, { type, sid, acceptedEpoch, configVersion });
}

const ack = (one: OnePeer, sid: number, currentEpoch: number, zxid = zxidOf(1, 4)): OnePeer =>
  packet(one, sid, { type: 'ACKEPOCH', zxid, currentEpoch });

describe('the new epoch', () => {
  test('is one more than the largest acceptedEpoch of those who connect, and the leader promises it before it tells', () => {
    const one = info(elected(), 1, 4);
    expect(one.of('epoch-chosen')).toMatchObject([{ epoch: 5, connected: [1, 3] }]);
    expect(one.said()).toEqual([]);
    one.write();
    expect(one.peer.disk.acceptedEpoch).toBe(5);
    expect(one.said()).toEqual(['1: LEADERINFO']);
    // It is fixed: who comes later with a larger one is told the same.
    info(one, 2, 9);
    expect(one.sent.map(({ message }) => message)).toEqual([{ type: 'LEADERINFO', epoch: 5 }]);
  });

  test('is not chosen without a quorum of voters: an observer raises the number and is not counted', () => {
    const one = info(elected({ ...THREE, observers: [4] }), 4, 7);
    expect(one.of('epoch-chosen')).toEqual([]);
    info(one, 1, 1);
    expect(one.of('epoch-chosen')).toMatchObject([{ epoch: 8, connected: [1, 3] }]);
  });

  test('is asked of nobody who knows a newer configuration than the leader', () => {
    const one = info(elected(), 1, 1, zxidOf(1, 2));
    expect(one.of('learner-dropped')).toMatchObject([{ reason: 'ahead' }]);
    expect(one.closed).toEqual([1]);
    expect(one.of('epoch-chosen')).toEqual([]);
  });

  test('waits for its quorum for initLimit ticks', () => {
    expect(elected().timers.get('leader-wait')).toBe(10 * 2_000_000);
  });
});

describe('ACKEPOCH', () => {
  const promised = (): OnePeer => info(info(elected(), 1, 1), 2, 1).write();

  test('of a quorum that includes the leader lets it adopt the epoch, before anybody is synchronized', () => {
    const one = promised();
    one.said();
    ack(one, 1, 1);
    expect(one.said()).toEqual(['1: DIFF', '1: NEWLEADER']);
    one.write();
    expect(one.peer.disk.currentEpoch).toBe(2);
    expect(one.of('phase-entered').at(-1)).toMatchObject({ phase: 'synchronization' });
  });

  test('of -1 is not counted, and its sender waits for the others', () => {
    const one = ack(promised(), 1, -1);
    expect(one.of('epoch-acked').at(-1)).toMatchObject({
      rule: 'discovery.not-counted',
      acked: [3],
    });
    one.said();
    ack(one, 2, 1);
    expect(one.said()).toEqual(['1: DIFF', '1: NEWLEADER', '2: DIFF', '2: NEWLEADER']);
  });

  test.each([
    ['a newer currentEpoch', 2, zxidOf(1, 1)],
    ['the same and a later zxid', 1, zxidOf(1, 5)],
  ])('of one with more than the leader, by %s: it is dropped', (_, currentEpoch, zxid) => {
    const one = ack(promised(), 1, currentEpoch, zxid);
    expect(one.of('learner-dropped')).toMatchObject([{ learner: 1, reason: 'ahead' }]);
    expect(one.of('epoch-acked').at(-1)?.acked).toEqual([3]);
  });

  test('of one with an older currentEpoch and a later zxid is welcome', () => {
    const one = ack(promised(), 1, 0, zxidOf(1, 9));
    expect(one.of('learner-dropped')).toEqual([]);
    expect(one.of('epoch-acked').at(-1)?.acked).toEqual([1, 3]);
  });
});

describe('a learner', () => {
  function following(acceptedEpoch: number): OnePeer {
    const one = new OnePeer(1).withLog(zxidOf(1, 4));
    Object.assign(one.peer.disk, { acceptedEpoch, currentEpoch: 1 });
    one.peer.role = 'following';
    one.peer.election.current = {
      vote: { leader: 3, zxid: 0, peerEpoch: 1 },
      electionEpoch: 1,
    };
    startFollowing(one.peer, one);
    return one;
  }

  const told = (acceptedEpoch: number, epoch: number): OnePeer => {
    const one = following(acceptedEpoch);
    const { connection } = one.peer.learning!;
    onLeaderConnected(one.peer, one, connection);
    one.sent.length = 0;
    onLeaderPacket(one.peer, one, connection, { type: 'LEADERINFO', epoch });
    return one;
  };

  test('dials five times, 100 ms apart, and looks for a leader again', () => {
    const one = following(1);
    for (let i = 1; i < CONNECT_ATTEMPTS_MAX; i++) {
      onLeaderClosed(one.peer, one, one.peer.learning!.connection);
      expect(one.timers.get('dial-learner')).toBe(one.now + 100_000);
      dialLeader(one.peer, one);
    }
    onLeaderClosed(one.peer, one, one.peer.learning!.connection);
    expect(one.dialled).toEqual(Array.from({ length: 5 }, () => '3 quorum'));
    expect(one.of('left')).toMatchObject([{ reason: 'no-leader-port' }]);
  });

  test('writes a higher epoch down before it acknowledges it, with its currentEpoch', () => {
    const one = told(1, 2);
    expect(one.said()).toEqual([]);
    one.write();
    expect(one.peer.disk.acceptedEpoch).toBe(2);
    expect(one.sent.map(({ message }) => message)).toEqual([
      { type: 'ACKEPOCH', zxid: zxidOf(1, 4), currentEpoch: 1 },
    ]);
  });

  test('says -1 to the epoch that it has promised before', () => {
    const one = told(2, 2);
    expect(one.peer.disk.jobs).toEqual([]);
    expect(one.sent.map(({ message }) => message)).toEqual([
      { type: 'ACKEPOCH', zxid: zxidOf(1, 4), currentEpoch: -1 },
    ]);
  });

  test('leaves a leader with an older one', () => {
    expect(told(3, 2).of('left')).toMatchObject([{ reason: 'epoch-too-old' }]);
  });
});
