import { path } from 'd3';
import { tenth } from '../marks/tenth.ts';
import { branchTree } from './branch-tree.ts';
import type { Landmarks } from './landmarks.ts';

export interface Band {
  readonly x: number;
  readonly width: number;
  readonly epoch: number | null;
  /** Whether a word fits below it. */
  readonly labelled: boolean;
}

export interface BranchCurve {
  readonly id: number;
  readonly path: string;
  /** Where its name stands: the left end of the text, or the right where `anchor` is `end`. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

export interface TrackGeometry {
  readonly bands: readonly Band[];
  readonly crashes: readonly { readonly x: number; readonly server: number }[];
  readonly curves: readonly BranchCurve[];
  /** Room above the timeline for them, px: negative heights begin here. */
  readonly above: number;
  /** Branches for which there is no row. */
  readonly left: number;
  readonly bookmarks: readonly number[];
  /** Where the computed run ends. */
  readonly endX: number;
}

/** Where virtual times stand on the track. */
export interface TrackScale {
  readonly width: number;
  /** Room at both ends, so that the thumb stays inside. */
  readonly inset: number;
  /** The virtual time at the right end, microseconds. */
  readonly whole: number;
}

export interface TrackRequest {
  readonly scale: TrackScale;
  readonly endAt: number;
  readonly landmarks: Landmarks;
  readonly branch: number;
  /** How wide a branch's name is, px. */
  readonly nameWidth?: (id: number) => number;
  /** Their virtual times in this branch, microseconds. */
  readonly bookmarks?: readonly number[];
  readonly branches: readonly {
    readonly id: number;
    readonly parent: number | null;
    readonly forkAt: number;
    readonly end: { readonly at: number };
  }[];
}

const LABEL_WIDTH = 58;
const BAND_Y = 20;
const CURVE_GAP = 13;
const ROWS_MAX = 5;
/** Rows that have room without more height. */
const ROWS_FREE = 1;
const NAME_WIDTH = 70;
const NICE_S: readonly number[] = [
  5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900,
];

/** The end of the track: a round time with some room ahead of the run, microseconds. */
export function trackEnd(endAt: number): number {
  const wantedS = (endAt / 1_000_000) * 1.1;
  const nice = NICE_S.find((s) => s >= wantedS) ?? Math.ceil(wantedS / 600) * 600;
  return nice * 1_000_000;
}

const roomOf = ({ width, inset }: TrackScale): number => Math.max(1, width - 2 * inset);

/** The place of a virtual time, px. */
export const trackX = (scale: TrackScale, us: number): number =>
  tenth(scale.inset + (us / scale.whole) * roomOf(scale));

/** One tick for each pixel column that holds commits, all as one outline. */
export function tickOutline(scale: TrackScale, commits: readonly number[]): string {
  let outline = '';
  let last = -1;
  for (const commit of commits) {
    const x = Math.round(trackX(scale, commit));
    if (x !== last) outline += `M${x} 16v-4`;
    last = x;
  }
  return outline;
}

/** The timeline: bands of epochs, branches and landmarks. */
export function trackOf(request: TrackRequest): TrackGeometry {
  const { scale, endAt, landmarks } = request;
  const { width, whole } = scale;
  const room = roomOf(scale);
  const x = (us: number): number => trackX(scale, us);
  const { stretches } = landmarks;
  const bands = stretches
    .map(({ from, epoch }, i): Band => {
      const left = x(from);
      const wide = x(stretches[i + 1]?.from ?? endAt) - left;
      return { x: left, width: Math.max(0, wide - 2), epoch, labelled: wide >= LABEL_WIDTH };
    })
    .filter((band) => band.width > 0);
  const crashes = landmarks.crashes.map(({ at: crashAt, server }) => ({ x: x(crashAt), server }));

  const nameWidth = request.nameWidth ?? (() => NAME_WIDTH);
  const endOfName = (to: number, id: number): number => to + ((nameWidth(id) + 12) / room) * whole;
  const tree = branchTree(request.branches, request.branch, ROWS_MAX, endOfName);
  const rowY = (row: number): number => (row === 0 ? BAND_Y : BAND_Y - 12 - (row - 1) * CURVE_GAP);
  const curves = tree.limbs.map(({ id, row, fromRow, from, to }): BranchCurve => {
    const y = rowY(row);
    const x0 = x(from);
    const x1 = Math.max(x0 + 24, x(to));
    const bend = Math.min(18, (x1 - x0) / 2);
    const curve = path();
    curve.moveTo(x0, rowY(fromRow));
    curve.bezierCurveTo(x0 + bend / 2, y + 4, x0 + bend / 2, y, x0 + bend, y);
    curve.lineTo(x1, y);
    const anchor = x1 + 6 + nameWidth(id) > width ? 'end' : 'start';
    return { id, path: curve.toString(), x: anchor === 'start' ? x1 + 6 : x1, y, anchor };
  });
  const above = Math.max(0, tree.rows - ROWS_FREE) * CURVE_GAP;
  const bookmarks = (request.bookmarks ?? []).map(x);
  return {
    bands,
    crashes,
    curves,
    above,
    left: tree.left,
    bookmarks,
    endX: x(endAt),
  };
}
