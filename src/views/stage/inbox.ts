import type { Actor } from '../../simulation/actor.ts';
import type { Envelope } from '../../simulation/connection.ts';
import type { World } from '../../simulation/world.ts';
import { freeOf, inside, sharedArea, type Box } from './box.ts';
import type { Place } from './lane.ts';

/** What has arrived at somebody and is not read, because it is held; in the order of its arrival. */
export interface Inbox {
  readonly owner: Actor;
  readonly envelopes: readonly Envelope[];
}

/** Rows that are shown of an inbox; the others are counted. */
export const ROWS_MOST = 4;
export const INBOX_WIDTH = 158;
export const INBOX_HEAD = 20;
export const INBOX_ROW = 27;

/** Whatever is held waits at its receiver, and so does what came behind it on the same connection. */
export function inboxesOf(world: Pick<World, 'connections'>, at: number): readonly Inbox[] {
  const byOwner = new Map<Actor, Envelope[]>();
  for (const { forth, back } of world.connections.values()) {
    for (const { waits, inFlight } of [forth, back]) {
      if (waits !== 'held') continue;
      const arrived = inFlight.filter(
        ({ carries, dueAt }) => carries.kind === 'message' && dueAt <= at,
      );
      const [first] = arrived;
      if (first === undefined) continue;
      byOwner.set(first.to, [...(byOwner.get(first.to) ?? []), ...arrived]);
    }
  }
  return [...byOwner].map(([owner, envelopes]) => ({
    owner,
    envelopes: envelopes.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id),
  }));
}

/** How high an inbox is, px on the screen. */
export const inboxHeight = ({ envelopes }: Inbox): number =>
  INBOX_HEAD +
  Math.min(envelopes.length, ROWS_MOST) * INBOX_ROW +
  (envelopes.length > ROWS_MOST ? INBOX_HEAD : 0);

/** A place beside the owner that covers nothing; where there is none, the one that covers the least. */
export function placeInbox(
  owner: Place,
  size: { readonly width: number; readonly height: number },
  obstacles: readonly Box[],
  stage: Box,
): Box {
  const { x, y, reach } = owner;
  const { width, height } = size;
  const off = reach + 8;
  const wished: readonly (readonly [number, number])[] = [
    [x + off, y - height / 2],
    [x - off - width, y - height / 2],
    [x + off * 0.7, y - off * 0.7 - height],
    [x - off * 0.7 - width, y - off * 0.7 - height],
    [x - width / 2, y - off - height],
    [x + off * 0.7, y + off * 0.7],
    [x - off * 0.7 - width, y + off * 0.7],
    [x - width / 2, y + off + 46],
  ];
  const within = (value: number, least: number, most: number): number =>
    Math.max(least, Math.min(value, Math.max(least, most)));
  const boxes = wished.map(([left, top]): Box => ({
    x: within(left, stage.x, stage.x + stage.width - width),
    y: within(top, stage.y, stage.y + stage.height - height),
    width,
    height,
  }));
  const free = boxes.find((box) => inside(box, stage) && freeOf(box, obstacles));
  if (free !== undefined) return free;
  const covered = (box: Box): number =>
    obstacles.reduce((sum, other) => sum + sharedArea(box, other), 0);
  return boxes.reduce((best, box) => (covered(box) < covered(best) ? box : best));
}
