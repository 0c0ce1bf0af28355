import { nearPlace } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Scale } from './bundles.ts';
import type { Light, Lights } from './light.ts';
import type { MarkRow } from './mark-rows.ts';
import { markShape, type MarkKind } from './marks.ts';

/** Marks of one look and lane that are nearer than this are drawn as one, px. */
const APART_PX = 4;

/** What happened at one moment: drawn on its lane, or between the two ends of a link. */
export interface PlacedMark {
  readonly id: number;
  readonly kind: MarkKind;
  readonly light: Light | null;
  readonly who: Actor;
  readonly x: number;
  readonly y: number;
  readonly shape: string;
}

/** The marks of lanes that are there, in the order of their events. */
export function placedMarks(
  rows: readonly MarkRow[],
  lanes: ReadonlyMap<Actor, number>,
  lights: Lights,
  { x, firstAt }: Scale,
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const { kind, who, to, marks, ats, first, last } of rows) {
    const y = lanes.get(who);
    const y1 = to === undefined ? y : lanes.get(to);
    if (y === undefined || y1 === undefined) continue;
    /** The next one of each look is drawn from this time on. */
    const nextUs = new Map<Light | null, number>();
    for (let i = first; i < last; i++) {
      const at = ats[i]!;
      const { id } = marks[i]!.event;
      const light = lights.get(id) ?? null;
      if (at < (nextUs.get(light) ?? -Infinity)) continue;
      const place = x(at);
      placed.push({ id, kind, light, who, x: place, y, shape: markShape(kind, place, y, y1) });
      const untilUs = firstAt(place + APART_PX);
      nextUs.set(light, untilUs);
      // Where nothing is lit, all look alike: those between need not be looked at.
      if (lights.size > 0) continue;
      const from = i + 1;
      i += nearPlace(last - from, (n) => ats[from + n]! >= untilUs);
    }
  }
  return placed.sort((a, b) => a.id - b.id);
}

/** All marks of one kind in one drawing, apart by whether they fade. */
export interface MarkDrawings {
  readonly plain: string;
  readonly faded: string;
}

/** The drawings of those kinds that there are. `isLit`: whether what is not lit fades. */
export function markDrawings(
  marks: readonly PlacedMark[],
  isLit: boolean,
): ReadonlyMap<MarkKind, MarkDrawings> {
  const drawings = new Map<MarkKind, { plain: string; faded: string }>();
  for (const { kind, light, shape } of marks) {
    let drawing = drawings.get(kind);
    if (drawing === undefined) drawings.set(kind, (drawing = { plain: '', faded: '' }));
    if (isLit && light === null) drawing.faded += shape;
    else drawing.plain += shape;
  }
  return drawings;
}
