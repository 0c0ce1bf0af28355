import { pathRound, type Path } from 'd3';
import { FAMILIES, type Family } from '../marks/family.ts';
import type { MessageLine } from './space-time.ts';

/** All messages of one family in one drawing: hundreds of arrows cost the page a few elements. */
export interface Layer {
  readonly key: string;
  readonly family: Family;
  /** Lines and arrow heads, to be stroked. */
  readonly strokes: string;
  /** Where they began, to be filled. */
  readonly dots: string;
}

const DOT_PX = 2.4;
const HEAD_PX = 6;
const CROSS_PX = 4;

function stroke(shape: Path, { x0, y0, x1, y1, fate }: MessageLine): void {
  shape.moveTo(x0, y0);
  shape.lineTo(x1, y1);
  if (fate === 'lost') return;
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const dx = ((x1 - x0) / length) * HEAD_PX;
  const dy = ((y1 - y0) / length) * HEAD_PX;
  shape.moveTo(x1 - dx + dy / 2, y1 - dy - dx / 2);
  shape.lineTo(x1, y1);
  shape.lineTo(x1 - dx - dy / 2, y1 - dy + dx / 2);
}

function dot(shape: Path, { x0, y0 }: MessageLine): void {
  shape.moveTo(x0 + DOT_PX, y0);
  shape.arc(x0, y0, DOT_PX, 0, 2 * Math.PI);
}

function layer(key: string, family: Family, lines: readonly MessageLine[]): Layer {
  const strokes = pathRound(1);
  const dots = pathRound(1);
  for (const line of lines) {
    stroke(strokes, line);
    dot(dots, line);
  }
  return { key, family, strokes: strokes.toString(), dots: dots.toString() };
}

/** Finished messages apart from flying ones: only the latter change with every frame. */
export function layersOf(messages: readonly MessageLine[]): readonly Layer[] {
  const groups = new Map<string, MessageLine[]>();
  const keyOf = (family: Family, flying: boolean): string => `${family} ${String(flying)}`;
  for (const message of messages) {
    const key = keyOf(message.family, message.fate === 'flying');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [message]);
    else group.push(message);
  }
  return FAMILIES.flatMap((family) =>
    [false, true].flatMap((flying) => {
      const key = keyOf(family, flying);
      const lines = groups.get(key);
      return lines === undefined ? [] : [layer(key, family, lines)];
    }),
  );
}

/** Crosses where messages were lost. */
export function crossesOf(messages: readonly MessageLine[]): string {
  const shape = pathRound(1);
  for (const { x1, y1, fate } of messages) {
    if (fate !== 'lost') continue;
    shape.moveTo(x1 - CROSS_PX, y1 - CROSS_PX);
    shape.lineTo(x1 + CROSS_PX, y1 + CROSS_PX);
    shape.moveTo(x1 - CROSS_PX, y1 + CROSS_PX);
    shape.lineTo(x1 + CROSS_PX, y1 - CROSS_PX);
  }
  return shape.toString();
}
