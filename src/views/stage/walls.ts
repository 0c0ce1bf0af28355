import { polygonContains, polygonHull } from 'd3';
import { between, boxAround, freeOf, type Box, type Point, type Size } from './box.ts';
import type { ClientPlace } from './clients.ts';
import { crossing, outlineOf, smooth } from './curve.ts';
import { partitionOf, runsOf, type SingleCut } from './partition.ts';
import { laneBetween, type Lane, type Places } from './lane.ts';
import { angleOf, pointOnRing, serverBox, type Ring } from './ring.ts';
import { labelAlong, labelAnyhow } from './wall-label.ts';

export interface Wall {
  /** The servers behind it, e.g. `5` or `4 5`; for a single link its two ends. */
  readonly key: string;
  readonly outline: string;
  /** An arrow head that shows which way messages still pass; null where none does. */
  readonly passes: string | null;
  /** The one link that it bars, in one direction or in both; null: it stands between groups. */
  readonly link: SingleCut | null;
  /** Where its words are written; null: there is no room for those of a single link. */
  readonly label: Box | null;
  /** Small boxes along it, for what is to keep off. */
  readonly marks: readonly Box[];
  /** Cut directions that it stands for, as `from>to`. */
  readonly stands: (from: string, to: string) => boolean;
}

export interface Walls {
  readonly walls: readonly Wall[];
  /** Where, as a fraction of the way from rim to rim, the direction `from>to` meets a wall. */
  readonly stops: ReadonlyMap<string, number>;
}

/** From a server's rim to the wall behind it. */
const BEHIND = 40;

/** Where the wall of a run of neighbours runs: in through one gap of the ring, behind them, out through the other. */
function wallBehind(run: readonly number[], ring: Ring): readonly Point[] {
  const count = ring.servers.length;
  const step = (2 * Math.PI) / count;
  const first = angleOf(run[0]!, count);
  const last = first + (run.length - 1) * step;
  const gap = (from: number, turn: number): Point[] => {
    const near = clearGap(ring, from, turn);
    return [pointOnRing(ring, near, outerStretch(ring, near)), pointOnRing(ring, near, 1.02)];
  };
  const inner: Point[] = [];
  for (let i = 0; i <= 2 * (run.length - 1); i++) {
    inner.push(backOf(ring, first + (i * step) / 2));
  }
  // A smooth curve keeps inside its corners: the middle of a lone server's wall is given twice to hold its distance.
  if (run.length === 1) inner.push(...inner);
  return smooth([...gap(first, -step), ...inner, ...gap(last, step).reverse()]);
}

/** The angle, between a run's end at `from` and its neighbour, at which the wall hits the fewest labels. */
function clearGap(ring: Ring, from: number, turn: number): number {
  const labels = ring.servers.map((server) => server.label);
  const hits = (part: number): number => {
    const angle = from + turn * part;
    let count = 2 * Math.abs(part - 0.5);
    for (const stretch of [0.95, 1.05, 1.15, 1.25]) {
      const mark = boxAround(pointOnRing(ring, angle, stretch), 12, 12);
      if (!freeOf(mark, labels)) count++;
    }
    return count;
  };
  const parts = [0.5, 0.55, 0.45, 0.6, 0.4, 0.65, 0.35, 0.7, 0.3];
  return from + turn * parts.reduce((best, part) => (hits(part) < hits(best) ? part : best));
}

function outerStretch(ring: Ring, angle: number): number {
  const { radiusX, radiusY, radius, centre, width, height } = ring;
  const wanted = 1 + (radius + 30) / Math.max(1, Math.min(radiusX, radiusY));
  const room = (half: number, reach: number): number =>
    reach < 1 ? Infinity : Math.max(1, (half - 3) / reach);
  const vertical = Math.sin(angle) < 0 ? centre.y : height - centre.y;
  return Math.min(
    wanted,
    room(width / 2, Math.abs(radiusX * Math.cos(angle))),
    room(vertical, Math.abs(radiusY * Math.sin(angle))),
  );
}

