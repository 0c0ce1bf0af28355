import { pathRound, type Path } from 'd3';
import { FAMILIES, type Family } from '../marks/family.ts';
import type { Arrow } from './arrows.ts';
import type { Light } from './light.ts';

/** All arrows that look alike in one drawing: hundreds of them cost the page a few elements. */
export interface Layer {
  readonly key: string;
  readonly family: Family;
  readonly light: Light | null;
  /** Whether each stands for several messages. */
  readonly many: boolean;
  /** Lines and arrow heads, to be stroked. */
  readonly strokes: string;
  /** Where they began, to be filled. */
  readonly dots: string;
}

const DOT_PX = 2.4;
const HEAD_PX = 6;
const CROSS_PX = 4;
const ORDER: readonly (Light | null)[] = [null, 'way', 'effect', 'cause', 'chosen'];

function stroke(shape: Path, { x0, y0, x1, y1, fate }: Arrow): void {
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

function dot(shape: Path, { x0, y0 }: Arrow): void {
  shape.moveTo(x0 + DOT_PX, y0);
  shape.arc(x0, y0, DOT_PX, 0, 2 * Math.PI);
}

/** Finished messages apart from flying ones: only the latter change with every frame. What is lit lies on top. */
export function layersOf(arrows: readonly Arrow[]): readonly Layer[] {
  const groups = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const { family, light, count, fate } = arrow;
    const key = `${family} ${light ?? 'plain'} ${count > 1 ? 'many' : 'one'} ${String(fate === 'flying')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [arrow]);
    else group.push(arrow);
  }
  const layers = [...groups].map(([key, group]): Layer => {
    const [strokes, dots] = [pathRound(1), pathRound(1)];
    for (const arrow of group) {
      stroke(strokes, arrow);
      dot(dots, arrow);
    }
    const { family, light, count } = group[0]!;
    const drawn = { strokes: strokes.toString(), dots: dots.toString() };
    return { key, family, light, many: count > 1, ...drawn };
  });
  const rank = ({ family, light }: Layer): number =>
    ORDER.indexOf(light) * FAMILIES.length - FAMILIES.indexOf(family);
  return layers.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

/** Crosses where messages were lost. */
export function crossesOf(arrows: readonly Arrow[]): string {
  const shape = pathRound(1);
  for (const { x1, y1, fate } of arrows) {
    if (fate !== 'lost') continue;
    shape.moveTo(x1 - CROSS_PX, y1 - CROSS_PX);
    shape.lineTo(x1 + CROSS_PX, y1 + CROSS_PX);
    shape.moveTo(x1 - CROSS_PX, y1 + CROSS_PX);
    shape.lineTo(x1 + CROSS_PX, y1 - CROSS_PX);
  }
  return shape.toString();
}
