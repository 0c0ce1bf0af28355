import { describe, expect, it } from 'vitest';
import { firstIndex, firstPlace, nearPlace } from '../../../src/kernel/first-index.ts';

describe('the search of what is in order', () => {
  const items = [2, 3, 3, 7, 11];

  it('finds the first that has reached the mark, also among equals', () => {
    expect(firstIndex(items, (item) => item >= 3)).toBe(1);
    expect(firstIndex(items, (item) => item > 3)).toBe(3);
  });

  it('gives the length where nothing has, and 0 where all have or there is nothing', () => {
    expect(firstIndex(items, (item) => item > 11)).toBe(5);
    expect(firstIndex(items, () => true)).toBe(0);
    expect(firstIndex([], () => true)).toBe(0);
  });

  it('agrees with looking at each place, whatever the length and the mark', () => {
    for (let length = 0; length <= 33; length++) {
      for (let mark = 0; mark <= length; mark++) {
        expect(firstPlace(length, (place) => place >= mark)).toBe(mark);
        expect(nearPlace(length, (place) => place >= mark)).toBe(mark);
      }
    }
  });

  it('looks at few of many', () => {
    let looks = 0;
    const found = firstPlace(1_000_000, (place) => (looks++, place >= 654_321));
    expect(found).toBe(654_321);
    expect(looks).toBeLessThanOrEqual(20);
  });

  it('looks at fewer where the place is near', () => {
    let looks = 0;
    expect(nearPlace(1_000_000, (place) => (looks++, place >= 6))).toBe(6);
    expect(looks).toBeLessThanOrEqual(6);
  });
});
