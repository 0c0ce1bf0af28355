import type { Family } from './family.ts';
import { tenth } from './tenth.ts';

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

/** Strokes from the middle of a glyph, drawn once for each family and size: hundreds of glyphs are laid one after the other. */
const drawn = new Map<string, string>();

function strokesOf(family: Family, size: number): string {
  const k = size / GLYPH_SIZE;
  const shape = SHAPES[family];
  if ('radius' in shape) {
    const r = tenth(shape.radius * k);
    return `m${r} 0a${r} ${r} 0 1 1 ${-2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0z`;
  }
  let strokes = '';
  let [x, y] = [0, 0];
  for (const corners of shape.corners) {
    for (const [i, [toX, toY]] of corners.entries()) {
      strokes += `${i === 0 ? 'm' : 'l'}${tenth(toX * k - x)} ${tenth(toY * k - y)}`;
      [x, y] = [toX * k, toY * k];
    }
    strokes += 'z';
    [x, y] = [corners[0]![0] * k, corners[0]![1] * k];
  }
  return strokes;
}

/** The outline of a family's glyph around (x, y), to a tenth of a px. `connection` is to be stroked, all others filled. */
export function glyphAt(family: Family, x: number, y: number, size: number): string {
  const key = `${family} ${size}`;
  let strokes = drawn.get(key);
  if (strokes === undefined) drawn.set(key, (strokes = strokesOf(family, size)));
  return `M${tenth(x)} ${tenth(y)}${strokes}`;
}

/** The outline of a family's glyph around (0, 0). */
export const glyphPath = (family: Family, size: number = GLYPH_SIZE): string =>
  glyphAt(family, 0, 0, size);
