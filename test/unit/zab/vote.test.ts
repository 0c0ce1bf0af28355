import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVotes, type Vote } from '../../../src/zab/vote.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const vote = (peerEpoch: number, zxid: number, leader: number): Vote => ({
  peerEpoch,
  zxid,
  leader,
});

test.each([
  [
    'currentEpoch comes first, whatever zxid says',
    vote(2, zxidOf(1, 4), 1),
    vote(1, zxidOf(1, 20), 9),
    true,
    'epoch',
  ],
  [
    'an older currentEpoch loses with a newer log',
    vote(1, zxidOf(1, 9), 2),
    vote(2, zxidOf(1, 4), 1),
    false,
    'epoch',
  ],
  ['then the last zxid', vote(1, zxidOf(1, 5), 1), vote(1, zxidOf(1, 4), 3), true, 'zxid'],
  [
    'a zxid is ordered by its epoch',
    vote(2, zxidOf(1, 99), 3),
    vote(2, zxidOf(2, 1), 1),
    false,
    'zxid',
  ],
  ['then the server id', vote(0, 0, 3), vote(0, 0, 2), true, 'sid'],
  ['a smaller server id loses', vote(0, 0, 1), vote(0, 0, 2), false, 'sid'],
  [
    'a vote does not beat itself',
    vote(1, zxidOf(1, 1), 2),
    vote(1, zxidOf(1, 1), 2),
    false,
    'none',
  ],
])('%s', (_, candidate, current, wins, by) => {
  expect(compareVotes(candidate, current)).toEqual({ wins, by });
});

const some = fc.record({
  peerEpoch: fc.nat(2),
  zxid: fc.nat(2),
  leader: fc.integer({ min: 1, max: 3 }),
});

test('of two different votes exactly one wins, and winning is transitive', () => {
  fc.assert(
    fc.property(some, some, some, (a, b, c) => {
      const beats = (x: Vote, y: Vote): boolean => compareVotes(x, y).wins;
      const same = compareVotes(a, b).by === 'none';
      expect(Number(beats(a, b)) + Number(beats(b, a))).toBe(same ? 0 : 1);
      if (beats(a, b) && beats(b, c)) expect(beats(a, c)).toBe(true);
    }),
  );
});
