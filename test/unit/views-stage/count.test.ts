/** How many a glyph stands for, drawn as strokes. */
import { expect, test } from 'vitest';
import { countOutline, DIGIT_PITCH } from '../../../src/views/marks/count.ts';

/** Where each digit stands, and its strokes from there. */
const digitsOf = (outline: string) =>
  [...outline.matchAll(/M(-?[\d.]+) (-?[\d.]+)([^M]+)/g)].map(([, x, y, strokes]) => ({
    x: Number(x),
    y: Number(y),
    strokes: strokes!,
  }));

/** What must be a pen that goes on from where it stands: relative strokes only, and none farther than a digit is high. */
const numbersIn = (strokes: string): readonly number[] =>
  [...strokes.matchAll(/-?\d*\.?\d+/g)].map(([number]) => Number(number));

test('each digit has strokes of its own, within its room', () => {
  const all = Array.from({ length: 10 }, (_, digit) => digitsOf(countOutline(digit, 0, 0)));
  expect(new Set(all.map(([digit]) => digit!.strokes)).size).toBe(10);
  for (const [digit, ...others] of all) {
    expect(others).toEqual([]);
    expect(digit!.strokes).toMatch(/^m[-\d. mlhvcsz]+$/);
    for (const number of numbersIn(digit!.strokes)) expect(Math.abs(number)).toBeLessThanOrEqual(8);
  }
});

test.each([7, 42, 108, 9_999])('%i is written from left to right, around its middle', (count) => {
  const digits = digitsOf(countOutline(count, 30, -12.5));
  const single = (digit: string) => digitsOf(countOutline(Number(digit), 0, 0))[0]!.strokes;
  expect(digits.map(({ strokes }) => strokes)).toEqual(Array.from(String(count), single));
  expect(digits.every(({ y }) => y === -12.5)).toBe(true);
  const places = digits.map(({ x }) => x);
  expect((places[0]! + places.at(-1)!) / 2).toBeCloseTo(30, 0);
  for (let i = 1; i < places.length; i++) {
    expect(places[i]! - places[i - 1]!).toBeCloseTo(DIGIT_PITCH, 0);
  }
});
