import { arc, path } from 'd3';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How large the places are drawn, px. */
export interface Scale {
  /** Of one place, its words below included. */
  readonly cell: { readonly width: number; readonly height: number };
  /** The ring of the session around a place. */
  readonly ring: number;
  /** Side of the client's square. */
  readonly square: number;
}

/** Where things of one queue are drawn, px: places by their centre. */
export interface QueueGeometry {
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  /** In the order of the queue. */
  readonly places: readonly Point[];
  /** Those who hold what they have no place for, below the queue. */
  readonly ghosts: readonly Point[];
}

/** What the lock guards stands left of the first place, as high as it. */
export const BOX = { width: 74, height: 68 } as const;

const ROOMY: Scale = { cell: { width: 84, height: 128 }, ring: 26, square: 32 };
const DENSE: Scale = { cell: { width: 60, height: 102 }, ring: 19, square: 24 };
const CELL_WIDTH_MAX = 104;
/** Above a place, for the arrows that arrive there. */
const HEADROOM = { roomy: 66, dense: 58 } as const;
const GAP = 22;
/** Where the queue turns there is room for no more than this between the words of one holder and the next, px. */
const HELD_STUB = 10;
const LEFT = BOX.width + GAP;

/**
 * The queue winds like one at a counter: to the right, and below that back to the left, so that everyone stays beside the one
 * before. Large while it fits in one row, else dense.
 */
export function queueGeometry(
  count: { readonly places: number; readonly ghosts: number },
  available: number,
): QueueGeometry {
  const room = Math.max(0, available - LEFT);
  const most = Math.max(count.places, count.ghosts, 1);
  const isRoomy = most * ROOMY.cell.width <= room;
  const scale = isRoomy ? ROOMY : DENSE;
  const columns = Math.max(2, Math.floor(room / scale.cell.width));
  const step = isRoomy
    ? Math.min(CELL_WIDTH_MAX, room / most)
    : Math.max(scale.cell.width, room / columns);
  const headroom = isRoomy ? HEADROOM.roomy : HEADROOM.dense;
  const at = (column: number, row: number): Point => ({
    x: LEFT + step * (column + 0.5),
    y: headroom + scale.cell.height * row,
  });
  const rows = Math.max(1, Math.ceil(count.places / columns));
  const ghostRows = Math.ceil(count.ghosts / columns);
  return {
    scale,
    width: Math.max(available, LEFT + step * Math.min(columns, most)),
    height: headroom + scale.cell.height * (rows + ghostRows) - scale.ring,
    places: Array.from({ length: count.places }, (_, i) => {
      const row = Math.floor(i / columns);
      const column = i % columns;
      return at(row % 2 === 0 ? column : columns - 1 - column, row);
    }),
    ghosts: Array.from({ length: count.ghosts }, (_, i) =>
      at(i % columns, rows + Math.floor(i / columns)),
    ),
  };
}

/** The part `left` of a session's ring of radius `radius`, clockwise from the top, around (0, 0). */
export function ringPath(left: number, radius: number): string {
  const ring = arc<number>()
    .innerRadius(radius - 1.5)
    .outerRadius(radius + 1.5)
    .startAngle(0)
    .endAngle((part) => 2 * Math.PI * part);
  return ring(left) ?? '';
}

/** The line that says who holds: from the box to the first in line, and on from each holder to the one beside it. */
export function heldLine(box: Point, before: Point | null, to: Point, { ring }: Scale): string {
  const gap = ring + 4;
  const line = path();
  const side = before === null ? 1 : Math.sign(to.x - before.x);
  if (before === null) line.moveTo(box.x + BOX.width / 2 + 4, box.y);
  else if (side === 0) line.moveTo(to.x, to.y - gap - HELD_STUB);
  else line.moveTo(before.x + side * gap, before.y);
  if (side === 0) line.lineTo(to.x, to.y - gap);
  else line.lineTo(to.x - side * gap, to.y);
  return line.toString();
}

export interface Arrow {
  readonly line: string;
  readonly head: string;
}

/** How far an arc over a row rises: a little more for a longer way, px above the rings. */
const RISE = { least: 24, perCell: 5, most: 40 } as const;
const HEAD = 6;
/** The part of the rise of its handles that such a curve reaches. */
const BEZIER_RISE = 0.75;

/**
 * From the place at `from` to what it watches, over the heads of a row, or at its side where the queue turns. `toRadius`: half the
 * height of what is watched.
 */
export function watchArrow(from: Point, to: Point, { ring, cell }: Scale, toRadius = ring): Arrow {
  const line = path();
  const head = path();
  const side = Math.sign(to.x - from.x);
  if (side === 0) {
    const outward = from.x < LEFT + cell.width ? -1 : 1;
    const start = { x: from.x + outward * ring * 0.8, y: from.y - ring * 0.8 };
    const end = { x: to.x + outward * ring * 0.8, y: to.y + ring * 0.7 };
    line.moveTo(start.x, start.y);
    line.bezierCurveTo(
      from.x + outward * ring * 1.5,
      from.y - ring * 1.6,
      to.x + outward * ring * 1.5,
      to.y + ring * 1.6,
      end.x,
      end.y + 2,
    );
    head.moveTo(end.x - outward, end.y - 2);
    head.lineTo(end.x + outward * HEAD, end.y + HEAD - 2);
    head.lineTo(end.x - outward * 2, end.y + HEAD * 1.5 - 2);
  } else {
    const cells = Math.abs(to.x - from.x) / cell.width;
    const top = to.y - toRadius;
    const rise = Math.min(RISE.most, RISE.least + RISE.perCell * cells, top / BEZIER_RISE);
    const start = { x: from.x + side * ring * 0.7, y: from.y - ring * 0.85 };
    const end = { x: to.x - side * ring * 0.7, y: to.y - toRadius * 0.95 };
    line.moveTo(start.x, start.y);
    line.bezierCurveTo(
      start.x + side * ring * 0.5,
      start.y - rise,
      end.x - side * ring * 0.5,
      end.y - rise,
      end.x,
      end.y - 2,
    );
    head.moveTo(end.x, end.y);
    head.lineTo(end.x - side * 1.5 + HEAD, end.y - 8);
    head.lineTo(end.x - side * 1.5 - HEAD, end.y - 8 - side);
  }
  head.closePath();
  return { line: line.toString(), head: head.toString() };
}
