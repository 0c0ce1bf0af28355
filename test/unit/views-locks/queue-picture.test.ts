import { describe, expect, it } from 'vitest';
import { isStill, joinQueue, passing, type Mark } from '../../../src/views/locks/join-queue.ts';
import {
  BOX,
  heldLine,
  queueGeometry,
  ringPath,
  watchArrow,
  type Point,
} from '../../../src/views/locks/queue-geometry.ts';
import { sequenceOf } from '../../../src/views/locks/sequence.ts';

const placed = (places: number, available: number, ghosts = 0) =>
  queueGeometry({ places, ghosts }, available);
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

describe('the picture of a queue', () => {
  it.each([
    { places: 1, available: 460, rows: 1, large: true },
    { places: 4, available: 460, rows: 1, large: true },
    { places: 5, available: 460, rows: 1, large: false },
    { places: 12, available: 460, rows: 2, large: false },
    { places: 12, available: 336, rows: 3, large: false },
    { places: 30, available: 460, rows: 5, large: false },
    { places: 3, available: 120, rows: 2, large: false },
  ])(
    'of $places in $available px takes $rows rows; drawn large: $large',
    ({ places, available, rows, large }) => {
      const { places: points, scale, width, height } = placed(places, available);
      expect(new Set(points.map(({ y }) => y)).size).toBe(rows);
      expect(scale.square > 30).toBe(large);
      for (const { x, y } of points) {
        expect(x).toBeGreaterThan(BOX.width + scale.ring);
        expect(x).toBeLessThanOrEqual(width - scale.ring);
        expect(y + scale.ring).toBeLessThan(height);
      }
    },
  );

  it('keeps everyone beside the one before, also where the queue turns', () => {
    const { places, scale } = placed(12, 400);
    for (const [i, place] of places.entries()) {
      if (i === 0) continue;
      const step = distance(place, places[i - 1]!);
      expect(step).toBeGreaterThanOrEqual(scale.cell.width - 1e-9);
      expect(step).toBeLessThanOrEqual(scale.cell.height + 1e-9);
    }
  });

  it('has those who only believe below those who stand in line', () => {
    const { places, ghosts } = placed(7, 460, 2);
    expect(Math.min(...ghosts.map(({ y }) => y))).toBeGreaterThan(
      Math.max(...places.map(({ y }) => y)),
    );
  });

  it.each([
    { from: [200, 60], to: [100, 60], way: 'over the row' },
    { from: [200, 160], to: [200, 60], way: 'at the side of the turn' },
    { from: [300, 160], to: [100, 60], way: 'across rows' },
  ] as const)('draws an arrow $way', ({ from, to }) => {
    const { scale } = placed(12, 400);
    const { line, head } = watchArrow({ x: from[0], y: from[1] }, { x: to[0], y: to[1] }, scale);
    expect(line).toMatch(/^M[\d.]+,[\d.]+C[\d., -]+$/);
    expect(head).toMatch(/^M.*Z$/);
  });

  it.each([
    { before: null, to: [130, 60], line: 'M78,60L107,60' },
    { before: [130, 60], to: [190, 60], line: 'M153,60L167,60' },
    { before: [190, 60], to: [190, 162], line: 'M190,129L190,139' },
    { before: [190, 162], to: [130, 162], line: 'M167,162L153,162' },
  ] as const)('joins holders by a line from $before to $to', ({ before, to, line }) => {
    const { scale } = placed(12, 400);
    const point = ([x, y]: readonly [number, number]): Point => ({ x, y });
    const box = { x: 37, y: 60 };
    expect(heldLine(box, before && point(before), point(to), scale)).toBe(line);
  });

  it('keeps the arrows to the box below the upper edge', () => {
    const { scale, places } = placed(7, 440);
    const [first] = places;
    const { line } = watchArrow(places[5]!, { x: 37, y: first!.y }, scale, BOX.height / 2);
    const [, , , control] = line.split(/[MC,]/).filter(Boolean).map(Number);
    const end = first!.y - BOX.height / 2;
    expect(end - 0.75 * (end - control!)).toBeGreaterThanOrEqual(-1);
  });

  it('draws a whole ring for a fresh session and nothing for one that is over', () => {
    expect(ringPath(1, 26)).not.toBe(ringPath(0.5, 26));
    expect(ringPath(0, 26)).toMatch(/^M/);
  });
});

describe('moving up', () => {
  const marks = (keys: string): readonly Mark[] =>
    Array.from(keys, (key, i) => ({ key, x: 100 + 80 * i, y: 60, opacity: 1 }));

  it.each([
    { before: 'abc', after: 'bcd', enters: 'd', leaves: 'a', moves: 'bc' },
    { before: 'bcd', after: 'abc', enters: 'a', leaves: 'd', moves: 'bc' },
    { before: '', after: 'ab', enters: 'ab', leaves: '', moves: '' },
    { before: 'ab', after: '', enters: '', leaves: 'ab', moves: '' },
  ])('joins $before with $after', ({ before, after, ...expected }) => {
    const plan = joinQueue(marks(before), marks(after));
    for (const kind of ['enters', 'leaves', 'moves'] as const) {
      const keys = plan.filter((p) => p.kind === kind).map((p) => p.mark.key);
      expect(keys.join('')).toBe(expected[kind]);
    }
    expect(passing(plan, 1)).toEqual(marks(after));
    const all = passing(plan, 0).map((mark) => mark.key);
    expect(all.sort().join('')).toBe([...new Set(Array.from(before + after))].sort().join(''));
  });

  it('is nothing where everybody stays', () => {
    expect(joinQueue(marks('abc'), marks('abc')).every(isStill)).toBe(true);
    expect(joinQueue(marks('abc'), marks('acb')).every(isStill)).toBe(false);
  });

  it('can be interrupted: it goes on from what is shown', () => {
    const half = passing(joinQueue(marks('ab'), marks('b')), 0.5);
    const back = joinQueue(half, marks('ab'));
    expect(back.find((p) => p.mark.key === 'a')!.from.opacity).toBeCloseTo(0.5);
    expect(passing(back, 1)).toEqual(marks('ab'));
  });
});

describe('the number of a sequential node', () => {
  it.each([
    { name: 'f00d-lock-0000000012', number: 12 },
    { name: 'lock--000000012', number: -12 },
    { name: 'ready', number: NaN },
  ])('of $name is $number', ({ name, number }) => {
    expect(sequenceOf(name)).toBe(number);
  });
});
