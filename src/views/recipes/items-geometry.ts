import type { Mark } from '../locks/join-queue.ts';
import type { Item } from './queue-view.ts';

export interface ItemMark extends Mark {
  readonly item: Item;
}

export interface ItemsGeometry {
  readonly height: number;
  readonly marks: readonly ItemMark[];
  /** Items for which there is no room. */
  readonly more: number;
}

/** One item, px. */
export const CELL = { width: 48, height: 50 } as const;
/** Rows that are drawn at most. */
const ROWS_MAX = 3;

/** Items in rows, the one that is taken next at the left of the first. */
export function itemsGeometry(items: readonly Item[], available: number): ItemsGeometry {
  const columns = Math.max(1, Math.floor(available / CELL.width));
  const shown = items.slice(0, columns * ROWS_MAX);
  return {
    height: CELL.height * Math.max(1, Math.ceil(shown.length / columns)),
    marks: shown.map((item, i) => ({
      key: item.node,
      item,
      x: ((i % columns) + 0.5) * CELL.width,
      y: (Math.floor(i / columns) + 0.5) * CELL.height,
      opacity: 1,
    })),
    more: items.length - shown.length,
  };
}
