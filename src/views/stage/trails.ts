import type { Family } from '../marks/family.ts';
import type { Glyph } from './messages.ts';

export interface Trail {
  readonly family: Family;
  readonly outline: string;
}

/** Families that leave no line behind: they would only be noise. */
const WITHOUT: ReadonlySet<Family> = new Set<Family>(['keepalive', 'connection']);

/** The lines from the senders to what they sent, one outline for each family. */
export function trails(glyphs: readonly Glyph[]): readonly Trail[] {
  const outlines = new Map<Family, string>();
  for (const { family, tail, x, y } of glyphs) {
    if (WITHOUT.has(family)) continue;
    const line = `M${tail.x.toFixed(1)} ${tail.y.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
    outlines.set(family, (outlines.get(family) ?? '') + line);
  }
  return [...outlines].map(([family, outline]) => ({ family, outline }));
}
