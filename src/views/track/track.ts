import { path } from 'd3';
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
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

export interface TrackGeometry {
  readonly bands: readonly Band[];
  /** One tick for each pixel column that holds commits. */
  readonly ticks: readonly number[];
  readonly crashes: readonly { readonly x: number; readonly server: number }[];
  readonly curves: readonly BranchCurve[];
  readonly bookmarks: readonly number[];
  /** Where the computed run ends. */
  readonly endX: number;
  readonly nowX: number;
}

export interface TrackRequest {
  readonly width: number;
  /** Room at both ends, so that the thumb stays inside. */
  readonly inset: number;
  readonly at: number;
  readonly endAt: number;
  readonly landmarks: Landmarks;
  readonly branch: number;
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
const BAND_Y = 30;
const CURVE_GAP = 9;
const CURVES_MAX = 2;
const NICE_S: readonly number[] = [
  5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900,
];

/** The end of the track: a round time with some room ahead of the run, microseconds. */
export function trackEnd(endAt: number): number {
  const wantedS = (endAt / 1_000_000) * 1.1;
  const nice = NICE_S.find((s) => s >= wantedS) ?? Math.ceil(wantedS / 600) * 600;
  return nice * 1_000_000;
}

export function trackOf(request: TrackRequest): TrackGeometry {
  const { width, inset, at, endAt, landmarks } = request;
  const longest = Math.max(endAt, ...request.branches.map((branch) => branch.end.at));
  const room = Math.max(1, width - 2 * inset);
  const whole = trackEnd(longest);
  const x = (us: number): number => Math.round((inset + (us / whole) * room) * 10) / 10;
  const { stretches } = landmarks;
  const bands = stretches
    .map(({ from, epoch }, i): Band => {
      const left = x(from);
      const wide = x(stretches[i + 1]?.from ?? endAt) - left;
      return { x: left, width: Math.max(0, wide - 2), epoch, labelled: wide >= LABEL_WIDTH };
    })
    .filter((band) => band.width > 0);
  const ticks = [...new Set(landmarks.commits.map((commit) => Math.round(x(commit))))];
  const crashes = landmarks.crashes.map(({ at: crashAt, server }) => ({ x: x(crashAt), server }));

  const others = request.branches.filter((branch) => branch.id !== request.branch);
  const curves = others.slice(-CURVES_MAX).map((branch, i): BranchCurve => {
    const own = request.branches.find(({ id }) => id === request.branch);
    const forkAt = branch.parent === null ? (own?.forkAt ?? 0) : branch.forkAt;
    const y = BAND_Y - 12 - i * CURVE_GAP;
    const from = x(forkAt);
    const to = Math.max(from + 24, x(branch.end.at));
    const bend = Math.min(18, (to - from) / 2);
    const curve = path();
    curve.moveTo(from, BAND_Y);
    curve.bezierCurveTo(from + bend / 2, y + 4, from + bend / 2, y, from + bend, y);
    curve.lineTo(to, y);
    const anchor = to > width * 0.75 ? 'end' : 'start';
    return {
      id: branch.id,
      path: curve.toString(),
      x: anchor === 'start' ? to + 6 : to,
      y,
      anchor,
    };
  });
  const bookmarks = (request.bookmarks ?? []).map(x);
  return { bands, ticks, crashes, curves, bookmarks, endX: x(endAt), nowX: x(at) };
}
