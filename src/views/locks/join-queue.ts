import type { Point } from './queue-geometry.ts';

/** Something of the queue where the screen shows it. */
export interface Mark extends Point {
  readonly key: string;
  readonly opacity: number;
}

interface Look extends Point {
  readonly opacity: number;
}

/** One mark between two finished pictures of the queue. */
export interface Passage<M extends Mark> {
  readonly kind: 'enters' | 'moves' | 'leaves';
  readonly mark: M;
  readonly from: Look;
  readonly to: Look;
}

/** How far a mark drifts while it enters or leaves, px. */
const DRIFT = 22;

/** D3's join by key: what enters, what moves, what leaves. `shown` is what the screen shows now, mid-way or not. */
export function joinQueue<M extends Mark>(
  shown: readonly M[],
  next: readonly M[],
): readonly Passage<M>[] {
  const before = new Map(shown.map((mark) => [mark.key, mark]));
  const passages = next.map((mark): Passage<M> => {
    const old = before.get(mark.key);
    before.delete(mark.key);
    const to = { x: mark.x, y: mark.y, opacity: 1 };
    return old === undefined
      ? { kind: 'enters', mark, from: { x: mark.x + DRIFT, y: mark.y, opacity: 0 }, to }
      : { kind: 'moves', mark, from: { x: old.x, y: old.y, opacity: old.opacity }, to };
  });
  for (const mark of before.values()) {
    if (mark.opacity === 0) continue;
    const { x, y, opacity } = mark;
    passages.push({
      kind: 'leaves',
      mark,
      from: { x, y, opacity },
      to: { x, y: y - DRIFT, opacity: 0 },
    });
  }
  return passages;
}

/** Whether nothing is seen to go anywhere. */
export const isStill = ({ from, to }: Passage<Mark>): boolean =>
  from.x === to.x && from.y === to.y && from.opacity === to.opacity;

/** The picture at `t` of the passage, 0 to 1; at 1 it is the new picture and nothing else. */
export function passing<M extends Mark>(passages: readonly Passage<M>[], t: number): readonly M[] {
  const between = (a: number, b: number): number => a + (b - a) * t;
  const marks = passages.map(({ mark, from, to }) => ({
    ...mark,
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    opacity: between(from.opacity, to.opacity),
  }));
  return t < 1 ? marks : marks.filter((mark) => mark.opacity > 0);
}
