import type { Host } from '../host.ts';
import { commitInOrder } from '../broadcast/leader.ts';
import { asked, counts, isDecisive } from '../ensemble.ts';
import { leave } from '../leave.ts';
import type { ZabPeer } from '../peer.ts';
import { isVoter } from '../quorum.ts';
import { dropHandler } from './drop-handler.ts';
import { isSlow } from './owed.ts';

/**
 * The leader's loop wakes every half tick and pings; only at every second wake it counts a tick and checks that a quorum
 * was heard within syncLimit (`Leader.lead`).
 */
export function onTick(peer: ZabPeer, host: Host): void {
  const leading = peer.leading!;
  const { tickUs, syncLimitTicks } = host.settings;
  const limitUs = syncLimitTicks * tickUs;
  if (!leading.skipCheck) {
    leading.tick++;
    const heard = [peer.sid];
    for (const handler of leading.handlers.values()) {
      const { sid } = handler;
      if (!counts(peer, sid)) continue;
      if (leading.tick <= handler.deadlineTick && !heard.includes(sid)) heard.push(sid);
    }
    heard.sort((a, b) => a - b);
    const need = asked(peer, heard);
    host.emit({
      kind: 'quorum-checked',
      who: peer.sid,
      rule: 'liveness.quorum-check',
      tick: leading.tick,
      heard,
      ...need,
    });
    const enough =
      isDecisive(peer, heard) || host.settings.off.has('check-quorum') || goesOnAlone(peer, host);
    if (!enough) return leave(peer, host, 'quorum-lost', { heard, ...need });
  }
  leading.skipCheck = !leading.skipCheck;
  for (const handler of [...leading.handlers.values()]) {
    if (handler.sid === 0) continue;
    const synced = handler.stage === 'synchronized' || handler.stage === 'up-to-date';
    const readLimitUs = synced ? limitUs : host.settings.initLimitTicks * tickUs;
    if (host.now - handler.heardAt >= readLimitUs) dropHandler(peer, host, handler, 'silent');
    else if (!handler.forwarding) continue;
    else if (isSlow(handler, host.now, limitUs)) dropHandler(peer, host, handler, 'slow-ack');
    else if (handler.stream === null)
      host.send(peer.sid, handler.connection, { type: 'PING', zxid: leading.lastProposed });
  }
  host.setTimer(peer, 'leader-tick', tickUs / 2);
}

/**
 * A leader of two servers that nobody follows any more asks the oracle whether it may go on alone. What it proposed meanwhile is
 * committed then (`QuorumOracleMaj.overrideQuorumDecision`, `revalidateOutstandingProp`). One that a reconfiguration has removed
 * asks nobody; ZooKeeper does not look at that.
 */
function goesOnAlone(peer: ZabPeer, host: Host): boolean {
  if (peer.oracle === null) return false;
  const followed = [...peer.leading!.handlers.values()].some((h) => h.forwarding && !h.observer);
  const { quorum } = peer.config;
  peer.needsOracle = !followed && quorum.voters.length === 2;
  if (!peer.needsOracle || !isVoter(quorum, peer.sid)) return false;
  const grants = peer.oracle === 'grants';
  host.cause = host.emit({
    kind: 'oracle-asked',
    who: peer.sid,
    rule: 'oracle.one-of-two',
    grants,
  });
  if (grants) commitInOrder(peer, host);
  return grants;
}
