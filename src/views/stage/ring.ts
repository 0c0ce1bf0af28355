import { boxAround, freeOf, inside, type Box, type Point } from './box.ts';
import { DENSITIES, type Density } from './density.ts';
import {
  chooseFree,
  clearFirst,
  crossings,
  HALO,
  labelCandidates,
  placeVotes,
} from './server-labels.ts';
import { textWidth } from './text-width.ts';

/** The stage as it is drawn in the design: larger boxes enlarge everything, text included. */
const DESIGN = { width: 863, height: 540 };
const SCALE_MOST = 1.6;
/** A few servers stand on all but a circle with paper around it; many need the whole stage. */
const FEW = { servers: 5, stretch: 1.15, share: 0.34 };
const MANY = { stretch: 1.45, share: 0.5 };
const RADIUS_SMALL = 150;
/** Messages must be seen to travel: the least way between the rims of neighbours, where that can be had. */
const TRAVEL_LEAST = 58;
const [full, compact, minimal] = DENSITIES;
const ATTEMPTS = [
  [full, TRAVEL_LEAST],
  [compact, TRAVEL_LEAST],
  [compact, TRAVEL_LEAST / 2],
  [compact, 0],
  [minimal, TRAVEL_LEAST / 2],
  [minimal, 0],
] as const;
const PAD = 4;
/** A link over a label is as bad as servers so much smaller, 2 px of radius each. */
const RUN_OVER = 3;

export interface ServerPlace extends Point {
  readonly sid: number;
  /** Radians; 0 is to the right, the top is -π/2. */
  readonly angle: number;
  readonly label: Box;
  /** Where its vote is written while it looks, beside the circle; null: in the label. */
  readonly vote: Box | null;
}

/** Where everything stands that does not move. Depends on sizes and words, never on what the servers do. */
export interface Ring {
  readonly width: number;
  readonly height: number;
  /** Px on the screen for one unit of the stage. */
  readonly scale: number;
  readonly density: Density;
  readonly centre: Point;
  /** Whether some servers were put elsewhere by hand. */
  readonly arranged: boolean;
  readonly radiusX: number;
  readonly radiusY: number;
  /** The radius of a server. */
  readonly radius: number;
  /** By server: 1 at index 0. */
  readonly servers: readonly ServerPlace[];
}

export interface RingWords {
  /** Every word for a role: the widest decides. */
  readonly roles: readonly string[];
  /** The word before a zxid. */
  readonly last: string;
  /** The longest sentence of a vote. */
  readonly vote: string;
}

/** The box of a server, with the leader's second ring. */
export const serverBox = (place: Point, radius: number): Box =>
  boxAround(place, 2 * (radius + HALO - 2), 2 * (radius + HALO - 2));

/** The point at `angle` (radians) of the ring, or of one `stretch` times as wide. */
export function pointOnRing(
  ring: Pick<Ring, 'centre' | 'radiusX' | 'radiusY'>,
  angle: number,
  stretch = 1,
): Point {
  return {
    x: ring.centre.x + ring.radiusX * stretch * Math.cos(angle),
    y: ring.centre.y + ring.radiusY * stretch * Math.sin(angle),
  };
}

/** Servers go clockwise, the middle number on top, as 1 to 5 do in the design. */
export const angleOf = (sid: number, servers: number): number =>
  -Math.PI / 2 + ((sid - (servers + 1) / 2) * 2 * Math.PI) / servers;

const labelWidth = (density: Density, words: RingWords): number => {
  const zxid = (density.lastWord ? `${words.last} ` : '') + '0'.repeat(density.zxidChars);
  return Math.ceil(
    Math.max(
      ...words.roles.map((word) => textWidth(word, density.roleSize)),
      textWidth(zxid, density.zxidSize, 'mono'),
      density.squares * density.squarePitch,
    ),
  );
};

interface Room {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly lane: number;
}

