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

/** A log is consecutive within an epoch: its pieces are found at its epochs' borders. */
function piecesOf({ disk: { log } }: World['peers'][number]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < log.length;) {
    const first = log.at(i)!.zxid;
    const epoch = epochOf(first);
    const next = log.search((txn) => epochOf(txn.zxid) > epoch);
    pieces.push({ epoch, first: counterOf(first), last: counterOf(log.at(next - 1)!.zxid) });
    i = next;
  }
  return pieces;
}

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
