import { path, type Path } from 'd3';
import type { Family } from './family.ts';

/** The size, in px, at which a glyph is drawn as in the legend of the marks: 15 px from top to bottom at most. */
export const GLYPH_SIZE = 15;
/** Several messages at one place: large enough to have their number in it. */
export const BUNDLE_SIZE = 25;

type Corner = readonly [x: number, y: number];
type Shape =
  | { readonly radius: number }
  /** Closed polygons. */
  | { readonly corners: readonly (readonly Corner[])[] };

const box = (left: number, top: number, right: number, bottom: number): readonly Corner[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

const SHAPES: Readonly<Record<Family, Shape>> = {
  election: { corners: [[[0, -7.5], [7.5, 0], [0, 7.5], [-7.5, 0]]] }, // prettier-ignore
  discovery: { corners: [[[0, -8], [7, -2.5], [4.4, 6], [-4.4, 6], [-7, -2.5]]] }, // prettier-ignore
  sync: { corners: [box(-7, -5, 7, -0.6), box(-7, 0.6, 7, 5)] },
  proposal: { radius: 6.5 },
  ack: { corners: [[[-6.5, 5.5], [0, -7], [6.5, 5.5]]] }, // prettier-ignore
  commit: { corners: [box(-6, -6, 6, 6)] },
  keepalive: { radius: 3 },
  client: { corners: [box(-6, -4.5, 6, 4.5)] },
  connection: { radius: 2.5 },
};

/** Adds a family's glyph around (x, y) to an outline. */
export function drawGlyph(outline: Path, family: Family, x: number, y: number, size: number): void {
  const k = size / GLYPH_SIZE;
  const shape = SHAPES[family];
  if ('radius' in shape) {
    outline.moveTo(x + shape.radius * k, y);
    outline.arc(x, y, shape.radius * k, 0, 2 * Math.PI);
    return;
  }
  for (const corners of shape.corners) {
    for (const [i, [dx, dy]] of corners.entries()) {
      if (i === 0) outline.moveTo(x + dx * k, y + dy * k);
      else outline.lineTo(x + dx * k, y + dy * k);
    }
    outline.closePath();
  }
}

/** The outline of a family's glyph around (0, 0). `connection` is to be stroked, all others filled. */
export function glyphPath(family: Family, size: number = GLYPH_SIZE): string {
  const outline = path();
  drawGlyph(outline, family, 0, 0, size);
  return outline.toString();
}
