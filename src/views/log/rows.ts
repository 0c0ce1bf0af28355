import { firstPlace } from '../../kernel/first-index.ts';
import type { World } from '../../simulation/world.ts';
import { counterOf, epochOf, zxidOf, type Zxid } from '../../zab/zxid.ts';

/** Consecutive zxids of one epoch that at least one log holds. */
export interface Run {
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
  /** The row of its first zxid. */
  readonly row: number;
}

/** The rows of all logs together, without listing them. */
export interface Rows {
  readonly runs: readonly Run[];
  readonly total: number;
}

type Piece = Omit<Run, 'row'>;
type Log = World['peers'][number]['disk']['log'];

/** How many entries from `start` on are consecutive in one epoch. */
function runLength(log: Log, start: number): number {
  const first = log.at(start)!.zxid;
  return firstPlace(log.length - start, (i) => log.at(start + i)!.zxid - first !== i);
}

/** A log is consecutive within an epoch, but for what a snapshot from its leader skipped. */
function piecesOf({ disk: { log } }: World['peers'][number]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < log.length;) {
    const { zxid } = log.at(i)!;
    const length = runLength(log, i);
    const first = counterOf(zxid);
    pieces.push({ epoch: epochOf(zxid), first, last: first + length - 1 });
    i += length;
  }
  return pieces;
}

/** The rows that all logs need side by side, each zxid once. */
export function rowsOf(world: World): Rows {
  const pieces = world.peers.flatMap(piecesOf);
  pieces.sort((a, b) => a.epoch - b.epoch || a.first - b.first);
  const runs: Run[] = [];
  let total = 0;
  for (const { epoch, first, last } of pieces) {
    const before = runs.at(-1);
    if (before?.epoch === epoch && first <= before.last + 1) {
      const end = Math.max(before.last, last);
      total += end - before.last;
      runs[runs.length - 1] = { ...before, last: end };
    } else {
      runs.push({ epoch, first, last, row: total });
      total += last - first + 1;
    }
  }
  return { runs, total };
}

/** The zxid of a row; 0 outside. */
export function zxidOfRow({ runs }: Rows, row: number): Zxid {
  for (const run of runs) {
    if (row >= run.row && row <= run.row + run.last - run.first) {
      return zxidOf(run.epoch, run.first + row - run.row);
    }
  }
  return 0;
}
