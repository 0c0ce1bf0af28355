import { boxAround, crosses, freeOf, inside, sharedArea, type Box, type Point } from './box.ts';
import { serverBox, type Ring } from './ring.ts';

/** A client as the layout needs it: whom it belongs to. */
export interface ClientHome {
  readonly name: string;
  /** The server that it is or was connected to, or tries. */
  readonly server: number;
}

/** Where a client's line of text stands, seen from its square. */
export type TextSide = 'below' | 'left' | 'right';

export interface ClientPlace extends Point {
  readonly name: string;
  readonly server: number;
  /** The side of its square. */
  readonly side: number;
  /** Room for its line of text, px; 0 for none. */
  readonly textWidth: number;
  readonly textSide: TextSide;
  /** Square and text. */
  readonly box: Box;
}

const TEXT_HEIGHT = 18;
/** Directions tried, radians away from straight outward; and distances from the server's rim, px. */
const TURNS = [0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05, -1.4, 1.4, -1.9, 1.9, 2.5, -2.5, Math.PI];
const DISTANCES = [28, 34, 42, 58, 76, 96, 120, 150, 185];

interface Spot {
  readonly turn: number;
  readonly distance: number;
}

/** What speaks against a spot: near is good but for what travels to it, straight outward is good, inside of the ring is bad. */
const trouble = ({ turn, distance }: Spot): number =>
  distance +
  2 * Math.max(0, TRAVELS - distance) +
  30 * Math.abs(turn) +
  (Math.abs(turn) > 1.5 ? INSIDE : 0);
/** Shorter ways show little of a message under way, px. */
const TRAVELS = 50;
const INSIDE = 220;
/** Covering anything is the last resort. */
const COVERS = 1000;
const WITHOUT_TEXT = 130;
const TEXT_BESIDE = 65;
/** Beside a square a line has less room than below it. */
const BESIDE_SHARE = 0.9;
const OVER_VOTE = 60;
/** Its line to its server, and all it sends, runs over its own text. */
const OVER_TEXT = 25;
/** Its line to its server runs over another server or a label. */
const TIE_CROSSES = 60;

const SPOTS: readonly Spot[] = TURNS.flatMap((turn) =>
  DISTANCES.map((distance) => ({ turn, distance })),
).sort((a, b) => trouble(a) - trouble(b));

const PAD = 2;

/** Between a square and the text beside it, px. */
export const TEXT_GAP = 6;

function boxFor(at: Point, side: number, textWidth: number, textSide: TextSide): Box {
  const square = boxAround(at, side + 4, side + 4);
  if (textWidth === 0) return square;
  if (textSide !== 'below') {
    const room = textWidth + TEXT_GAP - 2;
    const x = textSide === 'left' ? square.x - room : square.x;
    return { ...square, x, width: square.width + room };
  }
  const width = Math.max(side, textWidth);
  return { x: at.x - width / 2, y: at.y - side / 2 - 2, width, height: side + TEXT_HEIGHT + 2 };
}

/** Where most of its text stands; the line to a server begins in the middle of the square. */
function textBox(at: Point, side: number, width: number, textSide: TextSide): Box {
  const height = TEXT_HEIGHT - 4;
  if (textSide === 'below')
    return { x: at.x - width / 3, y: at.y + side / 2 + 4, width: (width * 2) / 3, height };
  const off = side / 2 + TEXT_GAP;
  return { x: textSide === 'left' ? at.x - off - width : at.x + off, y: at.y - 7, width, height };
}

interface Tried {
  readonly cost: number;
  readonly at: Point;
  readonly side: number;
  readonly text: number;
  readonly textSide: TextSide;
}

/**
 * Places each client beside its server, outside the ring where there is room, so that it covers nothing; where the stage
 * is crowded first without its line of text, and last where it covers the least.
 */
export function placeClients(ring: Ring, clients: readonly ClientHome[]): readonly ClientPlace[] {
  const { density, radius } = ring;
  const beside = density.clientText * BESIDE_SHARE;
  const stage: Box = { x: PAD, y: PAD, width: ring.width - 2 * PAD, height: ring.height - 2 * PAD };
  const circles = ring.servers.map((server) => serverBox(server, radius));
  const labels = ring.servers.map((server) => server.label);
  const votes = ring.servers.flatMap((server) => server.vote ?? []);
  const taken: Box[] = [];
  const place = ({ name, server }: ClientHome): ClientPlace => {
    const home = ring.servers[server - 1] ?? { ...ring.centre, angle: -Math.PI / 2 };
    const own = ring.servers[server - 1]?.label;
    const others = circles.filter((_, i) => i !== server - 1);
    const inTheWay = [...others, ...labels.filter((label) => label !== own)];
    const blocked = [...circles, ...labels, ...taken];
    const sizes = [
      { side: density.clientSide, text: density.clientText, textSide: 'below', extra: 0 },
      { side: density.clientSide, text: beside, textSide: 'left', extra: TEXT_BESIDE },
      { side: density.clientSide, text: beside, textSide: 'right', extra: TEXT_BESIDE },
      { side: Math.min(26, density.clientSide), text: 0, textSide: 'below', extra: WITHOUT_TEXT },
    ] as const;
    let best: Tried = { cost: Infinity, at: home, side: 20, text: 0, textSide: 'below' };
    for (const { side, text, textSide, extra } of sizes) {
      if (text === 0 && textSide !== 'below') continue;
      for (const spot of SPOTS) {
        let cost = trouble(spot) + extra;
        if (cost >= best.cost) break;
        const reach = radius + spot.distance;
        const at = {
          x: home.x + reach * Math.cos(home.angle + spot.turn),
          y: home.y + reach * Math.sin(home.angle + spot.turn),
        };
        const box = boxFor(at, side, text, textSide);
        if (!inside(box, stage)) continue;
        if (!freeOf(box, blocked, 3)) {
          const shared = blocked.reduce((sum, other) => sum + sharedArea(box, other), 0);
          cost += COVERS + shared;
        }
        if (!freeOf(box, votes, 3)) cost += OVER_VOTE;
        if (inTheWay.some((other) => crosses(at, home, other))) cost += TIE_CROSSES;
        const runsOver = text > 0 && crosses(at, home, textBox(at, side, text, textSide));
        if (runsOver) cost += OVER_TEXT;
        if (cost < best.cost) best = { cost, at, side, text, textSide };
      }
    }
    const { at, side, text, textSide } = best;
    const box = boxFor(at, side, text, textSide);
    return { name, server, ...at, side, textWidth: text, textSide, box };
  };
  return clients.map((client) => {
    const placed = place(client);
    taken.push(placed.box);
    return placed;
  });
}
