import { firstPlace } from '../../kernel/first-index.ts';
import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { newestSnapshot } from '../../zab/disk.ts';
import type { SyncMode } from '../../zab/synchronization/choose-sync.ts';
import type { Sid } from '../../zab/vote.ts';
import { epochOf, type Zxid } from '../../zab/zxid.ts';
import { lookBack, type Moment } from '../election/moment.ts';
import { shownRole, type ShownRole } from '../marks/role.ts';
import { inLog } from '../quorum/lamp.ts';
import { committedUpTo, isPassedOver } from './committed.ts';
import { rowsOf, zxidOfRow, type Rows } from './rows.ts';

/** One zxid at one server. `snapshot`: part of its snapshot, no longer a log entry. `passed-over`: never to be committed. */
export type Cell = 'none' | 'snapshot' | 'written' | 'on-disk' | 'committed' | 'passed-over';

export interface LogRow {
  readonly row: number;
  readonly zxid: Zxid;
  readonly epoch: number;
  /** Whether the next row, if any, is of another epoch. */
  readonly endsEpoch: boolean;
  /** Whether the line between committed and not yet committed runs below this row. */
  readonly lineBelow: boolean;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface LogColumn {
  readonly sid: Sid;
  readonly role: ShownRole;
  /** What its newest snapshot covers. */
  readonly snapshot: Zxid | null;
  /** How its leader is bringing it up to date right now. */
  readonly sync: SyncMode | null;
}

export interface LogView {
  readonly columns: readonly LogColumn[];
  /** Rows of all logs together; `rows` are those of the window. */
  readonly total: number;
  readonly rows: readonly LogRow[];
  readonly committed: Zxid;
  readonly newestEpoch: number;
}

function cellOf(peer: Peer, zxid: Zxid, committed: Zxid, passedOver: boolean): Cell {
  const state = inLog(peer, zxid);
  if (state === 'absent') return 'none';
  if (state === 'snapshot') return passedOver ? 'none' : 'snapshot';
  if (passedOver) return 'passed-over';
  if (state === 'written') return 'written';
  return zxid <= committed ? 'committed' : 'on-disk';
}

/** The sync mode under which each learner is being brought up to date. */
function syncModes(moment: Moment): ReadonlyMap<Sid, SyncMode> {
  const modes = new Map<Sid, SyncMode>();
  const open = new Set<Sid>();
  for (const { up, sid, learning } of moment.world.peers) {
    const stage = learning?.stage;
    const during = stage === 'synchronizing' || stage === 'persisting';
    if (up && during) open.add(sid);
  }
  if (open.size === 0) return modes;
  lookBack(moment, (event) => {
    if (event.kind === 'sync-chosen' && open.delete(event.learner)) {
      modes.set(event.learner, event.mode);
    }
    return open.size === 0;
  });
  return modes;
}

/** The row of the newest zxid that is committed: behind it come open ones, and ones that were passed over. -1: none. */
function lastCommittedRow(world: World, all: Rows, committed: Zxid): number {
  let row = firstPlace(all.total, (place) => zxidOfRow(all, place) > committed) - 1;
  while (row >= 0 && isPassedOver(world, zxidOfRow(all, row), committed)) row--;
  return row;
}

/** The rows `[from, from + count)` of all logs side by side. */
export function logView(moment: Moment, from: number, count: number): LogView {
  const { world } = moment;
  const all = rowsOf(world);
  const committed = committedUpTo(moment);
  const modes = syncModes(moment);
  const rows: LogRow[] = [];
  const lineRow = lastCommittedRow(world, all, committed);
  for (let row = Math.max(0, from); row < Math.min(all.total, from + count); row++) {
    const zxid = zxidOfRow(all, row);
    const next = zxidOfRow(all, row + 1);
    const passedOver = isPassedOver(world, zxid, committed);
    rows.push({
      row,
      zxid,
      epoch: epochOf(zxid),
      endsEpoch: next !== 0 && epochOf(next) !== epochOf(zxid),
      lineBelow: row === lineRow,
      cells: world.peers.map((peer) => cellOf(peer, zxid, committed, passedOver)),
    });
  }
  const columns = world.peers.map((peer) => ({
    sid: peer.sid,
    role: shownRole(peer),
    snapshot: newestSnapshot(peer.disk)?.zxid ?? null,
    sync: modes.get(peer.sid) ?? null,
  }));
  const newestEpoch = all.runs.at(-1)?.epoch ?? 0;
  return { columns, total: all.total, rows, committed, newestEpoch };
}
