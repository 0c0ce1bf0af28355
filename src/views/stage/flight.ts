import type { Family } from '../marks/family.ts';
import { BUNDLE_SIZE, glyphAt, GLYPH_SIZE } from '../marks/glyph.ts';
import { tenth } from '../marks/tenth.ts';
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

/** All messages of a family as one path, and their trails as another. */
export function outlinesOf(glyphs: readonly Glyph[]): readonly FamilyFlight[] {
  const families = new Map<Family, { family: Family; glyphs: string; trails: string }>();
  for (const { family, tail, x, y, envelopes } of glyphs) {
    let flight = families.get(family);
    if (flight === undefined) families.set(family, (flight = { family, glyphs: '', trails: '' }));
    flight.glyphs += glyphAt(family, x, y, envelopes.length > 1 ? BUNDLE_SIZE : GLYPH_SIZE);
    if (WITHOUT_TRAIL.has(family)) continue;
    flight.trails += `M${tenth(tail.x)} ${tenth(tail.y)}L${tenth(x)} ${tenth(y)}`;
  }
  return [...families.values()];
}
