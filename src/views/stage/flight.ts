import { pathRound, type Path } from 'd3';
import type { Family } from '../marks/family.ts';
import { BUNDLE_SIZE, drawGlyph, GLYPH_SIZE } from '../marks/glyph.ts';
import type { Glyph } from './messages.ts';

/** All messages of one family: 200 in flight are a handful of outlines, not 200 elements. */
export interface FamilyFlight {
  readonly family: Family;
  readonly glyphs: string;
  /** The lines from the senders. */
  readonly trails: string;
}

/** Families that leave no line behind: it would only be noise. */
const WITHOUT_TRAIL: ReadonlySet<Family> = new Set<Family>(['keepalive', 'connection']);

export function outlinesOf(glyphs: readonly Glyph[]): readonly FamilyFlight[] {
  const families = new Map<Family, { glyphs: Path; trails: Path }>();
  for (const { family, tail, x, y, envelopes } of glyphs) {
    let outlines = families.get(family);
    if (outlines === undefined) {
      outlines = { glyphs: pathRound(1), trails: pathRound(1) };
      families.set(family, outlines);
    }
    const size = envelopes.length > 1 ? BUNDLE_SIZE : GLYPH_SIZE;
    drawGlyph(outlines.glyphs, family, x, y, size);
    if (WITHOUT_TRAIL.has(family)) continue;
    outlines.trails.moveTo(tail.x, tail.y);
    outlines.trails.lineTo(x, y);
  }
  return [...families].map(([family, outlines]) => ({
    family,
    glyphs: outlines.glyphs.toString(),
    trails: outlines.trails.toString(),
  }));
}
