/** A learner takes over its leader's history (`Learner.syncWithLeader`); protocol notes 4f: the order of what is written is everything. */
import { describe, expect, test } from 'vitest';
import { onLeaderConnected, onLeaderPacket, startFollowing } from '../../../src/zab/follow.ts';
import type { QuorumPacket } from '../../../src/zab/messages.ts';
import { showZxid, zxidOf, type Zxid } from '../../../src/zab/zxid.ts';
import { OnePeer, THREE } from './one-peer.ts';

const z = (counter: number, epoch = 1): Zxid => zxidOf(epoch, counter);
const NEW_LEADER: QuorumPacket = { type: 'NEWLEADER', zxid: z(0, 2), config: THREE };
const UP_TO_DATE: QuorumPacket = { type: 'UPTODATE', zxid: z(0, 2), config: THREE };
const proposal = (zxid: Zxid): QuorumPacket => ({ type: 'PROPOSAL', zxid, txn: { zxid } });
const commit = (zxid: Zxid): QuorumPacket => ({ type: 'COMMIT', zxid });
const inform = (zxid: Zxid): QuorumPacket => ({ type: 'INFORM', zxid, txn: { zxid } });

/** Server 1 (or observer 4) with (1,1) and (1,2) has promised epoch 2 to server 3. */
class Learner extends OnePeer {
  constructor(sid = 1) {
    super(sid, { ...THREE, observers: [4] });
    this.withLog(z(1), z(2));
    Object.assign(this.peer.disk, { acceptedEpoch: 1, currentEpoch: 1 });
    this.peer.role = sid === 4 ? 'observing' : 'following';
    this.peer.election.current = { vote: { leader: 3, zxid: 0, peerEpoch: 1 }, electionEpoch: 1 };
    startFollowing(this.peer, this);
    onLeaderConnected(this.peer, this, this.#connection);
    this.told.length = 0;
    this.reads({ type: 'LEADERINFO', epoch: 2 }).write();
    this.sent.length = 0;
    this.told.length = 0;
  }

  get #connection(): number {
    return this.peer.learning!.connection;
  }

