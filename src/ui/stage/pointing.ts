import type { Envelope } from '../../simulation/connection.ts';
import type { Message } from '../../simulation/facts.ts';
import { zxidIn } from '../../views/marks/label.ts';
import type { Glyph } from '../../views/stage/messages.ts';
import type { Selection } from '../lab.svelte.ts';

/** Messages within a thumb's width of the pointer count as pointed at, px on the screen. */
const REACH_PX = 22;

/** The glyph nearest to a place on the stage, within reach. */
export function nearestGlyph(
  glyphs: readonly Glyph[],
  x: number,
  y: number,
  scale: number,
): Glyph | undefined {
  let best: Glyph | undefined;
  let least = (REACH_PX / scale) ** 2;
  for (const glyph of glyphs) {
    const distance = (glyph.x - x) ** 2 + (glyph.y - y) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = glyph;
  }
  return best;
}

export const isServerIn = (selection: Selection | null, server: number): boolean =>
  selection?.kind === 'server' && selection.server === server;

export const isClientIn = (selection: Selection | null, client: string): boolean =>
  selection?.kind === 'client' && selection.client === client;

/** Whether a glyph is what is selected, or about the transaction that is. */
export function isGlyphIn(selection: Selection | null, { envelopes }: Glyph): boolean {
  if (selection?.kind === 'envelope') return envelopes.some(({ id }) => id === selection.envelope);
  if (selection?.kind !== 'zxid') return false;
  return envelopes.some((envelope) => zxidOfTransaction(envelope) === selection.zxid);
}

const TRANSACTIONAL: ReadonlySet<Message['type']> = new Set([
  'PROPOSAL',
  'ACK',
  'COMMIT',
  'COMMITANDACTIVATE',
  'INFORM',
  'INFORMANDACTIVATE',
]);

/** The zxid of the transaction that an envelope proposes, acknowledges or commits; null for all others. */
export function zxidOfTransaction({ carries }: Envelope): number | null {
  if (carries.kind !== 'message') return null;
  return TRANSACTIONAL.has(carries.message.type) ? zxidIn(carries.message) : null;
}
