import { firstPlace } from '../../kernel/first-index.ts';
import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { lastLogged } from '../../zab/disk.ts';
import type { Zxid } from '../../zab/zxid.ts';
import { shownRole, type ShownRole } from '../marks/role.ts';
import { compareTrees, type TreeDifference } from './compare-trees.ts';

/** One server as it stands in one branch. */
export interface Standing {
  readonly role: ShownRole;
  readonly currentEpoch: number;
  readonly logged: Zxid;
  readonly committed: Zxid;
  readonly applied: Zxid;
}

export const STANDING_KEYS = ['role', 'currentEpoch', 'logged', 'committed', 'applied'] as const;

/** Two logs: alike up to `common`, then each its own way. */
export interface LogDifference {
  readonly common: Zxid;
  readonly left: readonly Zxid[];
  readonly right: readonly Zxid[];
}

export interface ServerDifference {
  readonly sid: number;
  readonly left: Standing;
  readonly right: Standing;
  /** Which of them are not the same. */
  readonly differs: readonly (keyof Standing)[];
  /** Null where the logs are the same. */
  readonly log: LogDifference | null;
  /** Null where the trees are the same. */
  readonly tree: TreeDifference | null;
}

const standingOf = (peer: Peer): Standing => ({
  role: shownRole(peer),
  currentEpoch: peer.disk.currentEpoch,
  logged: lastLogged(peer.disk),
  committed: peer.up ? peer.knownCommitted : 0,
  applied: peer.up ? peer.lastProcessed : 0,
});

function compareLogs({ disk: { log: left } }: Peer, { disk: { log: right } }: Peer) {
  const least = Math.min(left.length, right.length);
  const shared = firstPlace(least, (i) => left.at(i)!.zxid !== right.at(i)!.zxid);
  // Alike from the front: what stands behind a difference in one log never stands in the other.
  if (shared === left.length && shared === right.length) return null;
  const zxids = (log: typeof left): readonly Zxid[] => log.slice(shared).map(({ zxid }) => zxid);
  return { common: left.at(shared - 1)?.zxid ?? 0, left: zxids(left), right: zxids(right) };
}

/** Every server in two worlds of one set-up. */
export function compareMoments(left: World, right: World): readonly ServerDifference[] {
  return left.peers.map((one, i) => {
    const other = right.peers[i]!;
    const [a, b] = [standingOf(one), standingOf(other)];
    return {
      sid: one.sid,
      left: a,
      right: b,
      differs: STANDING_KEYS.filter((key) => a[key] !== b[key]),
      log: compareLogs(one, other),
      tree: compareTrees(one.replica.znodes, other.replica.znodes),
    };
  });
}
