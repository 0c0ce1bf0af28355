import { describe, expect, test } from 'vitest';
import type { Event, Fact } from '../../../src/simulation/facts.ts';
import { isNoise, showTime, traceLine } from '../../../src/timeline/trace-line.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const event = (fact: Fact, at = 412_999): Event => ({ ...fact, id: 0, at, step: 1, cause: -1 });

describe('one event is one line', () => {
  test.each<[Fact, string]>([
    [
      {
        kind: 'proposed',
        who: 3,
        rule: 'broadcast.propose',
        zxid: zxidOf(1, 2),
        to: [1, 2],
        outstanding: 1,
      },
      '00:00.412  3  proposed (1,2) to 1 2',
    ],
    [
      {
        kind: 'decided',
        who: 3,
        rule: 'fle.decide',
        role: 'leading',
        vote: { leader: 3, zxid: 0, peerEpoch: 0 },
        round: 1,
        agree: [2, 3],
        need: 2,
      },
      '00:00.412  3  decided leading (0,(0,0),3) round 1, agree 2 3 (2 of 2)',
    ],
    [
      {
        kind: 'commanded',
        who: null,
        rule: 'user.command',
        command: {
          do: 'cut',
          groups: [
            [1, 2],
            [3, 'a'],
          ],
        },
      },
      '00:00.412  -  commanded cut 1 2 | 3 a',
    ],
    [
      {
        kind: 'requested',
        who: 'a',
        rule: 'client.request',
        xid: 4,
        operation: { op: 'create', path: '/l/n-', data: 'x', mode: 'ephemeral_sequential' },
      },
      '00:00.412  a  requested 4 create ephemeral_sequential /l/n- "x"',
    ],
    [
      { kind: 'crashed', who: 2, rule: 'disk.crash-loses', lost: [zxidOf(1, 9)] },
      '00:00.412  2  crashed lost (1,9)',
    ],
    [{ kind: 'paused', who: 2, rule: 'process.pause' }, '00:00.412  2  paused'],
    [
      {
        kind: 'exited',
        who: 1,
        rule: 'broadcast.unmatched-commit',
        zxid: zxidOf(1, 3),
        pending: zxidOf(1, 2),
      },
      '00:00.412  1  exited told to commit (1,3) where (1,2) is next',
    ],
    [
      {
        kind: 'tampered',
        who: null,
        rule: 'bus.safe',
        what: 'delay',
        from: 3,
        to: 1,
        envelope: 9,
        message: { type: 'SNAPDATA', zxid: zxidOf(1, 2), part: 4, snapshot: null },
      },
      '00:00.412  -  tampered delay SNAPDATA (1,2) part 4 from 3 to 1',
    ],
    [
      {
        kind: 'reconfigured',
        who: 3,
        rule: 'reconfig.activate',
        version: zxidOf(1, 5),
        voters: [2, 3, 4],
        observers: [1],
        designated: 2,
      },
      '00:00.412  3  reconfigured version (1,5), voters 2 3 4, observers 1, leader 2',
    ],
    [
      {
        kind: 'commanded',
        who: null,
        rule: 'user.command',
        command: {
          do: 'set-disk',
          server: 3,
          state: 'stalled',
          fsyncUs: { min: 500, max: 1_000 },
        },
      },
      '00:00.412  -  commanded set-disk 3 stalled fsync 0.5..1 ms',
    ],
    [
      {
        kind: 'requested',
        who: 'a',
        rule: 'client.request',
        xid: 1,
        operation: {
          op: 'reconfig',
          joining: [{ server: 4, role: 'observer' }],
          leaving: [1],
          members: null,
          fromConfig: -1,
        },
      },
      '00:00.412  a  requested 1 reconfig joins observer-4, leaves 1',
    ],
  ])('%#', (fact, line) => {
    expect(traceLine(event(fact))).toBe(line);
  });

  test('time keeps two digits of minutes and three of milliseconds', () => {
    expect(showTime(0)).toBe('00:00.000');
    expect(showTime(3_723_004_999)).toBe('62:03.004');
  });
});

test('pings, quorum checks and dialling are noise; a proposal is not', () => {
  const ping = { type: 'PING', zxid: 0 } as const;
  const proposal = { type: 'PROPOSAL', zxid: 1, txn: { zxid: 1 } } as const;
  const sent = { kind: 'sent', who: 3, rule: 'link.send', to: 1, envelope: 1 } as const;
  expect(isNoise(event({ ...sent, message: ping }))).toBe(true);
  expect(isNoise(event({ ...sent, message: proposal }))).toBe(false);
  expect(
    isNoise(event({ kind: 'dialled', who: 1, rule: 'link.dial', to: 2, port: 'election' })),
  ).toBe(true);
});