/** A point behind the ring at `angle`, on the side of the centre; never past the centre. */
function backOf(ring: Ring, angle: number): Point {
  const rim = pointOnRing(ring, angle);
  const reach = Math.hypot(rim.x - ring.centre.x, rim.y - ring.centre.y);
  const back = Math.min(ring.radius + BEHIND, reach * 0.72);
  return between(rim, ring.centre, reach === 0 ? 0 : back / reach);
}

/** A short bar across the middle of a link that alone is cut; one way it spans only the lane of that way. */
function barAcross({ from, to, aside }: Lane, bothWays: boolean): readonly Point[] {
  const middle = between(from, to, 0.5);
  return [bothWays ? -16 : -3, 16].map((off) => ({
    x: middle.x + aside.x * off,
    y: middle.y + aside.y * off,
  }));
}

/** An arrow head on the other lane of a link, against the direction of `lane`. */
function arrowBack({ from, to, length, aside }: Lane): string {
  const middle = between(from, to, 0.5);
  const [ux, uy] = length === 0 ? [1, 0] : [(to.x - from.x) / length, (to.y - from.y) / length];
  const on = (along: number, off: number): Point => ({
    x: middle.x + ux * along + aside.x * off,
    y: middle.y + uy * along + aside.y * off,
  });
  return outlineOf([on(5, -13), on(-5, -8), on(5, -3)]);
}

const HULL_CORNERS = 12;

type Clients = readonly Pick<ClientPlace, 'server' | 'box'>[];

const areServers = (...actors: readonly string[]): boolean =>
  actors.every((actor) => /^\d+$/.test(actor));

const cornersOf = ({ x, y, width, height }: Box): [number, number][] =>
  [x - 8, x + width + 8].flatMap((cx) =>
    [y - 8, y + height + 8].map((cy): [number, number] => [cx, cy]),
  );

/** A closed line around some servers with their labels and clients, wherever they were put. */
function wallAround(members: readonly number[], ring: Ring, clients: Clients): readonly Point[] {
  const reach = ring.radius + 24;
  const corners = members.flatMap((sid) => {
    const { x, y, label } = ring.servers[sid - 1]!;
    const rim = Array.from({ length: HULL_CORNERS }, (_, i): [number, number] => {
      const angle = (i * 2 * Math.PI) / HULL_CORNERS;
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    });
    const own = clients.filter(({ server }) => server === sid);
    return [...rim, ...cornersOf(label), ...own.flatMap(({ box }) => cornersOf(box))];
  });
  const hull = (polygonHull(corners) ?? corners).map(([x, y]) => ({ x, y }));
  const closed = [...hull, hull[0]!];
  return smooth(closed);
}

/** The runs of a group that get a wall each: neighbours on the ring, or, arranged by hand, those with no stranger between. */
function walledRuns(
  group: readonly number[],
  ring: Ring,
  clients: Clients,
): readonly (readonly number[])[] {
  if (!ring.arranged) return runsOf(group, ring.servers.length);
  const hull = wallAround(group, ring, clients).map(({ x, y }): [number, number] => [x, y]);
  const stranger = ring.servers.some(
    ({ sid, x, y }) => !group.includes(sid) && polygonContains(hull, [x, y]),
  );
  return stranger ? group.map((sid) => [sid]) : [group];
}

/**
 * The walls of the present cuts.
 *
 * @param directions what is cut, as `from>to`
 * @param labelSize the size of the words beside a wall between groups
 * @param linkLabelSize of those beside a wall across one link
 * @param shownLink whether two actors, of whom one may be a client, have a link on the stage
 */
