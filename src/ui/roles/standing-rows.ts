import { textWidth } from '../../views/stage/text-width.ts';
import type { Standing } from './chart.ts';

const SIZE_PX = 13;
/** Two rows are written smaller. */
const SMALL_PX = 11;
const GAP_PX = 6;
const ROWS_MOST = 2;
/** On both sides of a row. */
const INSET_PX = 3;

/** Those who stand in one box, as rows that have room in it, and how many have none. */
export interface StandingRows {
  readonly size: number;
  readonly gap: number;
  readonly rows: readonly (readonly Standing[])[];
  readonly rest: number;
}

function rowsOf(all: readonly Standing[], size: number, width: number): readonly Standing[][] {
  const rows: Standing[][] = [];
  let left = 0;
  for (const someone of all) {
    const wide = textWidth(String(someone.who), size);
    let row = rows.at(-1);
    if (row === undefined || left < GAP_PX + wide) {
      rows.push((row = []));
      left = width - 2 * INSET_PX + GAP_PX;
    }
    left -= GAP_PX + wide;
    row.push(someone);
  }
  return rows;
}

/** In one row if it holds all, else in smaller ones; whoever has no room at the end is counted. */
export function standingRows(all: readonly Standing[], width: number): StandingRows {
  const one = rowsOf(all, SIZE_PX, width);
  if (one.length <= 1) return { size: SIZE_PX, gap: GAP_PX, rows: one, rest: 0 };
  for (let shown = all.length; ; shown--) {
    const rest = all.length - shown;
    const more = rest === 0 ? [] : [{ who: `+${rest}`, state: '', colour: '', lit: false }];
    const rows = rowsOf([...all.slice(0, shown), ...more], SMALL_PX, width);
    if (rows.length > ROWS_MOST && shown > 0) continue;
    if (rest > 0) rows.at(-1)!.pop();
    return { size: SMALL_PX, gap: GAP_PX, rows, rest };
  }
}
