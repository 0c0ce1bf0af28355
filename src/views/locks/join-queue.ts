import type { PlaceMark } from './queue-geometry.ts';

/** One place between two finished pictures of the queue. */
export interface Passage {
  readonly kind: 'enters' | 'moves' | 'leaves';
  readonly mark: PlaceMark;
  readonly from: { readonly x: number; readonly opacity: number };
  readonly to: { readonly x: number; readonly opacity: number };
}

/** How far a place drifts while it enters or leaves, px. */
const DRIFT = 22;

/** D3's join by key: what enters, what moves, what leaves. `shown` is what the screen shows now, mid-way or not. */
export function joinQueue(
  shown: readonly PlaceMark[],
  next: readonly PlaceMark[],
): readonly Passage[] {
  const before = new Map(shown.map((mark) => [mark.key, mark]));
  const passages = next.map((mark): Passage => {
    const old = before.get(mark.key);
    before.delete(mark.key);
    const to = { x: mark.x, opacity: 1 };
    return old === undefined
      ? { kind: 'enters', mark, from: { x: mark.x + DRIFT, opacity: 0 }, to }
      : { kind: 'moves', mark, from: { x: old.x, opacity: old.opacity }, to };
  });
  for (const mark of before.values()) {
    if (mark.opacity === 0) continue;
    const { x, opacity } = mark;
    passages.push({
      kind: 'leaves',
      mark,
      from: { x, opacity },
      to: { x: x - DRIFT, opacity: 0 },
    });
  }
  return passages;
}

/** The picture at `t` of the passage, 0 to 1; at 1 it is the new picture and nothing else. */
export function passing(passages: readonly Passage[], t: number): readonly PlaceMark[] {
  const marks = passages.map(({ mark, from, to }) => ({
    ...mark,
    x: from.x + (to.x - from.x) * t,
    opacity: from.opacity + (to.opacity - from.opacity) * t,
  }));
  return t < 1 ? marks : marks.filter((mark) => mark.opacity > 0);
}