function tryRing(
  room: Room,
  servers: number,
  density: Density,
  radius: number,
  travel: number,
  above: number,
  words: RingWords,
): Ring | undefined {
  const { width, height, scale, lane } = room;
  const w = labelWidth(density, words);
  const side = Math.max(radius + HALO, w / 2) + PAD + lane;
  const top = radius + HALO + PAD + above;
  const bottom = radius + HALO + density.height + 2 + PAD;
  const { stretch, share } = servers <= FEW.servers ? FEW : MANY;
  let radiusX = (width - 2 * side) / 2;
  let radiusY = servers === 2 ? 0 : (height - top - bottom) / 2;
  if (radiusX < radius || radiusY < 0) return undefined;
  radiusY = Math.min(radiusY, radiusX * stretch, Math.max(height * share, RADIUS_SMALL));
  radiusX = Math.min(radiusX, servers === 2 ? 200 : radiusY * stretch);
  if (servers === 1) radiusX = radiusY = 0;
  const lowest = servers < 3 ? 0 : Math.sin(angleOf(servers, servers)) * radiusY;
  const highest = servers < 3 ? 0 : radiusY;
  // The ring and its labels together stand in the middle.
  const slack = height - top - bottom - highest - lowest;
  if (slack < 0) return undefined;
  const centre = { x: width / 2, y: top + highest + slack / 2 };
  const base = { centre, radiusX, radiusY };
  const spots = Array.from({ length: servers }, (_, i) => {
    const angle = angleOf(i + 1, servers);
    return { sid: i + 1, angle, ...pointOnRing(base, angle) };
  });
  const circles = spots.map((spot) => serverBox(spot, radius));
  const stage: Box = { x: PAD / 2, y: PAD / 2, width: width - PAD, height: height - PAD };
  if (circles.some((a, i) => !inside(a, stage) || !freeOf(a, circles.slice(i + 1)))) {
    return undefined;
  }
  const near = spots.some((a, i) =>
    spots.slice(i + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < travel + 2 * radius),
  );
  if (near) return undefined;
  const candidates = spots.map((s) =>
    clearFirst(labelCandidates(s, s.angle, radius, w, density.height, travel === 0), spots),
  );
  const labels = chooseFree(candidates, circles, stage);
  if (labels === undefined) return undefined;
  const votes = density.lastWord
    ? placeVotes(spots, radius, [...circles, ...labels], stage, words.vote)
    : spots.map(() => null);
  const places = spots.map((spot, i) => ({ ...spot, label: labels[i]!, vote: votes[i] ?? null }));
  return { width, height, scale, density, radius, arranged: false, ...base, servers: places };
}

/** Over how many labels links run, each link counted. */
const crossed = ({ servers }: Ring): number =>
  servers.reduce((sum, { label }) => sum + crossings(label, servers), 0);

/**
 * Places `servers` (1 to 9) in a stage of `width` x `height` px, so that neither circles nor labels overlap or
 * leave it. With `clients` there is room for them beside the ring where the stage is wide enough.
 */
export function ringLayout(
  width: number,
  height: number,
  servers: number,
  clients: boolean,
  words: RingWords,
): Ring {
  const scale = Math.min(
    SCALE_MOST,
    Math.max(1, Math.min(width / DESIGN.width, height / DESIGN.height)),
  );
  const w = width / scale;
  const lane = clients ? Math.max(0, Math.min(80, (w - 340) * 0.25)) : 0;
  const room: Room = { width: w, height: height / scale, scale, lane };
  for (const [density, travel] of ATTEMPTS) {
    let best: { readonly ring: Ring; readonly cost: number } | undefined;
    for (let radius = density.radiusMost; radius >= density.radiusLeast; radius -= 2) {
      const smaller = (density.radiusMost - radius) / 2;
      if (best !== undefined && best.cost <= smaller) break;
      // Room above the top servers is for their labels, where beside them there is none or messages would run over them.
      for (const above of [0, density.height]) {
        const ring = tryRing(room, servers, density, radius, travel, above, words);
        if (ring === undefined) continue;
        const cost = smaller + RUN_OVER * crossed(ring);
        if (best === undefined || cost < best.cost) best = { ring, cost };
        if (cost === smaller) break;
      }
    }
    if (best !== undefined) return best.ring;
  }
  return tightRing(room, servers);
}

/** For a stage too small for any words: the servers alone, as large as they can be. */
function tightRing(room: Room, servers: number): Ring {
  const { width, height, scale } = room;
  const density = DENSITIES.at(-1)!;
  const half = Math.min(width, height) / 2;
  const radius = Math.max(6, Math.min(14, half / (1 + servers / 3)));
  const centre = { x: width / 2, y: height / 2 };
  const reach = servers === 1 ? 0 : Math.max(0, half - radius - HALO);
  const base = { centre, radiusX: reach, radiusY: reach };
  const places = Array.from({ length: servers }, (_, i) => {
    const angle = angleOf(i + 1, servers);
    const at = pointOnRing(base, angle);
    return { sid: i + 1, angle, ...at, label: boxAround(at, 0, 0), vote: null };
  });
  return { width, height, scale, density, radius, arranged: false, ...base, servers: places };
}
