/** What a leader's log on disk can give to a learner (`FileTxnSnapLog.readTxnLog`); protocol notes 4a, row 5. */
import { describe, expect, test } from 'vitest';
import { diskLogOf } from '../../../src/zab/synchronization/disk-log.ts';
import { counterOf, zxidOf, type Zxid } from '../../../src/zab/zxid.ts';
import { OnePeer } from './one-peer.ts';

const z = (counter: number): Zxid => zxidOf(1, counter);

/** A log of (1,3) to (1,10) in files that begin with (1,3), (1,5) and (1,8), beside a snapshot of 10 znodes. */
function leader(snapshotSizeFactorPercent = 50): OnePeer {
  const one = new OnePeer(3, undefined, { snapshotSizeFactorPercent });
  one.withLog(...[3, 4, 5, 6, 7, 8, 9, 10].map(z));
  one.znodes = 10;
  Object.assign(one.peer.disk, { segments: [3, 5, 8].map(z), snapshots: [{ zxid: z(2) }] });
  return one;
}

const gives = (one: OnePeer, peerLast: Zxid): readonly number[] =>
  diskLogOf(one.peer, one, peerLast).map(({ zxid }) => counterOf(zxid));

test('everything from the last record that the learner has', () => {
  expect(gives(leader(), z(7))).toEqual([7, 8, 9, 10]);
});

test('nothing, when it does not reach back so far', () => {
  expect(gives(leader(), z(2))).toEqual([]);
});

describe('the files behind the first that is read', () => {
  test('may hold so much of the snapshot as snapshotSizeFactor says', () => {
    // Of ten znodes half: three records are behind (1,5), six behind (1,3).
    expect(gives(leader(), z(5))).toEqual([5, 6, 7, 8, 9, 10]);
    expect(gives(leader(), z(4))).toEqual([]);
  });

  test('are not asked for when there are none', () => {
    expect(gives(leader(1), z(9))).toEqual([9, 10]);
  });

  test('are never read with a factor below 0', () => {
    expect(gives(leader(-1), z(9))).toEqual([]);
  });
});

test('nothing across the hole that a SNAP has left (ZOOKEEPER-2846)', () => {
  const one = leader();
  one.peer.disk.historyFrom = z(6);
  expect([gives(one, z(5)), gives(one, z(6))]).toEqual([[], [6, 7, 8, 9, 10]]);
});
