import type { Arrow } from './queue-geometry.ts';

/** An arrow as it is seen. */
export interface SeenArrow extends Arrow {
  readonly opacity: number;
  /** Whether it is drawn as the one that will be told next. */
  readonly next: boolean;
}

/** All arrows that look alike in one drawing: thirty that move with the queue cost the page a few elements. */
export interface ArrowDrawing {
  readonly key: string;
  readonly next: boolean;
  readonly opacity: number;
  readonly lines: string;
  readonly heads: string;
}

export function arrowDrawings(arrows: readonly SeenArrow[]): readonly ArrowDrawing[] {
  const drawings = new Map<string, ArrowDrawing>();
  for (const { next, opacity, line, head } of arrows) {
    const look = `${String(next)} ${opacity}`;
    const known = drawings.get(look);
    // Those that come or go keep their drawing while they do: there are no more than a few strengths at a time.
    const key = known?.key ?? (opacity < 1 ? `fading ${drawings.size}` : `full ${String(next)}`);
    const { lines, heads } = known ?? { lines: '', heads: '' };
    drawings.set(look, { key, next, opacity, lines: lines + line, heads: heads + head });
  }
  return [...drawings.values()];
}
