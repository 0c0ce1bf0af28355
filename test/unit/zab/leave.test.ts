/** A leader or learner goes back to LOOKING without a crash (`QuorumPeer.run`, `Learner.shutdown`); protocol notes 1, 3 and 7. */
import { describe, expect, test } from 'vitest';
import { leave, OBSERVER_DELAY_US } from '../../../src/zab/leave.ts';
import { onLeaderWaitOver, startLeading } from '../../../src/zab/lead.ts';
import { append } from '../../../src/zab/write.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { OnePeer, THREE } from './one-peer.ts';

const z = (counter: number): number => zxidOf(1, counter);

/** Server `sid` follows, has (1,1) durable, and has written (1,2) and (1,3), which nobody has committed. */
function following(sid = 1): OnePeer {
  const one = new OnePeer(sid, { ...THREE, observers: [4] }).withLog(z(1));
  one.peer.role = sid === 4 ? 'observing' : 'following';
  for (const zxid of [z(2), z(3)]) append(one.peer, one, { zxid });
  return one;
}

test('its log is flushed first (ZOOKEEPER-4712), and then memory takes in what is logged (ZOOKEEPER-2845)', () => {
  const one = following();
  leave(one.peer, one, 'leader-gone');
  expect([one.turns, one.peer.lastProcessed]).toEqual([0, z(1)]);
  one.write();
  expect([one.peer.disk.durable, one.peer.lastProcessed]).toEqual([3, z(3)]);
  expect([one.turns, one.peer.role]).toEqual([1, 'looking']);
});

test('an observer waits up to 200 ms before it looks again, a voter does not', () => {
  const waits = Array.from({ length: 50 }, (_, i) => {
    const one = following(4);
    one.peer.random.state = i * 7_919;
    leave(one.peer, one, 'leader-gone');
    one.write();
    expect(one.turns).toBe(0);
    return one.timers.get('observer-delay')!;
  });
  expect(Math.max(...waits)).toBeLessThan(OBSERVER_DELAY_US);
  expect(new Set(waits).size).toBeGreaterThan(20);
});

describe('an elected server gives up', () => {
  const elected = (): OnePeer => {
    const one = new OnePeer(3);
    one.peer.role = 'leading';
    startLeading(one.peer, one);
    return one;
  };

  test.each([
    ['discovery', 'no-quorum-for-epoch'],
    ['synchronization', 'no-quorum-for-sync'],
  ] as const)('in %s when initLimit ticks have brought no quorum', (stage, reason) => {
    const one = elected();
    one.peer.leading!.stage = stage;
    onLeaderWaitOver(one.peer, one);
    expect(one.of('left')).toMatchObject([{ role: 'leading', reason }]);
    expect(one.timers.has('leader-wait')).toBe(false);
  });
});

test('after a reconfiguration nobody is elected: the next role is that of the vote', () => {
  const roleOf = (leader: number, sid: number): string => {
    const one = following(sid);
    one.peer.reconfigured = true;
    one.peer.election.current = {
      vote: { leader, zxid: z(3), peerEpoch: 1 },
      electionEpoch: 1,
    };
    leave(one.peer, one, 'reconfigured');
    one.write();
    return one.peer.role;
  };
  expect([roleOf(1, 1), roleOf(2, 1), roleOf(2, 4)]).toEqual(['leading', 'following', 'observing']);
});
