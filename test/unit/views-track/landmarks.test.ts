import { expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { noLandmarks, noteEvent } from '../../../src/views/track/landmarks.ts';

let id = 0;
const at = (atUs: number, fact: object): Event =>
  ({ id: id++, at: atUs, step: id, cause: -1, ...fact }) as Event;

const established = (time: number, who: number, epoch: number): Event =>
  at(time, { kind: 'established', rule: 'sync.established', who, epoch, last: 0, acked: [who] });
const crashed = (time: number, who: number): Event =>
  at(time, { kind: 'crashed', rule: 'disk.crash-loses', who, lost: [] });
const committed = (time: number, who: number): Event =>
  at(time, { kind: 'committed', rule: 'broadcast.commit', who, zxid: 1, acks: [], need: 2 });
const left = (time: number, who: number): Event =>
  at(time, { kind: 'left', rule: 'zab.leave', who, role: 'leading', reason: 'quorum-lost' });

test.each([
  { name: 'it begins with an election', events: [], stretches: [{ from: 0, epoch: null }] },
  {
    name: 'a leader that serves begins an epoch',
    events: [established(5, 3, 1)],
    stretches: [
      { from: 0, epoch: null },
      { from: 5, epoch: 1 },
    ],
  },
  {
    name: 'its crash begins an election',
    events: [established(5, 3, 1), crashed(9, 3), established(20, 2, 2)],
    stretches: [
      { from: 0, epoch: null },
      { from: 5, epoch: 1 },
      { from: 9, epoch: null },
      { from: 20, epoch: 2 },
    ],
  },
  {
    name: 'so does its leaving',
    events: [established(5, 3, 1), left(8, 3)],
    stretches: [
      { from: 0, epoch: null },
      { from: 5, epoch: 1 },
      { from: 8, epoch: null },
    ],
  },
  {
    name: 'a follower may crash or leave without one',
    events: [established(5, 3, 1), crashed(9, 1), left(10, 2)],
    stretches: [
      { from: 0, epoch: null },
      { from: 5, epoch: 1 },
    ],
  },
])('$name', ({ events, stretches }) => {
  const landmarks = noLandmarks();
  for (const event of events) noteEvent(landmarks, event);
  expect(landmarks.stretches).toEqual(stretches);
});

test('commits and crashes are kept with their times', () => {
  const landmarks = noLandmarks();
  for (const event of [committed(3, 1), crashed(4, 2), committed(6, 1)]) {
    noteEvent(landmarks, event);
  }
  expect(landmarks.commits).toEqual([3, 6]);
  expect(landmarks.crashes).toEqual([{ at: 4, server: 2 }]);
});
