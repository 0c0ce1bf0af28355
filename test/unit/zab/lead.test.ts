/** An established leader (`Leader.propose`, `processAck`, `tryToCommit`, `startForwarding`); protocol notes 4c, 5b, 6. */
import { describe, expect, test } from 'vitest';
import { onSyncRequest, propose } from '../../../src/zab/broadcast/leader.ts';
import { onLearnerConnected, onLearnerPacket, startLeading } from '../../../src/zab/lead.ts';
import { onTick } from '../../../src/zab/liveness/tick.ts';
import type { QuorumPacket } from '../../../src/zab/messages.ts';
import { designate } from '../../../src/zab/reconfigure.ts';
import { majorityOf } from '../../../src/zab/quorum.ts';
import { zxidOf, type Zxid } from '../../../src/zab/zxid.ts';
import { OnePeer, THREE } from './one-peer.ts';

const z = (counter: number, epoch = 2): Zxid => zxidOf(epoch, counter);
const FIVE_AND_ONE = { ...THREE, quorum: majorityOf([1, 2, 3, 4, 5]), observers: [6] };
const TICK_US = 2_000_000;

/** Server 3 leads epoch 2 of five voters and observer 6; learner s speaks by connection s. */
class Leader extends OnePeer {
  /** @param followers those who are there when it begins to serve */
  constructor(followers: readonly number[] = [1, 2]) {
    super(3, FIVE_AND_ONE);
    this.withLog(z(1, 1));
    Object.assign(this.peer.disk, { acceptedEpoch: 1, currentEpoch: 1 });
    this.peer.role = 'leading';
    startLeading(this.peer, this);
    for (const sid of followers) this.registers(sid);
    this.write();
    for (const sid of followers) this.hears(sid, ACK_EPOCH);
    this.write();
    for (const sid of followers) this.hears(sid, { type: 'ACK', zxid: z(0) });
    this.sent.length = 0;
  }

  get leading() {
    return this.peer.leading!;
  }

  hears(sid: number, packet: QuorumPacket): this {
    onLearnerPacket(this.peer, this, sid, packet);
    return this;
  }

  registers(sid: number): this {
    onLearnerConnected(this.peer, this, sid);
    const type = sid === 6 ? 'OBSERVERINFO' : 'FOLLOWERINFO';
    return this.hears(sid, { type, sid, acceptedEpoch: 1, configVersion: 0 });
  }

  /** A learner that comes later; it is sent what it needs, and has not acknowledged NEWLEADER yet. */
  joins(sid: number): this {
    return this.registers(sid).hears(sid, ACK_EPOCH);
  }

  proposes(...zxids: readonly Zxid[]): this {
    for (const zxid of zxids) propose(this.peer, this, { zxid });
    return this;
  }

  acks(sid: number, zxid: Zxid): this {
    return this.hears(sid, { type: 'ACK', zxid });
  }

  get committed(): readonly Zxid[] {
    return this.of('committed').map(({ zxid }) => zxid);
  }

  halfTicks(times = 1): this {
    for (let i = 0; i < times && this.peer.leading !== null; i++) {
      this.now += TICK_US / 2;
      onTick(this.peer, this);
    }
    return this;
  }
}

const ACK_EPOCH: QuorumPacket = { type: 'ACKEPOCH', zxid: z(1, 1), currentEpoch: 1 };

describe('ACKs', () => {
  test('of a quorum commit, whether the leader is one of it or not', () => {
    const one = new Leader([1, 2, 4]).proposes(z(1));
    one.acks(1, z(1)).acks(2, z(1));
    expect(one.committed).toEqual([]);
    expect(one.acks(4, z(1)).committed).toEqual([z(1)]);
    expect(one.peer.disk.durable).toBe(1);
  });

  test('of the leader come with its own fsync', () => {
    const one = new Leader().proposes(z(1)).acks(1, z(1)).acks(2, z(1));
    expect(one.committed).toEqual([]);
    expect(one.write().committed).toEqual([z(1)]);
  });

  test('of (e,0), of what is committed, of what nobody proposed and of an observer count for nothing', () => {
    const one = new Leader([1, 2, 4]).joins(6).acks(6, z(0)).proposes(z(1), z(2));
    for (const sid of [1, 2, 4]) one.acks(sid, z(1));
    const counted = one.of('acked').length;
    one.acks(1, z(0)).acks(1, z(1)).acks(1, z(9)).acks(6, z(2));
    expect(one.of('acked')).toHaveLength(counted);
  });

  test('are counted one by one: one of the second proposal says nothing of the first, and the first goes first', () => {
    const one = new Leader([1, 2, 4]).proposes(z(1), z(2));
    for (const sid of [1, 2, 4]) one.acks(sid, z(2));
    expect(one.committed).toEqual([]);
    for (const sid of [1, 2, 4]) one.acks(sid, z(1));
    expect(one.committed).toEqual([z(1), z(2)]);
  });

  test('do nothing once it has committed a reconfiguration that names another leader', () => {
    const one = new Leader([1, 2, 4]).proposes(z(1));
    one.leading.allowedToCommit = false;
    for (const sid of [1, 2, 4]) one.acks(sid, z(1));
    expect(one.committed).toEqual([]);
  });
});

test('a PROPOSAL goes to followers, its COMMIT to them too, acknowledged or not, and an INFORM to observers', () => {
  const one = new Leader([1, 2, 4]).joins(6).acks(6, z(0)).proposes(z(1));
  one.sent.splice(
    0,
    one.sent.findIndex(({ message }) => message.type === 'PROPOSAL'),
  );
  expect(one.said()).toEqual(['1: PROPOSAL', '2: PROPOSAL', '4: PROPOSAL']);
  one.write().acks(1, z(1)).acks(2, z(1));
  expect(one.said()).toEqual(['1: COMMIT', '2: COMMIT', '4: COMMIT', '6: INFORM']);
});

