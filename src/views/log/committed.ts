import type { World } from '../../simulation/world.ts';
import { entriesUpTo } from '../../zab/disk.ts';
import { epochOf, type Zxid } from '../../zab/zxid.ts';
import { establishedLeader } from '../election/election-view.ts';
import { lookBack, type Moment } from '../election/moment.ts';
import { inLog } from '../quorum/lamp.ts';

/** The highest zxid that the ensemble has committed, as far as any running server or the recent past tells. */
export function committedUpTo(moment: Moment): Zxid {
  let committed = 0;
  for (const { up, knownCommitted } of moment.world.peers) {
    if (up && knownCommitted > committed) committed = knownCommitted;
  }
  lookBack(moment, (event) => {
    if (event.kind === 'committed') committed = Math.max(committed, event.zxid);
    else if (event.kind === 'established') committed = Math.max(committed, event.last);
    else return false;
    return true;
  });
  return committed;
}

/**
 * Whether a logged transaction can no longer be committed: the leader of a later epoch has taken up a history
 * without it, or a log that goes on with something committed has left it out.
 */
export function isPassedOver(world: World, zxid: Zxid, committed: Zxid): boolean {
  const leader = establishedLeader(world);
  if (leader !== null && epochOf(zxid) < leader.epoch) {
    const peer = world.peers[leader.sid - 1]!;
    if (inLog(peer, zxid) === 'absent') return true;
  }
  return world.peers.some((peer) => {
    const { log } = peer.disk;
    if (peer.disk.historyFrom >= zxid) return false;
    const next = log.at(entriesUpTo(peer.disk, zxid))?.zxid;
    return next !== undefined && next <= committed && inLog(peer, zxid) === 'absent';
  });
}
