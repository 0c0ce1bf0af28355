import { scaleLinear } from 'd3';
import type { Release } from './wake-tally.ts';

/** One release as a column: who waited, and within that who was told. Px from the foot up. */
export interface WakeColumn {
  readonly release: Release;
  readonly x: number;
  readonly waited: number;
  readonly told: number;
}

export interface WakeFigure {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly WakeColumn[];
  /** Over the whole past, not only what is drawn. */
  readonly told: number;
  readonly releases: number;
}

/** The last ones only: older columns have no room. */
export const COLUMNS_MAX = 20;
export const COLUMN = { width: 6, gap: 3 } as const;
const HEIGHT = 34;
/** With fewer that wait, a column is not drawn higher for it. */
const FULL_AT_LEAST = 5;

/** The releases in order, the newest at the right. */
export function wakeFigure(releases: readonly Release[]): WakeFigure {
  const last = releases.slice(-COLUMNS_MAX);
  const most = last.reduce((max, { waiting, woken }) => Math.max(max, waiting, woken), 0);
  const height = scaleLinear([0, Math.max(FULL_AT_LEAST, most)], [0, HEIGHT]);
  return {
    width: COLUMNS_MAX * (COLUMN.width + COLUMN.gap),
    height: HEIGHT,
    columns: last.map((release, i) => ({
      release,
      x: i * (COLUMN.width + COLUMN.gap),
      waited: height(Math.max(release.waiting, release.woken)),
      told: height(release.woken),
    })),
    told: releases.reduce((sum, { woken }) => sum + woken, 0),
    releases: releases.length,
  };
}
