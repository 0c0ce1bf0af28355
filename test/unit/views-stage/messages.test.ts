import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/simulation/facts.ts';
import { freeOf, type Box } from '../../../src/views/stage/box.ts';
import type { Places } from '../../../src/views/stage/lane.ts';
import { LABEL_SIZE, placeLabels } from '../../../src/views/stage/message-labels.ts';
import { placeMessages, progress } from '../../../src/views/stage/messages.ts';
import { textWidth } from '../../../src/views/stage/text-width.ts';
import { outlinesOf } from '../../../src/views/stage/flight.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { send, settledWorld } from './moment.ts';

const places: Places = new Map([
  ['1', { x: 100, y: 100, reach: 40 }],
  ['2', { x: 500, y: 100, reach: 40 }],
  ['3', { x: 300, y: 400, reach: 40 }],
]);
const NO_STOPS = new Map<string, number>();
const proposal = (counter: number): Message => {
  const zxid = zxidOf(2, counter);
  return { type: 'PROPOSAL', zxid, txn: { zxid } };
};
const ack = (counter: number): Message => ({ type: 'ACK', zxid: zxidOf(2, counter) });

describe('a message in flight', () => {
  it.each([
    [0, 0],
    [5_000, 0.25],
    [10_000, 0.5],
    [20_000, 1],
    [30_000, 1],
  ])('%i us after it was sent has done %d of its way', (after, part) => {
    expect(progress({ sentAt: 1_000, dueAt: 21_000 }, 1_000 + after, false)).toBe(part);
  });

  it('starts and lands lightly when eased, and is at the same place half way', () => {
    const flight = { sentAt: 0, dueAt: 100 };
    expect(progress(flight, 10, true)).toBeLessThan(progress(flight, 10, false));
    expect(progress(flight, 50, true)).toBeCloseTo(0.5);
    expect(progress(flight, 90, true)).toBeGreaterThan(progress(flight, 90, false));
  });

  it('travels from outline to outline, and the two directions keep apart', () => {
    const world = settledWorld(3, 3);
    send(world, 1, 2, proposal(1), 0);
    send(world, 2, 1, ack(1), 0);
    const at = (us: number) => placeMessages(world, us, places, NO_STOPS, false);
    expect(at(0)[0]).toMatchObject({ x: 147, tail: { x: 140 } });
    expect(at(20_000)[0]!.x).toBe(453);
    const [there, back] = at(10_000);
    expect(there!.x).toBe(back!.x);
    expect(Math.abs(there!.y - back!.y)).toBeGreaterThan(5);
  });

  it('is not drawn when an end is not on the stage', () => {
    const world = settledWorld(3, 3);
    send(world, 1, 'gone', { type: 'PingReply' }, 0);
    expect(placeMessages(world, 1, places, NO_STOPS, false)).toEqual([]);
  });

  it('waits at the wall of a cut, however late it is', () => {
    const world = settledWorld(3, 3);
    send(world, 1, 2, proposal(1), 0);
    const stops = new Map([['1>2', 0.25]]);
    const at = (us: number) => placeMessages(world, us, places, stops, false)[0]!;
    expect(at(2_000)).toMatchObject({ x: 177.6, waits: null });
    expect(at(10_000)).toMatchObject({ x: 212.5, waits: 'cut' });
    expect(at(9_000_000)).toMatchObject({ x: 212.5, waits: 'cut' });
  });
});

describe('the outlines', () => {
  it('are one for each family, with a glyph and a trail for each message', () => {
    const world = settledWorld(3, 3);
    send(world, 1, 2, ack(1), 0);
    send(world, 2, 3, ack(1), 0);
    send(world, 3, 1, proposal(2), 0);
    const outlines = outlinesOf(placeMessages(world, 10_000, places, NO_STOPS, false));
    expect(outlines.map(({ family }) => family)).toEqual(['ack', 'proposal']);
    expect(outlines[0]!.glyphs.match(/M/g)).toHaveLength(2);
    expect(outlines[0]!.trails.match(/^M140 103L300 103M/)).not.toBeNull();
  });
});

