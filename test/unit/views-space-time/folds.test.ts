/** Quiet stretches are folded, with a count of what went on in them, and can be opened. */
import { describe, expect, it } from 'vitest';
import { axisFor } from '../../../src/views/space-time/space-time.ts';
import { FOLD_PX } from '../../../src/views/space-time/axis.ts';
import { played } from '../views-election/played.ts';
import { chronicleOf, pictureOf, PLAIN_VIEW, WIDTH_PX } from './picture.ts';

/** Nothing happens between the first leader and the crash five seconds later. */
const frame = played({}, [[6_000, { do: 'crash', server: 1 }]], 6_100);

describe('a quiet stretch', () => {
  const picture = pictureOf(frame, 500, { folds: true });
  /** The one before it is the wait in which an elected server listens for a better vote. */
  const [wait, fold] = picture.folds;

  it('takes the room of its words, and says how long it is and how many keep-alives were sent', () => {
    expect(picture.folds).toHaveLength(2);
    expect(fold!.to).toBe(6_000_000);
    expect(fold!.to - fold!.from).toBeGreaterThan(4_000_000);
    expect(fold!.x1 - fold!.x0).toBeCloseTo(FOLD_PX);
    let pings = 0;
    for (let id = fold!.key + 1; id < frame.eventCount; id++) {
      const event = frame.events.at(id)!;
      const within = event.at > fold!.from && event.at < fold!.to;
      if (within && event.kind === 'sent' && event.message.type === 'PING') pings++;
    }
    expect(fold!.pings).toBe(pings);
    expect(pings).toBeGreaterThan(4);
  });

  it('is folded when it takes more room than its words, be it as short as the wait for a better vote', () => {
    expect(wait!.to - wait!.from).toBeLessThan(250_000);
    expect(wait!.pings).toBe(0);
    expect(wait!.x1 - wait!.x0).toBeLessThan(FOLD_PX * 1.5);
  });

  it('brings what happened before it into the same picture', () => {
    expect(picture.arrows.some(({ family }) => family === 'sync')).toBe(true);
    expect(pictureOf(frame, 500).arrows.some(({ family }) => family === 'sync')).toBe(false);
  });

  it('can be opened, and stays marked as one that can be folded', () => {
    const { key } = fold!;
    const opened = pictureOf(frame, 500, { folds: true, opened: new Set([key]) });
    expect(opened.folds.at(-1)).toMatchObject({ key, opened: true });
    expect(opened.axis.timeAt(0)).toBe(5_600_000);
  });

  it('is drawn in while it goes on, without a jump', () => {
    const chronicle = chronicleOf(frame);
    const widthAt = (ms: number): number => {
      const moment = played({}, [], ms);
      const axis = axisFor(moment, chronicle, {
        ...PLAIN_VIEW,
        widthPx: WIDTH_PX,
        spanUs: 500_000,
      });
      return axis.x(moment.at) - axis.x(frame.events.at(fold!.key)!.at);
    };
    const begin = Math.ceil(fold!.from / 1_000);
    let before = widthAt(begin);
    for (let ms = begin + 10; ms < begin + 1_200; ms += 10) {
      const width = widthAt(ms);
      expect(Math.abs(width - before)).toBeLessThanOrEqual(18.1);
      before = width;
    }
    expect(before).toBeCloseTo(FOLD_PX);
  });
});

describe('the axis', () => {
  const { axis, folds } = pictureOf(frame, 500, { folds: true });

  it('leads from times to places and back, across folds', () => {
    for (let us = 0; us <= 6_100_000; us += 7_000) {
      const inFold = us > folds[0]!.from && us < 6_000_000;
      const back = axis.timeAt(axis.x(us) + axis.shift);
      expect(Math.abs(back - us)).toBeLessThanOrEqual(inFold ? 200 : 1);
    }
  });

  it('only grows', () => {
    let before = -Infinity;
    for (let us = 0; us <= 6_100_000; us += 11_000) {
      const place = axis.x(us);
      expect(place).toBeGreaterThan(before);
      before = place;
    }
  });

  it('keeps a time at its place when another span is asked for', () => {
    const view = { ...PLAIN_VIEW, widthPx: WIDTH_PX, spanUs: 100_000 };
    for (const us of [900_000, 3_000_000, 6_050_000]) {
      const other = axisFor(frame, chronicleOf(frame), view, { us, px: 400 });
      expect(other.x(us) + other.shift).toBeCloseTo(400);
    }
  });
});

it('no fold hides a message that takes long', () => {
  const slow = played({ latencyUs: { min: 600_000, max: 700_000 } }, [], 1_400);
  const picture = pictureOf(slow, 1_000, { folds: true });
  expect(picture.arrows.length).toBeGreaterThan(0);
  for (const { from, to } of picture.folds) {
    for (const { sentId } of picture.arrows) {
      const sent = slow.events.at(sentId)!;
      expect(sent.at <= from && sent.at + 600_000 >= to).toBe(false);
    }
  }
});
