import { describe, expect, it } from 'vitest';
import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import type { Message } from '../../../src/simulation/facts.ts';
import { logTail } from '../../../src/views/marks/durability.ts';
import { FAMILIES, familyOf } from '../../../src/views/marks/family.ts';
import { glyphPath } from '../../../src/views/marks/glyph.ts';
import { messageLabel, zxidIn } from '../../../src/views/marks/label.ts';
import { shownRole } from '../../../src/views/marks/role.ts';
import { emptyDisk } from '../../../src/zab/disk.ts';
import type { Configuration } from '../../../src/zab/ensemble.ts';
import { majorityOf } from '../../../src/zab/quorum.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const z = zxidOf(2, 9);
const config: Configuration = { version: 0, quorum: majorityOf([1, 2, 3]), observers: [4] };
const messages: readonly (readonly [Message, string, string])[] = [
  [
    {
      type: 'Notification',
      vote: { leader: 5, zxid: zxidOf(1, 6), peerEpoch: 1 },
      electionEpoch: 4,
      state: 'looking',
      config,
    },
    'election',
    'Notification 5 (1, 1:6)',
  ],
  [
    { type: 'FOLLOWERINFO', sid: 1, acceptedEpoch: 3, configVersion: 0 },
    'discovery',
    'FOLLOWERINFO 3',
  ],
  [
    { type: 'OBSERVERINFO', sid: 4, acceptedEpoch: 3, configVersion: 0 },
    'discovery',
    'OBSERVERINFO 3',
  ],
  [{ type: 'SNAPDATA', zxid: z, part: 0, snapshot: null }, 'sync', 'SNAPDATA (2,9)'],
  [{ type: 'INFORM', zxid: z, txn: { zxid: z } }, 'commit', 'INFORM (2,9)'],
  [{ type: 'COMMITANDACTIVATE', zxid: z, designated: 2 }, 'commit', 'COMMITANDACTIVATE (2,9)'],
  [
    { type: 'INFORMANDACTIVATE', zxid: z, txn: { zxid: z }, designated: 2 },
    'commit',
    'INFORMANDACTIVATE (2,9)',
  ],
  [{ type: 'NEWLEADER', zxid: zxidOf(2, 0), config }, 'sync', 'NEWLEADER (2,0)'],
  [{ type: 'PROPOSAL', zxid: z, txn: { zxid: z } }, 'proposal', 'PROPOSAL (2,9)'],
  [{ type: 'ACK', zxid: z }, 'ack', 'ACK (2,9)'],
  [{ type: 'COMMIT', zxid: z }, 'commit', 'COMMIT (2,9)'],
  [{ type: 'PING', zxid: z }, 'keepalive', 'PING (2,9)'],
  [{ type: 'REQUEST', request: { session: '01' } }, 'client', 'REQUEST'],
  [
    {
      type: 'Request',
      xid: 1,
      operation: { op: 'setData', path: '/w/a', data: '12', version: -1 },
    },
    'client',
    'set /w/a 12',
  ],
  [{ type: 'Reply', xid: 1, zxid: z, result: { error: 'NONODE' } }, 'client', 'NONODE'],
];

describe('marks', () => {
  it.each(messages)('%o is of its family and has its label', (message, family, label) => {
    expect(familyOf(message)).toBe(family);
    expect(messageLabel(message)).toBe(label);
  });

  it('names the transaction of what is about one', () => {
    expect(zxidIn({ type: 'COMMIT', zxid: z })).toBe(z);
    expect(zxidIn({ type: 'Ping' })).toBeNull();
  });

  it('gives each family a shape of its own at any size', () => {
    for (const size of [8, 15, 30]) {
      expect(new Set(FAMILIES.map((family) => glyphPath(family, size))).size).toBe(FAMILIES.length);
    }
  });

  it('calls a leading server leader and a stopped one down', () => {
    expect(shownRole({ up: true, role: 'leading' })).toBe('leader');
    expect(shownRole({ up: false, role: 'leading' })).toBe('down');
    expect(shownRole({ up: true, role: 'observing' })).toBe('observing');
  });

  it('never calls durable what a crash would lose, committed or not', () => {
    const log = PersistentLog.of([1, 2, 3, 4].map((c) => ({ zxid: zxidOf(1, c) })));
    const disk = { ...emptyDisk(), log, durable: 3 };
    const tail = (knownCommitted: number) =>
      logTail({ disk, knownCommitted }, 3).map((square) => square.durability);
    expect(tail(zxidOf(1, 2))).toEqual(['committed', 'on-disk', 'written']);
    expect(tail(zxidOf(1, 4))).toEqual(['committed', 'committed', 'written']);
  });
});
