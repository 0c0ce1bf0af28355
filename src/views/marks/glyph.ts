import { path } from 'd3';
import type { Family } from './family.ts';

type Corner = readonly [x: number, y: number];

const polygon = (corners: readonly Corner[], scale: number): string => {
  const shape = path();
  for (const [i, [x, y]] of corners.entries()) {
    if (i === 0) shape.moveTo(x * scale, y * scale);
    else shape.lineTo(x * scale, y * scale);
  }
  shape.closePath();
  return shape.toString();
};

const disc = (radius: number): string => {
  const shape = path();
  shape.arc(0, 0, radius, 0, 2 * Math.PI);
  return shape.toString();
};

const box = (x: number, y: number, width: number, height: number, scale: number): string => {
  const shape = path();
  shape.rect(x * scale, y * scale, width * scale, height * scale);
  return shape.toString();
};

/** The size, in px, at which a glyph is drawn as in the legend of the marks: 15 px from top to bottom at most. */
export const GLYPH_SIZE = 15;

/** The outline of a family's glyph around (0, 0). `connection` is to be stroked, all others filled. */
export function glyphPath(family: Family, size: number = GLYPH_SIZE): string {
  const k = size / GLYPH_SIZE;
  switch (family) {
    case 'election':
      return polygon([[0, -7.5], [7.5, 0], [0, 7.5], [-7.5, 0]], k); // prettier-ignore
    case 'discovery':
      return polygon([[0, -8], [7, -2.5], [4.4, 6], [-4.4, 6], [-7, -2.5]], k); // prettier-ignore
    case 'sync':
      return box(-7, -5, 14, 4.4, k) + box(-7, 0.6, 14, 4.4, k);
    case 'proposal':
      return disc(6.5 * k);
    case 'ack':
      return polygon([[-6.5, 5.5], [0, -7], [6.5, 5.5]], k); // prettier-ignore
    case 'commit':
      return box(-6, -6, 12, 12, k);
    case 'keepalive':
      return disc(3 * k);
    case 'client':
      return box(-6, -4.5, 12, 9, k);
    case 'connection':
      return disc(2.5 * k);
  }
}