  reads(...packets: readonly QuorumPacket[]): this {
    for (const packet of packets) onLeaderPacket(this.peer, this, this.#connection, packet);
    return this;
  }

  /** What it has done, in order: `log (1,3)`, `apply (1,3)`, `fsync`, `epoch 2`. */
  get deeds(): readonly string[] {
    return this.told.flatMap((fact) => {
      switch (fact.kind) {
        case 'logged':
          return [`log ${showZxid(fact.zxid)}`];
        case 'fsynced':
          return ['fsync'];
        case 'epoch-written':
          return [`epoch ${fact.epoch}`];
        case 'applied':
          return [`apply ${showZxid(fact.zxid)}`];
        default:
          return [];
      }
    });
  }

  get acks(): readonly Zxid[] {
    return this.sent.flatMap(({ message }) => (message.type === 'ACK' ? [message.zxid] : []));
  }

  get logged(): readonly Zxid[] {
    return this.peer.disk.log.slice(0).map(({ zxid }) => zxid);
  }
}

describe('DIFF', () => {
  const DIFF: QuorumPacket = { type: 'DIFF', zxid: z(4) };

  test('moves nothing by itself: lastProcessed stays (ZOOKEEPER-2355)', () => {
    expect(new Learner().reads(DIFF).peer.lastProcessed).toBe(z(2));
  });

  test('what is committed waits for NEWLEADER: then log, fsync, currentEpoch, and only then the ACK', () => {
    const one = new Learner().reads(
      DIFF,
      proposal(z(3)),
      commit(z(3)),
      proposal(z(4)),
      commit(z(4)),
    );
    expect(one.deeds).toEqual([]);
    one.reads(NEW_LEADER);
    expect([one.logged, one.acks]).toEqual([[z(1), z(2), z(3), z(4)], []]);
    one.write(1);
    expect([one.peer.disk.durable, one.peer.disk.currentEpoch, one.acks]).toEqual([4, 1, []]);
    one.write(1);
    expect([one.peer.disk.currentEpoch, one.acks]).toEqual([2, [z(0, 2)]]);
    const taken = ['log (1,3)', 'apply (1,3)', 'log (1,4)', 'apply (1,4)'];
    expect(one.deeds).toEqual([...taken, 'fsync', 'epoch 2']);
  });

  test('what is proposed and not committed is logged and acknowledged only behind UPTODATE (ZOOKEEPER-4685)', () => {
    const one = new Learner().reads(DIFF, proposal(z(3)), NEW_LEADER).write();
    expect([one.logged, one.acks]).toEqual([[z(1), z(2)], [z(0, 2)]]);
    one.reads(UP_TO_DATE);
    expect(one.logged).toEqual([z(1), z(2), z(3)]);
    one.write();
    expect(one.acks).toEqual([z(0, 2), z(0, 2), z(3)]);
    expect(one.peer.lastProcessed).toBe(z(2));
  });

  test('a COMMIT between NEWLEADER and UPTODATE finds its proposal again (ZOOKEEPER-4394)', () => {
    const one = new Learner()
      .reads(DIFF, proposal(z(3)), NEW_LEADER)
      .write()
      .reads(commit(z(3)));
    expect(one.peer.lastProcessed).toBe(z(2));
    one.reads(UP_TO_DATE);
    expect(one.peer.lastProcessed).toBe(z(3));
  });

  test('a proposal that leaves one out within its epoch ends it (ZOOKEEPER-4925); the next epoch may begin', () => {
    const one = new Learner().reads(DIFF, proposal(z(3)), proposal(z(1, 2)));
    expect(one.of('left')).toEqual([]);
    one.reads(proposal(z(3, 2)));
    expect(one.of('left')).toMatchObject([
      { reason: 'proposal-gap', expected: z(2, 2), came: z(3, 2) },
    ]);
  });

  test('an observer logs at UPTODATE: nobody counts on what it has', () => {
    const one = new Learner(4).reads(DIFF, proposal(z(3)), commit(z(3)), inform(z(4)), NEW_LEADER);
    one.write();
    expect([one.logged, one.acks]).toEqual([[z(1), z(2)], [z(0, 2)]]);
    one.reads(UP_TO_DATE);
    expect([one.logged, one.peer.lastProcessed]).toEqual([[z(1), z(2), z(3), z(4)], z(4)]);
  });
});

describe('TRUNC', () => {
  const TRUNC: QuorumPacket = { type: 'TRUNC', zxid: z(1) };

  test('cuts the log, and stands where the leader said', () => {
    const one = new Learner().reads(TRUNC);
    expect([one.logged, one.peer.lastProcessed]).toEqual([[z(1)], z(1)]);
    expect(one.of('truncated')).toMatchObject([{ to: z(1), removed: [z(2)] }]);
  });

  test('what is committed before NEWLEADER goes straight to memory, and the snapshot that comes first covers it', () => {
    const one = new Learner().reads(TRUNC, proposal(z(1, 2)), commit(z(1, 2)));
    expect(one.peer.lastProcessed).toBe(z(1, 2));
    one.reads(NEW_LEADER);
    const purposes = one.peer.disk.jobs.map(({ purpose }) => purpose);
    expect(purposes).toEqual(['learner-snapshot', 'learner-syncs']);
    one.write();
    expect(one.peer.disk.snapshots.at(-1)?.zxid).toBe(z(1, 2));
    expect([one.logged, one.acks]).toEqual([[z(1)], [z(0, 2)]]);
  });
});

describe('reading', () => {
  test('the leader may be silent for initLimit ticks until NEWLEADER, then for syncLimit', () => {
    const one = new Learner().reads({ type: 'DIFF', zxid: z(2) });
    expect(one.timers.get('learner-read')).toBe(10 * 2_000_000);
    one.reads(NEW_LEADER).write().reads(UP_TO_DATE);
    expect(one.timers.get('learner-read')).toBe(5 * 2_000_000);
  });

  test('packets wait while it writes', () => {
    const one = new Learner().reads({ type: 'DIFF', zxid: z(2) }, NEW_LEADER, UP_TO_DATE);
    expect(one.peer.phase).toBe('synchronization');
    one.write();
    expect(one.peer.phase).toBe('broadcast');
  });
});

describe('broadcast', () => {
  const served = (sid = 1): Learner =>
    new Learner(sid)
      .reads({ type: 'DIFF', zxid: z(2) }, NEW_LEADER)
      .write()
      .reads(UP_TO_DATE);

  test('one fsync serves all proposals that were logged before it began, each with an ACK of its own', () => {
    const one = served().reads(proposal(z(1, 2)), proposal(z(2, 2)), proposal(z(3, 2)));
    expect(one.peer.disk.jobs).toHaveLength(1);
    one.write();
    expect(one.acks.slice(2)).toEqual([z(1, 2), z(2, 2), z(3, 2)]);
    expect(one.of('fsynced')).toMatchObject([{ count: 3 }]);
  });

  test('a COMMIT is obeyed before the own fsync', () => {
    const one = served().reads(proposal(z(1, 2)), commit(z(1, 2)));
    expect([one.peer.lastProcessed, one.peer.disk.durable]).toEqual([z(1, 2), 2]);
  });

  test('a COMMIT with nothing pending is passed over; one for another than the oldest ends the process', () => {
    const one = served().reads(commit(z(1, 2)));
    expect(one.peer.up).toBe(true);
    one.reads(proposal(z(1, 2)), proposal(z(2, 2)), commit(z(2, 2)));
    expect(one.peer.up).toBe(false);
  });

  test('an observer logs and delivers an INFORM at once, and acknowledges nothing', () => {
    const one = served(4)
      .reads(inform(z(1, 2)))
      .write();
    expect([one.peer.lastProcessed, one.peer.disk.durable]).toEqual([z(1, 2), 3]);
    expect(one.acks).toEqual([z(0, 2), z(0, 2)]);
  });
});
