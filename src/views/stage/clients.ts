import { boxAround, freeOf, inside, sharedArea, type Box, type Point } from './box.ts';
import { serverBox, type Ring } from './ring.ts';

/** A client as the layout needs it: whom it belongs to. */
export interface ClientHome {
  readonly name: string;
  /** The server that it is or was connected to, or tries. */
  readonly server: number;
}

export interface ClientPlace extends Point {
  readonly name: string;
  readonly server: number;
  /** The side of its square. */
  readonly side: number;
  /** Room for its line of text below the square, px; 0 for none. */
  readonly textWidth: number;
  /** Square and text. */
  readonly box: Box;
}

const TEXT_HEIGHT = 18;
/** Directions tried, radians away from straight outward; and distances from the server's rim, px. */
const TURNS = [0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05, -1.4, 1.4, -1.9, 1.9, 2.5, -2.5, Math.PI];
const DISTANCES = [42, 58, 76, 96, 120, 150, 185];

const PAD = 2;

function boxFor(at: Point, side: number, textWidth: number): Box {
  if (textWidth === 0) return boxAround(at, side + 4, side + 4);
  const width = Math.max(side, textWidth);
  return { x: at.x - width / 2, y: at.y - side / 2 - 2, width, height: side + TEXT_HEIGHT + 2 };
}

/**
 * Places each client beside its server, outside the ring where there is room, so that it covers nothing; where the stage
 * is crowded first without its line of text, and last where it covers the least.
 */
export function placeClients(ring: Ring, clients: readonly ClientHome[]): readonly ClientPlace[] {
  const { density, radius } = ring;
  const stage: Box = { x: PAD, y: PAD, width: ring.width - 2 * PAD, height: ring.height - 2 * PAD };
  const circles = ring.servers.map((server) => serverBox(server, radius));
  const labels = ring.servers.map((server) => server.label);
  const votes = ring.servers.flatMap((server) => server.vote ?? []);
  const taken: Box[] = [];
  const place = ({ name, server }: ClientHome): ClientPlace => {
    const home = ring.servers[server - 1] ?? { ...ring.centre, angle: -Math.PI / 2 };
    const sizes = [
      { side: density.clientSide, text: density.clientText, obstacles: [circles, labels, votes] },
      { side: density.clientSide, text: density.clientText, obstacles: [circles, labels] },
      { side: Math.min(26, density.clientSide), text: 0, obstacles: [circles, labels] },
    ];
    let least = { cost: Infinity, at: home as Point, side: 20, text: 0 };
    for (const { side, text, obstacles } of sizes) {
      const blocked = [...obstacles.flat(), ...taken];
      for (const distance of DISTANCES) {
        for (const turn of TURNS) {
          const reach = radius + distance;
          const at = {
            x: home.x + reach * Math.cos(home.angle + turn),
            y: home.y + reach * Math.sin(home.angle + turn),
          };
          const box = boxFor(at, side, text);
          if (!inside(box, stage)) continue;
          if (freeOf(box, blocked, 3)) return { name, server, ...at, side, textWidth: text, box };
          if (text > 0) continue;
          const cost = blocked.reduce((sum, other) => sum + sharedArea(box, other), reach / 10);
          if (cost < least.cost) least = { cost, at, side, text };
        }
      }
    }
    const { at, side, text } = least;
    return { name, server, ...at, side, textWidth: text, box: boxFor(at, side, text) };
  };
  return clients.map((client) => {
    const placed = place(client);
    taken.push(placed.box);
    return placed;
  });
}
