import { describe, expect, it } from 'vitest';
import { LabelRoom, labelPx } from '../../../src/views/space-time/labels.ts';

const box = { x0: 0, x1: 400, y0: 10, y1: 20 };
/** Runs through the box, and is as long as many strips. */
const arrow = (y: number) => ({ x0: -1_000, y0: y, x1: 1_000, y1: y });

describe('room for labels', () => {
  it('counts an arrow once, however long it is, and not the one that passes by', () => {
    const room = new LabelRoom();
    for (const y of [12, 15, 18, 25]) room.cross(arrow(y));
    expect(room.crossings(box)).toBe(3);
    expect(room.crossings(box)).toBe(3);
  });

  it('counts no further than it is asked to', () => {
    const room = new LabelRoom();
    for (let i = 0; i < 9; i++) room.cross(arrow(15));
    expect(room.crossings(box, 2)).toBe(3);
    expect(room.crossings(box, 0)).toBe(1);
  });

  it('takes the place with the fewest arrows, of equals the first, and none that is taken or hidden by more than three', () => {
    const room = new LabelRoom();
    const places = [15, 45, 75, 105].map((y) => ({ x: 0, y }));
    for (const y of [10, 10, 10, 10, 40, 40, 70]) room.cross(arrow(y));
    room.take({ x0: 0, x1: labelPx('name'), y0: 100, y1: 106 });
    expect(room.place('name', places)).toBe(places[2]);
    expect(room.place('name', places)).toBe(places[1]);
    expect(room.place('name', places)).toBeNull();
  });
});
