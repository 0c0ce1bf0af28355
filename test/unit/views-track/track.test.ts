import { expect, test } from 'vitest';
import { showTime } from '../../../src/views/track/clock.ts';
import { noLandmarks, type Landmarks } from '../../../src/views/track/landmarks.ts';
import {
  tickOutline,
  trackEnd,
  trackOf,
  trackX,
  type TrackRequest,
} from '../../../src/views/track/track.ts';

const S = 1_000_000;

test.each([
  { atUs: 0, shown: '00:00.000' },
  { atUs: 14_382_999, shown: '00:14.382' },
  { atUs: 61 * S, shown: '01:01.000' },
  { atUs: 6_000 * S, shown: '100:00.000' },
])('$atUs us are $shown', ({ atUs, shown }) => {
  expect(showTime(atUs)).toBe(shown);
});

test.each([
  { end: 0, track: 5 },
  { end: 4 * S, track: 5 },
  { end: 5 * S, track: 10 },
  { end: 100 * S, track: 120 },
  { end: 3_000 * S, track: 3_600 },
])('a run of $end us has a track of $track s', ({ end, track }) => {
  expect(trackEnd(end)).toBe(track * S);
});

const landmarks: Landmarks = {
  ...noLandmarks(),
  stretches: [
    { from: 0, epoch: null },
    { from: 2 * S, epoch: 1 },
  ],
  commits: [3 * S, 3 * S + 1, 4 * S],
  crashes: [{ at: 4 * S, server: 2 }],
};

const main = { id: 0, parent: null, forkAt: 0, end: { at: 4 * S } };
const scale = { width: 516, inset: 8, whole: 5 * S };
const request: TrackRequest = {
  scale,
  endAt: 4 * S,
  landmarks,
  branch: 0,
  branches: [main],
};

test('time runs from inset to inset; what is one pixel is drawn once', () => {
  const track = trackOf(request);
  expect(trackX(scale, S)).toBe(108);
  expect(track.endX).toBe(408);
  expect(track.bands.map(({ x, width, epoch }) => [x, width, epoch])).toEqual([
    [8, 198, null],
    [208, 198, 1],
  ]);
  expect(tickOutline(scale, landmarks.commits)).toBe('M308 16v-4M408 16v-4');
  expect(track.crashes).toEqual([{ x: 408, server: 2 }]);
  expect(track.curves).toEqual([]);
});

test('other branches leave the band where they part, and end where they end', () => {
  const other = { id: 1, parent: 0, forkAt: 2 * S, end: { at: 3 * S } };
  const [curve] = trackOf({ ...request, branches: [main, other] }).curves;
  expect(curve?.id).toBe(1);
  expect(curve?.path.startsWith('M208,20')).toBe(true);
  expect(curve?.x).toBe(314);
  // Seen from the branch, the first run is the other one, and parts at the same place.
  const [back] = trackOf({ ...request, branch: 1, branches: [main, other] }).curves;
  expect(back?.id).toBe(0);
  expect(back?.path.startsWith('M208,20')).toBe(true);
});