describe('bundles', () => {
  it('join messages of one family at nearly one place, furthest ahead first', () => {
    const world = settledWorld(3, 3);
    const first = send(world, 1, 2, proposal(1), 0);
    const second = send(world, 1, 2, proposal(2), 100);
    const late = send(world, 1, 2, proposal(3), 9_000);
    const glyphs = placeMessages(world, 10_000, places, NO_STOPS, false);
    expect(glyphs.map((glyph) => glyph.envelopes)).toEqual([[first, second], [late]]);
  });

  it('keep families apart and lead them past one another', () => {
    const world = settledWorld(3, 3);
    send(world, 1, 2, proposal(1), 0);
    send(world, 1, 2, { type: 'COMMIT', zxid: zxidOf(2, 1) }, 100);
    const [a, b] = placeMessages(world, 10_000, places, NO_STOPS, false);
    expect(a!.family).not.toBe(b!.family);
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(10);
  });

  it('of a full lane are few, and none stands where all lanes of a server come together', () => {
    const world = settledWorld(3, 3);
    for (let i = 1; i <= 20; i++) send(world, 1, 2, proposal(i), i * 1_000, 20_000);
    for (let i = 1; i <= 10; i++) {
      send(world, 1, 2, { type: 'COMMIT', zxid: zxidOf(2, i) }, i * 2_000, 20_000);
    }
    for (const at of [20_500, 21_000, 23_456]) {
      const glyphs = placeMessages(world, at, places, NO_STOPS, false);
      expect(glyphs.flatMap(({ envelopes }) => envelopes)).toHaveLength(30);
      expect(glyphs.length).toBeLessThanOrEqual(6);
      for (const { x, envelopes } of glyphs.filter((glyph) => glyph.envelopes.length > 1)) {
        expect(x).toBeGreaterThan(140 + 30);
        expect(x).toBeLessThan(460 - 30);
        expect(envelopes.map(({ id }) => id)).toEqual(
          [...envelopes].sort((a, b) => a.dueAt - b.dueAt).map(({ id }) => id),
        );
      }
    }
  });

  it('of a full lane keep those at a cut apart from those on their way', () => {
    const world = settledWorld(3, 3);
    for (let i = 1; i <= 20; i++) send(world, 1, 2, proposal(i), i * 1_000, 20_000);
    const stops = new Map([['1>2', 0.6]]);
    const glyphs = placeMessages(world, 21_000, places, stops, false);
    const waiting = glyphs.filter(({ waits }) => waits === 'cut');
    expect(waiting).toHaveLength(1);
    expect(waiting[0]!.x).toBeCloseTo(147 + 306 * 0.6 - 11);
    expect(glyphs.filter(({ waits }) => waits === null)).not.toEqual([]);
  });

  it('are counted by their label', () => {
    const world = settledWorld(3, 3);
    for (let i = 1; i <= 3; i++) send(world, 1, 2, proposal(i), i);
    const glyphs = placeMessages(world, 10_000, places, NO_STOPS, false);
    expect(glyphs).toHaveLength(1);
    const [label] = placeLabels(glyphs, [], { x: 0, y: 0, width: 600, height: 500 });
    expect(label!.text).toBe('3 × PROPOSAL (2,1)');
  });
});

describe('labels of messages', () => {
  const stage: Box = { x: 0, y: 0, width: 600, height: 500 };
  const boxOf = (label: { x: number; y: number; text: string }): Box => ({
    x: label.x,
    y: label.y - 10,
    width: textWidth(label.text, LABEL_SIZE, 'mono'),
    height: 13,
  });

  it('name one copy of what goes to several servers', () => {
    const world = settledWorld(3, 3);
    send(world, 3, 1, proposal(9), 0);
    send(world, 3, 2, proposal(9), 0);
    send(world, 1, 3, ack(8), 0);
    const glyphs = placeMessages(world, 10_000, places, NO_STOPS, false);
    const texts = placeLabels(glyphs, [], stage).map((label) => label.text);
    expect(texts.sort()).toEqual(['ACK (2,8)', 'PROPOSAL (2,9)']);
  });

  it('never cover one another, a glyph or an obstacle, and thin out in a crowd', () => {
    const world = settledWorld(3, 3);
    for (let i = 0; i < 200; i++) {
      const [from, to] = [(i % 3) + 1, ((i + 1 + (i % 2)) % 3) + 1];
      send(world, from, to, i % 2 ? ack(i) : proposal(i), i * 100, 21_000);
    }
    const glyphs = placeMessages(world, 20_000, places, NO_STOPS, false);
    const obstacles = [...places.values()].map(({ x, y }) => ({
      x: x - 40,
      y: y - 40,
      width: 80,
      height: 80,
    }));
    const labels = placeLabels(glyphs, obstacles, stage);
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.filter(({ text }) => /[A-Z]/.test(text)).length).toBeLessThan(15);
    const boxes = labels.map(boxOf);
    for (const [i, box] of boxes.entries()) {
      expect(freeOf(box, [...obstacles, ...boxes.slice(i + 1)])).toBe(true);
      const covered = glyphs.filter(
        ({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
      );
      expect(covered).toEqual([]);
    }
  });

  it('are not given to keep-alives', () => {
    const world = settledWorld(3, 3);
    send(world, 3, 1, { type: 'PING', zxid: 1 }, 0);
    const glyphs = placeMessages(world, 10_000, places, NO_STOPS, false);
    expect(placeLabels(glyphs, [], stage)).toEqual([]);
    expect(outlinesOf(glyphs)).toMatchObject([{ family: 'keepalive', trails: '' }]);
  });
});
