import { describe, expect, it } from 'vitest';
import { RowParts } from '../../../src/ui/panes/row-parts.ts';

const IN_PLACE = [0, 1, 2, 3];
const whole = { part: 2, parts: 2 };
const half = { part: 1, parts: 2 };

describe('rows that are drawn in parts', () => {
  it('say the new from the top, and below what was there', () => {
    const rows = new RowParts<string>();
    rows.of(['a', 'b', 'c', 'd'], IN_PLACE, whole);
    expect(rows.of(['e', 'f', 'g', 'h'], IN_PLACE, half)).toEqual(['e', 'f', 'c', 'd']);
    expect(rows.of(['e', 'f', 'g', 'h'], IN_PLACE, whole)).toEqual(['e', 'f', 'g', 'h']);
    expect(rows.of(['i', 'j'], [0, 1], half)).toEqual(['i', 'f', 'g', 'h']);
    expect(rows.of(['i', 'j'], [0, 1], whole)).toEqual(['i', 'j']);
  });

  it('are drawn whole where a row takes its element along: none is shown twice', () => {
    const rows = new RowParts<string>();
    rows.of(['a', 'b', 'c', 'd'], IN_PLACE, whole);
    expect(rows.of(['b', 'c', 'd', 'e'], [1, 2, 3, 0], half)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('may come to be none', () => {
    const rows = new RowParts<string>();
    rows.of(['a', 'b'], [0, 1], whole);
    expect(rows.of([], [], half)).toEqual([]);
  });
});
