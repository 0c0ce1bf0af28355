import type { Actor } from '../../simulation/actor.ts';
import type { Point } from './box.ts';
import type { ClientPlace } from './clients.ts';
import type { Ring } from './ring.ts';

/** Where an actor stands, and how far its outline is from there. */
export interface Place extends Point {
  readonly reach: number;
}

/** By actor, servers too by text: `3`, `a`. */
export type Places = ReadonlyMap<string, Place>;

/** The way of the messages from one actor to another: from outline to outline, a little to the right of the link. */
export interface Lane {
  /** On the sender's outline, where the trails begin. */
  readonly tail: Point;
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
  /** A step of 1 px to the right of the direction of travel. */
  readonly aside: Point;
}

/** The leader's second ring belongs to the outline. */
const OUTER_RING = 7;
/** A glyph is drawn around its place: that far it keeps off the outlines at both ends. */
const GLYPH_HALF = 7;
/** Messages keep to the right, so that the two directions of a link do not meet. */
const KEEP_RIGHT = 3;

/** Where everybody stands between whom lanes run. */
export function placesOf(ring: Ring, clients: readonly ClientPlace[]): Places {
  const places = new Map<string, Place>();
  for (const { sid, x, y } of ring.servers) {
    places.set(String(sid), { x, y, reach: ring.radius + OUTER_RING });
  }
  for (const { name, x, y, side } of clients) places.set(name, { x, y, reach: side / 2 + 2 });
  return places;
}

/** The lane between two actors; undefined if one of them is not on the stage. */
export function laneBetween(places: Places, from: Actor, to: Actor): Lane | undefined {
  const a = places.get(String(from));
  const b = places.get(String(to));
  if (a === undefined || b === undefined) return undefined;
  const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / distance, (b.y - a.y) / distance];
  const aside = { x: -uy, y: ux };
  // Neighbours may touch: then there is no way left between the outlines, and both ends are in the middle.
  const between = distance - a.reach - b.reach;
  const half = Math.min(GLYPH_HALF, Math.max(0, between / 2));
  const length = Math.max(0, between - 2 * half);
  const start = between > 0 ? a.reach + half : distance / 2;
  const on = (way: number): Point => ({
    x: a.x + ux * way + aside.x * KEEP_RIGHT,
    y: a.y + uy * way + aside.y * KEEP_RIGHT,
  });
  return { tail: on(start - half), from: on(start), to: on(start + length), length, aside };
}
