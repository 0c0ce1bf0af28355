import { describe, expect, it } from 'vitest';
import { RowKeys } from '../../../src/ui/panes/row-keys.ts';

const SECOND = 1_000;

describe('which element shows which row', () => {
  it('lets a row keep its element while it moves up, and gives that of the one that leaves to the next to come', () => {
    const keys = new RowKeys(3);
    const [a, b, c] = keys.of([7, 8, 9], 0);
    expect(keys.of([8, 9, 10], SECOND)).toEqual([b, c, a]);
    expect(keys.of([9, 10], 2 * SECOND)).toEqual([c, a]);
  });

  it('lets the elements keep their places where rows run through', () => {
    const keys = new RowKeys(3);
    keys.of([7, 8, 9], 0);
    const before = keys.of([8, 9, 10], 100);
    expect(keys.of([10, 11, 12], 200)).toEqual(before);
    expect(keys.of([13, 14, 15], 300)).toEqual(before);
  });

  it('changes no key of a row that stays, when the rows have stood still for a while', () => {
    const keys = new RowKeys(3);
    keys.of([7, 8, 9], 0);
    const [a, b, c] = keys.of([10, 11, 12], 100);
    expect(keys.of([10, 11, 12], SECOND)).toEqual([a, b, c]);
    expect(keys.of([11, 12, 13], 2 * SECOND)).toEqual([b, c, a]);
  });

  it('gives no two rows one key, whichever way the rows move and however fast', () => {
    const keys = new RowKeys(10);
    let nowMs = 0;
    for (let step = 0; step < 500; step++) {
      const first = Math.abs((step * 37) % 101);
      const rows = Array.from({ length: 1 + (step % 10) }, (_, i) => first + i);
      const all = keys.of(rows, (nowMs += (step * 53) % 900));
      expect(new Set(all).size).toBe(rows.length);
      expect(all.every((key) => key >= 0 && key < 10)).toBe(true);
    }
  });

  it('has none for no rows', () => {
    expect(new RowKeys(3).of([], 0)).toEqual([]);
  });
});
