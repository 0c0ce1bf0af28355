import { describe, expect, test } from 'vitest';
import { agrees, checkLeader, supporters } from '../../../src/zab/election/tally.ts';
import type { HeardVote } from '../../../src/zab/election/state.ts';
import type { Role } from '../../../src/zab/messages.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const heard = (
  state: Role,
  leader: number,
  { epoch = 1, zxid = zxidOf(1, 4), round = 1 } = {},
): HeardVote => ({ vote: { leader, peerEpoch: epoch, zxid }, electionEpoch: round, state });

describe('two votes count as one', () => {
  test.each<[string, HeardVote, HeardVote, boolean]>([
    ['all equal', heard('looking', 3), heard('looking', 3), true],
    ['another leader', heard('looking', 3), heard('looking', 2), false],
    ['another epoch', heard('looking', 3), heard('looking', 3, { epoch: 2 }), false],
    ['another zxid', heard('looking', 3), heard('looking', 3, { zxid: 0 }), false],
    ['another round', heard('looking', 3), heard('looking', 3, { round: 2 }), false],
    // ZOOKEEPER-1732, 1805, 1818: settled servers keep zxid and round of an election that others did not see.
    ['settled, another zxid', heard('leading', 3), heard('following', 3, { zxid: 0 }), true],
    ['settled, another round', heard('leading', 3), heard('following', 3, { round: 7 }), true],
    ['settled, another epoch', heard('leading', 3), heard('following', 3, { epoch: 2 }), false],
    ['one of them settled', heard('looking', 3), heard('following', 3, { round: 7 }), false],
  ])('%s', (_, a, b, same) => {
    expect([agrees(a, b), agrees(b, a)]).toEqual([same, same]);
  });
});

test('supporters come by number, whoever was heard first', () => {
  const table = new Map([
    [5, heard('looking', 3)],
    [1, heard('looking', 3)],
    [4, heard('looking', 4)],
    [3, heard('looking', 3)],
  ]);
  expect(supporters(table, heard('looking', 3))).toEqual([1, 3, 5]);
});

describe('an elected leader is believed', () => {
  const self = 1;
  test.each<[string, ReadonlyMap<number, HeardVote>, number, number, boolean]>([
    ['when it says itself that it leads', new Map([[3, heard('leading', 3)]]), 3, 1, true],
    ['not on hearsay', new Map([[2, heard('following', 3)]]), 3, 1, false],
    ['not while it still looks', new Map([[3, heard('looking', 3)]]), 3, 1, false],
    ['when it is this server, in this round', new Map(), self, 1, true],
    ['when it is this server, of a former round: not', new Map(), self, 2, false],
  ])('%s', (_, votes, leader, round, believed) => {
    expect(checkLeader(votes, leader, round, self, 1)).toBe(believed);
  });
});
