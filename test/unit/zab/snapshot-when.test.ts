import { expect, test } from 'vitest';
import { nextSnapshotAfter } from '../../../src/zab/snapshot.ts';
import { append } from '../../../src/zab/write.ts';
import { OnePeer } from './one-peer.ts';

const SNAP_COUNT = 10;

test('a snapshot comes after more than half of snapCount and a random part of the other half (SyncRequestProcessor)', () => {
  const { peer } = new OnePeer(1);
  const drawn = new Set(Array.from({ length: 200 }, () => nextSnapshotAfter(peer, SNAP_COUNT)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9]);
});

test('while a snapshot is written the next is left out, and the log is rolled all the same', () => {
  const one = new OnePeer(1, undefined, { snapCount: SNAP_COUNT });
  const { peer } = one;
  peer.snapshotAfter = nextSnapshotAfter(peer, SNAP_COUNT);
  for (let zxid = 1; zxid <= 100; zxid++) append(peer, one, { zxid });
  expect(one.captures).toBe(1);
  const lengths = peer.disk.segments.slice(1).map((first, i) => first - peer.disk.segments[i]!);
  expect(lengths.length).toBeGreaterThanOrEqual(9);
  expect(Math.min(...lengths)).toBeGreaterThan(SNAP_COUNT / 2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(SNAP_COUNT);
});