export function wallsOf(
  ring: Ring,
  directions: readonly string[],
  keeper: number | null,
  places: Places,
  labelSize: Size,
  linkLabelSize: Size,
  clients: readonly Pick<ClientPlace, 'server' | 'box'>[] = [],
  shownLink: (a: string, b: string) => boolean = () => true,
): Walls {
  if (directions.length === 0) return { walls: [], stops: new Map() };
  const { cutOff, single } = partitionOf(ring.servers.length, new Set(directions), keeper);
  const stage: Box = { x: 2, y: 2, width: ring.width - 4, height: ring.height - 4 };
  const obstacles = [
    ...ring.servers.flatMap((server) => [serverBox(server, ring.radius), server.label]),
    ...ring.servers.flatMap((server) => server.vote ?? []),
    ...clients.map(({ box }) => box),
  ];
  const walls: Wall[] = [];
  const lines: (readonly Point[])[] = [];
  const add = (
    key: string,
    points: readonly Point[],
    stands: Wall['stands'],
    { passes = null, link = null }: Partial<Pick<Wall, 'passes' | 'link'>> = {},
    worded = true,
    queue: readonly Box[] = [],
  ): void => {
    const size = link === null ? labelSize : linkLabelSize;
    const beside = (others: readonly Box[]): Box | undefined =>
      worded ? labelAlong(points, size, others, stage) : undefined;
    const free = beside([...obstacles, ...queue]) ?? beside(obstacles);
    const label = free ?? (points.length === 2 ? null : labelAnyhow(points, size, stage));
    if (label !== null) obstacles.push(label);
    lines.push(points);
    const marks = points.filter((_, i) => i % 2 === 0).map((point) => boxAround(point, 8, 8));
    walls.push({ key, outline: outlineOf(points), label, marks, stands, passes, link });
  };
  for (const group of cutOff) {
    const members = new Set(group.map(String));
    for (const run of walledRuns(group, ring, clients)) {
      const stands: Wall['stands'] = (from, to) => members.has(from) !== members.has(to);
      add(
        run.join(' '),
        ring.arranged ? wallAround(run, ring, clients) : wallBehind(run, ring),
        stands,
      );
    }
  }
  for (const link of single) {
    const { from, to, bothWays } = link;
    const lane = laneBetween(places, from, to);
    if (lane === undefined || !shownLink(from, to)) continue;
    add(
      bothWays ? `${from}-${to}` : `${from}>${to}`,
      barAcross(lane, bothWays),
      (x, y) => (x === from && y === to) || (bothWays && x === to && y === from),
      { link, passes: bothWays ? null : arrowBack(lane) },
      // A client's links are short.
      areServers(from, to),
      queuesAt(lane, bothWays ? laneBetween(places, to, from) : undefined),
    );
  }
  const stops = new Map<string, number>();
  for (const direction of directions) {
    const [a = '', b = ''] = direction.split('>');
    const lane = laneBetween(places, a, b);
    if (lane !== undefined) stops.set(direction, firstCrossing(lane, lines));
  }
  return { walls, stops };
}

/** Where messages wait at a bar across a lane, and across the lane back: its words stand elsewhere. */
const queuesAt = (...lanes: readonly (Lane | undefined)[]): readonly Box[] =>
  lanes.flatMap((lane) => {
    if (lane === undefined || lane.length === 0) return [];
    const { x, y } = between(lane.from, lane.to, 0.5 - QUEUE_OFF / lane.length);
    const next = { x: x + lane.aside.x * QUEUE_NEXT, y: y + lane.aside.y * QUEUE_NEXT };
    return [boxAround({ x, y }, QUEUE_SIDE, QUEUE_SIDE), boxAround(next, QUEUE_SIDE, QUEUE_SIDE)];
  });
const QUEUE_OFF = 11;
const QUEUE_NEXT = 16;
const QUEUE_SIDE = 24;

/** Walls may run close to a server: they are looked for this far beyond both ends of a lane, px. */
const BEYOND = 40;

/** Where a lane first meets a wall, as a fraction of its length; its middle if it meets none. */
function firstCrossing({ from, to, length }: Lane, lines: readonly (readonly Point[])[]): number {
  if (length === 0) return 0.5;
  const start = between(from, to, -BEYOND / length);
  const end = between(from, to, 1 + BEYOND / length);
  let first = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      first = Math.min(first, crossing(start, end, line[i - 1]!, line[i]!) ?? Infinity);
    }
  }
  if (first === Infinity) return 0.5;
  const along = first * (length + 2 * BEYOND) - BEYOND;
  return Math.max(0.02, Math.min(0.98, along / length));
}
