import type { Actor } from '../../simulation/actor.ts';
import type { Point } from './box.ts';
import type { ClientPlace } from './clients.ts';
import type { Ring } from './ring.ts';

export type Pair = readonly [Actor, Actor];

/** What a line that was drawn across the stage cuts. */
export interface Stroke {
  /** The links that it crosses. */
  readonly pairs: readonly Pair[];
  /** The sides that it divides everybody into; null where it only bars single links. */
  readonly groups: readonly (readonly Actor[])[] | null;
}

const turn = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

const meet = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;

/** Whether the line gets between two places: a line that crosses and comes back does not. */
function divides(line: readonly Point[], a: Point, b: Point): boolean {
  let crossings = 0;
  for (let i = 1; i < line.length; i++) if (meet(line[i - 1]!, line[i]!, a, b)) crossings++;
  return crossings % 2 === 1;
}

/**
 * Reads a line. Where it comes between two groups of servers, so that none of one side has a link to the other side left,
 * it divides them, and each client goes with the side that it stands on. Else it bars the links that it crosses, and no other.
 */
export function strokeOf(
  line: readonly Point[],
  ring: Ring,
  clients: readonly ClientPlace[],
): Stroke {
  const { servers } = ring;
  const crossed = new Set<string>();
  const pairs: Pair[] = [];
  for (const [i, a] of servers.entries()) {
    for (const b of servers.slice(i + 1)) {
      if (!divides(line, a, b)) continue;
      crossed.add(`${a.sid}-${b.sid}`);
      pairs.push([a.sid, b.sid]);
    }
  }
  const linked = (a: number, b: number): boolean =>
    !crossed.has(`${Math.min(a, b)}-${Math.max(a, b)}`);
  const sides = sidesOf(
    servers.map(({ sid }) => sid),
    linked,
  );
  const clean = sides.every((side) => side.every((a) => side.every((b) => linked(a, b))));
  if (sides.length > 1 && clean) {
    const groups: Actor[][] = sides.map((side) => [...side]);
    for (const client of clients) {
      const near = [...servers].sort((a, b) => distance(a, client) - distance(b, client));
      const beside = near.find((server) => !divides(line, server, client));
      const group = groups.find((side) => beside !== undefined && side.includes(beside.sid));
      if (group === undefined) groups.push([client.name]);
      else group.push(client.name);
    }
    return { pairs, groups };
  }
  for (const { name, server, x, y } of clients) {
    const home = servers[server - 1];
    if (home !== undefined && divides(line, { x, y }, home)) pairs.push([name, server]);
  }
  return { pairs, groups: null };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function sidesOf(sids: readonly number[], linked: (a: number, b: number) => boolean): number[][] {
  const sides: number[][] = [];
  const seen = new Set<number>();
  for (const first of sids) {
    if (seen.has(first)) continue;
    const side = [first];
    seen.add(first);
    for (const a of side) {
      for (const b of sids) {
        if (seen.has(b) || !linked(a, b)) continue;
        seen.add(b);
        side.push(b);
      }
    }
    sides.push(side.sort((a, b) => a - b));
  }
  return sides;
}
