import type { Peer } from '../../server/server-state.ts';
import type { Txn } from '../../zab/messages.ts';
import { lastLogged, newestSnapshot, type Disk } from '../../zab/disk.ts';
import { showZxid, type Zxid } from '../../zab/zxid.ts';
import { shownRole } from '../marks/role.ts';
import { configLabel } from '../marks/label.ts';
import type { TreeLag } from '../znodes/tree-lag.ts';

export type ComparedField =
  | 'role'
  | 'phase'
  | 'acceptedEpoch'
  | 'currentEpoch'
  | 'round'
  | 'lastLogged'
  | 'durable'
  | 'lastProcessed'
  | 'knownCommitted'
  | 'snapshot'
  | 'config'
  | 'znodes'
  | 'sessions'
  | 'clients'
  | 'watches';

export interface ComparedRow {
  readonly field: ComparedField;
  readonly values: readonly [string, string];
  readonly differs: boolean;
}

/** What one log has and the other has not, where the other could have it. */
export interface LogDifference {
  readonly only: readonly [readonly Zxid[], readonly Zxid[]];
  /** Entries of one zxid with another content: no two logs may ever have them. */
  readonly conflicts: readonly Zxid[];
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  readonly log: LogDifference;
  /** Znodes by how those of the first stand to those of the second. */
  readonly tree: TreeLag['counts'];
  /** Paths that differ, the first of them in order. */
  readonly paths: readonly string[];
  /** Sessions that one has in its table and the other has not. */
  readonly sessions: readonly [readonly string[], readonly string[]];
}

const PATHS_MOST = 8;

const durableUpTo = ({ log, durable, ...disk }: Disk): Zxid =>
  Math.max(log.at(durable - 1)?.zxid ?? 0, disk.snapshots.at(-1)?.zxid ?? 0);

/** How many watches a server keeps for its clients. */
function watchCount({ watches }: Peer): number {
  let count = 0;
  for (const { byPath } of [watches.data, watches.child]) {
    for (const watchers of byPath.values()) count += watchers.length;
  }
  return count;
}

const FIELDS: Readonly<Record<ComparedField, (peer: Peer) => string>> = {
  role: shownRole,
  phase: (peer) => (peer.up ? peer.phase : ''),
  acceptedEpoch: (peer) => String(peer.disk.acceptedEpoch),
  currentEpoch: (peer) => String(peer.disk.currentEpoch),
  round: (peer) => String(peer.election.round),
  lastLogged: (peer) => showZxid(lastLogged(peer.disk)),
  durable: (peer) => showZxid(durableUpTo(peer.disk)),
  lastProcessed: (peer) => showZxid(peer.lastProcessed),
  knownCommitted: (peer) => showZxid(peer.knownCommitted),
  snapshot: (peer) => showZxid(newestSnapshot(peer.disk)?.zxid ?? 0),
  config: (peer) => configLabel(peer.config),
  znodes: (peer) => String(peer.replica.znodes.size),
  sessions: (peer) => String(peer.replica.sessions.size),
  clients: (peer) => [...peer.clients.values()].map(({ client }) => client).join(' '),
  watches: (peer) => String(watchCount(peer)),
};

/** Clients and watches belong to one server: another one's are others, and that is no difference. */
const OWN: ReadonlySet<ComparedField> = new Set(['clients', 'watches', 'snapshot']);

function logDifference(a: Disk, b: Disk): LogDifference {
  const only: [Zxid[], Zxid[]] = [[], []];
  const conflicts: Zxid[] = [];
  // What a snapshot covers need not be in the log.
  const covered = [a, b].map((disk) => Math.max(newestSnapshot(disk)?.zxid ?? 0, disk.historyFrom));
  const note = (side: 0 | 1, { zxid }: Txn): void => {
    if (zxid > covered[1 - side]!) only[side].push(zxid);
  };
  let i = 0;
  let j = 0;
  for (;;) {
    const [left, right] = [a.log.at(i), b.log.at(j)];
    if (left === undefined && right === undefined) return { only, conflicts };
    if (right === undefined || (left !== undefined && left.zxid < right.zxid)) {
      note(0, left!);
      i++;
    } else if (left === undefined || right.zxid < left.zxid) {
      note(1, right);
      j++;
    } else {
      if (left !== right && JSON.stringify(left) !== JSON.stringify(right))
        conflicts.push(left.zxid);
      i++;
      j++;
    }
  }
}

const missingFrom = (here: Peer, there: Peer): readonly string[] => {
  if (here.replica.sessions === there.replica.sessions) return [];
  return [...here.replica.sessions.keys()].filter((id) => !there.replica.sessions.has(id));
};

/** @param lag keeps the comparison of the trees of these two from moment to moment */
export function compareServers(a: Peer, b: Peer, lag: TreeLag): Comparison {
  lag.update(a.replica.znodes, b.replica.znodes);
  const rows = (Object.keys(FIELDS) as ComparedField[]).map((field): ComparedRow => {
    const values = [FIELDS[field](a), FIELDS[field](b)] as const;
    return { field, values, differs: !OWN.has(field) && values[0] !== values[1] };
  });
  const paths: string[] = [];
  for (const path of lag.marks.keys()) {
    paths.push(path);
    if (paths.length === PATHS_MOST) break;
  }
  return {
    rows,
    log: logDifference(a.disk, b.disk),
    tree: { ...lag.counts },
    paths: paths.sort(),
    sessions: [missingFrom(a, b), missingFrom(b, a)],
  };
}
