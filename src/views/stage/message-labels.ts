import type { Family } from '../marks/family.ts';
import { messageLabel } from '../marks/label.ts';
import { boxAround, crosses, freeOf, inside, type Box } from './box.ts';
import type { Glyph } from './messages.ts';
import { fitText, textWidth } from './text-width.ts';

export interface MessageLabel {
  /** The glyph it belongs to. */
  readonly key: number;
  readonly text: string;
  /** The left end of its baseline. */
  readonly x: number;
  readonly y: number;
}

/** Which messages are named first where there is no room for all. Others are named by their tooltip only. */
const RANK: Partial<Readonly<Record<Family, number>>> = {
  commit: 0,
  ack: 1,
  proposal: 2,
  sync: 3,
  discovery: 4,
  election: 5,
  client: 6,
};

export const LABEL_SIZE = 11.5;
const HEIGHT = 15;
/** A glyph as an obstacle. */
const sizeOf = ({ envelopes }: Glyph): number => (envelopes.length > 1 ? 23 : 13);
const ASCENT = 11;
const WIDTH_MOST = 190;
/** One label for so many square px of stage, and never more than the most. */
const AREA_FOR_ONE = 26_000;
const LABELS_MOST = 14;
/** In a crowd that leaves no room, more are not looked at: the ones before them matter more. */
const TRIES_MOST = 48;

/**
 * Names the messages that matter, as long as there is room. Of one message to several servers one copy is named. Nothing is covered but links; of the free places beside a glyph the one
 * that the fewest trails cross is taken.
 */
export function placeLabels(
  glyphs: readonly Glyph[],
  obstacles: readonly Box[],
  stage: Box,
): readonly MessageLabel[] {
  const most = Math.min(LABELS_MOST, Math.ceil((stage.width * stage.height) / AREA_FOR_ONE));
  const worth = glyphs
    .filter((glyph) => glyph.family in RANK)
    .sort((a, b) => RANK[a.family]! - RANK[b.family]! || a.key - b.key);
  if (worth.length === 0) return [];
  const taken = glyphs.map((glyph) => boxAround(glyph, sizeOf(glyph), sizeOf(glyph)));
  const named = new Set<string>();
  const labels: MessageLabel[] = [];
  const write = (glyph: Glyph, text: string): boolean => {
    const width = textWidth(text, LABEL_SIZE, 'mono');
    const box = spotFor(glyph, width, obstacles, taken, worth, stage);
    if (box === undefined) return false;
    taken.push(box);
    labels.push({ key: glyph.key, text, x: box.x, y: box.y + ASCENT });
    return true;
  };
  let tries = 0;
  for (const glyph of worth) {
    if (labels.length >= most || tries >= TRIES_MOST) break;
    const first = glyph.envelopes[0]!;
    if (first.carries.kind !== 'message') continue;
    const name = messageLabel(first.carries.message);
    // Everybody tells its vote to everybody: each vote is named once.
    const id = glyph.family === 'election' ? name : `${first.from} ${name}`;
    if (named.has(id)) continue;
    const count = glyph.envelopes.length;
    const text = (count > 1 ? `${count} × ` : '') + fitText(name, WIDTH_MOST, LABEL_SIZE, 'mono');
    tries++;
    if (write(glyph, text)) named.add(id);
  }
  return labels;
}

function spotFor(
  glyph: Glyph,
  width: number,
  obstacles: readonly Box[],
  taken: readonly Box[],
  glyphs: readonly Glyph[],
  stage: Box,
): Box | undefined {
  const { x, y } = glyph;
  const size = { width, height: HEIGHT };
  const half = sizeOf(glyph) / 2;
  const [beside, above, below] = [half + 4.5, half + 0.5 + HEIGHT, half + 1.5];
  const spots: Box[] = [
    { x: x + beside, y: y - 8, ...size },
    { x: x - beside - width, y: y - 8, ...size },
    { x: x + 6, y: y - above, ...size },
    { x: x - 6 - width, y: y - above, ...size },
    { x: x + 6, y: y + below, ...size },
    { x: x - 6 - width, y: y + below, ...size },
  ];
  let best: Box | undefined;
  let least = Infinity;
  for (const box of spots) {
    if (!inside(box, stage) || !freeOf(box, obstacles) || !freeOf(box, taken)) continue;
    let crossed = 0;
    for (const other of glyphs) if (crosses(other.tail, other, box) && ++crossed >= least) break;
    if (crossed >= least) continue;
    least = crossed;
    best = box;
    if (crossed === 0) break;
  }
  return best;
}
