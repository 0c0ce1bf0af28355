import type { Actor } from '../../simulation/actor.ts';
import type { SpaceTime } from './space-time.ts';

/** An event where it is drawn: a mark, or one end of an arrow. */
export interface Anchor {
  readonly id: number;
  readonly who: Actor;
  readonly x: number;
  readonly y: number;
}

/** Every event that is drawn on a lane, in the order of their places. Places are as in the picture, not shifted. */
export function anchorsOf({ arrows, marks }: SpaceTime): readonly Anchor[] {
  const ends = arrows.flatMap((arrow): Anchor[] => {
    const { from, to, fate, sentId, endId, x0, y0, x1, y1 } = arrow;
    const sent = { id: sentId, who: from, x: x0, y: y0 };
    return fate === 'flying' ? [sent] : [sent, { id: endId, who: to, x: x1, y: y1 }];
  });
  const all = [...marks.map(({ id, who, x, y }) => ({ id, who, x, y })), ...ends];
  return all.sort((a, b) => a.x - b.x || a.id - b.id);
}

/** How far a point lies from a line between two others, and at which part of that line it is nearest. */
function fromLine(
  x: number,
  y: number,
  { x0, y0, x1, y1 }: Readonly<Record<'x0' | 'y0' | 'x1' | 'y1', number>>,
): { readonly px: number; readonly part: number } {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy || 1;
  const part = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
  return { px: Math.hypot(x0 + part * dx - x, y0 + part * dy - y), part };
}

/**
 * The event that is drawn nearest to a place, no farther than `reachPx`: a mark before an arrow. An arrow's first half stands for its
 * sending, its second for its end. Null where there is none.
 */
export function nearest(
  { arrows, marks }: SpaceTime,
  x: number,
  y: number,
  reachPx: number,
): number | null {
  let best: { readonly id: number; readonly px: number } | null = null;
  for (const mark of marks) {
    const px = Math.hypot(mark.x - x, mark.y - y);
    if (px <= reachPx && px < (best?.px ?? Infinity)) best = { id: mark.id, px };
  }
  if (best !== null) return best.id;
  for (const arrow of arrows) {
    const { px, part } = fromLine(x, y, arrow);
    if (px > reachPx || px >= (best?.px ?? Infinity)) continue;
    best = { id: part > 0.5 && arrow.endId >= 0 ? arrow.endId : arrow.sentId, px };
  }
  return best?.id ?? null;
}

export type Way = 'earlier' | 'later' | 'up' | 'down';

/** The next event in a direction: along its lane, or the nearest one on the lanes above or below. */
export function neighbour(picture: SpaceTime, id: number | null, way: Way): number | null {
  const anchors = anchorsOf(picture);
  const here = anchors.find((anchor) => anchor.id === id);
  if (here === undefined) return anchors.at(-1)?.id ?? null;
  if (way === 'earlier' || way === 'later') {
    const row = anchors.filter(({ who }) => who === here.who);
    return row[row.indexOf(here) + (way === 'later' ? 1 : -1)]?.id ?? here.id;
  }
  const sign = way === 'down' ? 1 : -1;
  const lanes = picture.lanes
    .filter(({ y }) => (y - here.y) * sign > 0)
    .sort((a, b) => (a.y - b.y) * sign);
  for (const { actor } of lanes) {
    const row = anchors.filter(({ who }) => who === actor);
    const near = row.toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0];
    if (near !== undefined) return near.id;
  }
  return here.id;
}
