import type { Mark } from '../locks/join-queue.ts';

/** Rooms side by side with a gate between each and the next, px. */
export interface ZonesGeometry {
  readonly width: number;
  readonly height: number;
  readonly zoneWidth: number;
  /** Side of the room that one client has. */
  readonly step: number;
  /** Clients by their centres. */
  readonly marks: readonly Mark[];
  /** Where the gates stand: one less than there are zones. */
  readonly gates: readonly number[];
}

/** Room for a finger on a small screen, less beside it. */
const STEP = { narrow: 44, wide: 36 } as const;
const NARROW_PX = 420;
const ROWS_MIN = 2;
const PAD = 6;

/** Each zone holds its clients in rows, those who came first first. */
export function zonesGeometry(
  zones: readonly (readonly string[])[],
  available: number,
): ZonesGeometry {
  const step = available < NARROW_PX ? STEP.narrow : STEP.wide;
  const zoneWidth = Math.max(step + 2 * PAD, available / Math.max(1, zones.length));
  const columns = Math.max(1, Math.floor((zoneWidth - 2 * PAD) / step));
  const most = zones.reduce((max, clients) => Math.max(max, clients.length), 0);
  const rows = Math.max(ROWS_MIN, Math.ceil(most / columns));
  return {
    width: zoneWidth * zones.length,
    height: rows * step + 2 * PAD,
    zoneWidth,
    step,
    marks: zones.flatMap((clients, zone) =>
      clients.map((key, i) => ({
        key,
        x: zone * zoneWidth + PAD + ((i % columns) + 0.5) * step,
        y: PAD + (Math.floor(i / columns) + 0.5) * step,
        opacity: 1,
      })),
    ),
    gates: zones.slice(1).map((_, i) => (i + 1) * zoneWidth),
  };
}