describe('whoever joins', () => {
  test('is sent what is outstanding, before NEWLEADER; an observer is not', () => {
    const one = new Leader().proposes(z(1), z(2));
    one.said();
    expect(one.joins(4).said()).toEqual([
      '4: LEADERINFO',
      '4: DIFF',
      '4: PROPOSAL',
      '4: PROPOSAL',
      '4: NEWLEADER',
    ]);
    expect(one.joins(6).said()).toEqual(['6: LEADERINFO', '6: DIFF', '6: NEWLEADER']);
  });

  test('gets live proposals from then on, and UPTODATE for its ACK of this NEWLEADER, no other', () => {
    const one = new Leader().joins(4);
    one.said();
    expect(one.proposes(z(1)).said()).toContain('4: PROPOSAL');
    expect(one.acks(4, z(0, 1)).said()).toEqual([]);
    expect(one.acks(4, z(0)).said()).toEqual(['4: UPTODATE']);
  });
});

describe('sync of a learner', () => {
  const request = { session: 's' };
  const asks = (one: Leader): Leader => {
    onSyncRequest(one.peer, one, one.leading.handlers.get(1)!, request);
    return one;
  };

  test('is answered at once when nothing is outstanding', () => {
    expect(asks(new Leader()).said()).toEqual(['1: SYNC']);
  });

  test('is answered behind the COMMIT of what was proposed last', () => {
    const one = new Leader([1, 2, 4]).proposes(z(1), z(2));
    asks(one).proposes(z(3));
    one.said();
    for (const sid of [1, 2, 4]) one.acks(sid, z(1));
    expect(one.said()).not.toContain('1: SYNC');
    for (const sid of [1, 2, 4]) one.acks(sid, z(2));
    expect(one.said()).toEqual(['1: COMMIT', '2: COMMIT', '4: COMMIT', '1: SYNC']);
  });
});

describe('liveness', () => {
  test('a PING carries what was proposed last; it goes out at every half tick', () => {
    const one = new Leader().proposes(z(1));
    one.sent.length = 0;
    one.halfTicks();
    expect(one.sent.map(({ message }) => message)).toEqual([
      { type: 'PING', zxid: z(1) },
      { type: 'PING', zxid: z(1) },
    ]);
  });

  test('whoever has said anything within syncLimit ticks counts; the leader without a quorum of them steps down', () => {
    const one = new Leader();
    // It checks at every second wake. At tick 3 follower 1 speaks, so it counts to tick 8; follower 2 spoke at tick 0.
    one.halfTicks(6).hears(1, { type: 'PING', zxid: z(0) });
    one.halfTicks(4);
    expect(one.of('quorum-checked').at(-1)).toMatchObject({ tick: 5, heard: [1, 2, 3] });
    one.halfTicks(2);
    expect(one.of('left')).toMatchObject([{ reason: 'quorum-lost', heard: [1, 3] }]);
  });

  test('a learner that owes the oldest ACK for syncLimit ticks is closed, and sent no PING', () => {
    const one = new Leader([1, 2, 4]).proposes(z(1));
    one.acks(2, z(1)).acks(4, z(1));
    for (let half = 0; half < 10; half++) {
      for (const sid of [1, 2, 4]) one.hears(sid, { type: 'PING', zxid: z(0) });
      one.sent.length = 0;
      one.halfTicks();
    }
    expect(one.of('learner-dropped')).toMatchObject([{ learner: 1, reason: 'slow-ack' }]);
    expect(one.said()).toEqual(['2: PING', '4: PING']);
  });

  test('a learner that says nothing for initLimit ticks before it acknowledges NEWLEADER is closed', () => {
    const one = new Leader().registers(4);
    for (let half = 0; half < 20; half++) {
      for (const sid of [1, 2]) one.hears(sid, { type: 'PING', zxid: z(0) });
      expect(one.of('learner-dropped')).toEqual([]);
      one.halfTicks();
    }
    expect(one.of('learner-dropped')).toMatchObject([{ learner: 4, reason: 'silent' }]);
  });
});

describe('who leads next, if a reconfiguration takes the leader out (Leader.getDesignatedLeader)', () => {
  const config = { ...FIVE_AND_ONE, version: z(1), quorum: majorityOf([1, 2, 4, 5]) };
  const heir = (acks: readonly number[], ...later: readonly (readonly number[])[]): number => {
    const one = new Leader([1, 2, 4]).proposes(z(1), ...later.map((_, i) => z(i + 2)));
    later.forEach((those, i) => {
      one.leading.outstanding.get(z(i + 2))!.acks = those;
    });
    const proposal = { ...one.leading.outstanding.get(z(1))!, acks };
    return designate(one.peer, proposal, config);
  };

  test('is a voter of the new configuration that acknowledged it', () => {
    expect(heir([2, 3, 6])).toBe(2);
  });

  test('with the longest run of ACKs behind it, without a gap', () => {
    expect(heir([1, 2, 4], [2, 4], [4])).toBe(4);
    expect(heir([1, 2, 4], [2], [4])).toBe(2);
  });

  test('is the leader itself while it is a voter', () => {
    const one = new Leader().proposes(z(1));
    expect(designate(one.peer, one.leading.outstanding.get(z(1))!, FIVE_AND_ONE)).toBe(3);
  });
});
