import { expect, test } from 'vitest';
import type { Handler, HandlerStage } from '../../../src/zab/leading.ts';
import { isSlow, noteAcked, noteProposed } from '../../../src/zab/liveness/owed.ts';

const handler = (stage: HandlerStage = 'up-to-date'): Handler => ({
  connection: 1,
  sid: 2,
  stage,
  acceptedEpoch: 1,
  peerLast: 0,
  forwarding: true,
  observer: false,
  stream: null,
  queued: [],
  deadlineTick: 0,
  heardAt: 0,
  owes: { zxid: 0, at: -1, nextZxid: 0, nextAt: -1 },
});

type Step = readonly ['propose' | 'ack', zxid: number, at: number];

test.each<[string, readonly Step[], number, boolean]>([
  ['nothing was proposed', [], 1_000, false],
  ['within the limit', [['propose', 1, 0]], 99, false],
  ['at the limit', [['propose', 1, 0]], 100, true],
  [
    'acknowledged',
    [
      ['propose', 1, 0],
      ['ack', 1, 50],
    ],
    1_000,
    false,
  ],
  [
    'the next one counts from its own time',
    [
      ['propose', 1, 0],
      ['propose', 2, 60],
      ['ack', 1, 70],
    ],
    150,
    false,
  ],
  [
    'and is late in its turn',
    [
      ['propose', 1, 0],
      ['propose', 2, 60],
      ['ack', 1, 70],
    ],
    160,
    true,
  ],
  [
    'the oldest decides, whatever came later',
    [
      ['propose', 1, 0],
      ['propose', 2, 60],
      ['ack', 2, 70],
    ],
    100,
    true,
  ],
])('%s', (_, steps, now, slow) => {
  const learner = handler();
  for (const [what, zxid, at] of steps) {
    if (what === 'propose') noteProposed(learner, zxid, at);
    else noteAcked(learner, zxid);
  }
  expect(isSlow(learner, now, 100)).toBe(slow);
});

test('a learner that is still being synchronized owes nothing', () => {
  const learner = handler('synchronizing');
  noteProposed(learner, 1, 0);
  expect(isSlow(learner, 1_000, 100)).toBe(false);
});
