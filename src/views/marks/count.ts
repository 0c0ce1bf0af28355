import { tenth } from './tenth.ts';

/** Each digit as strokes from its middle, 8 px high: a hundred counts in flight are one outline, not a hundred texts. */
const DIGITS = [
  'm-2.4 0c0-5.4 4.8-5.4 4.8 0s-4.8 5.4-4.8 0z',
  'm-1.8-2.4l2.1-1.6v8',
  'm-2.2-2.1c.1-2.6 4.5-2.6 4.5 .2c0 1.9-2.2 2.7-4.6 5.8h4.8',
  'm-2.1-2.9c1-1.7 4.1-1.2 4.1 .8c0 1.3-1 2-2.4 2c1.6 0 2.7 .7 2.7 2.1c0 2.4-3.7 2.7-4.8 .8',
  'm1 4v-8l-3.6 5.6h5',
  'm2-4h-3.8l-.3 3.7c1-1 4.5-1 4.5 1.7c0 2.9-3.7 3.2-4.7 1.3',
  'm1.8-3.3c-1.4-1.4-4.1-.6-4.1 3.3c0 2.6 1.1 3.9 2.4 3.9c1.4 0 2.3-1 2.3-2.4c0-1.5-1-2.4-2.3-2.4c-1.3 0-2.4 .9-2.4 2.1',
  'm-2.3-4h4.6l-3.2 8',
  'm0-.3c-1.3 0-2.1-.8-2.1-1.9s.9-1.8 2.1-1.8s2.1 .7 2.1 1.8s-.8 1.9-2.1 1.9c-1.5 0-2.4 .9-2.4 2.1s1 2.1 2.4 2.1s2.4-.9 2.4-2.1s-.9-2.1-2.4-2.1z',
  'm-1.8 3.3c1.4 1.4 4.1 .6 4.1-3.3c0-2.6-1.1-3.9-2.4-3.9c-1.4 0-2.3 1-2.3 2.4c0 1.5 1 2.4 2.3 2.4c1.3 0 2.4-.9 2.4-2.1',
] as const;

/** From the middle of a digit to the next, px. */
export const DIGIT_PITCH = 6.6;

/** The strokes of a whole number around (`x`, `y`). */
export function countOutline(count: number, x: number, y: number): string {
  const digits = String(count);
  const left = x - ((digits.length - 1) * DIGIT_PITCH) / 2;
  let outline = '';
  for (let i = 0; i < digits.length; i++) {
    outline += `M${tenth(left + i * DIGIT_PITCH)} ${tenth(y)}${DIGITS[Number(digits[i])]}`;
  }
  return outline;
}
