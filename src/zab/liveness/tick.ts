import type { Host } from '../host.ts';
import { counts, isDecisive, needed } from '../ensemble.ts';
import { leave } from '../leave.ts';
import type { ZabPeer } from '../peer.ts';
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
    const need = needed(peer);
    host.emit({
      kind: 'quorum-checked',
      who: peer.sid,
      rule: 'liveness.quorum-check',
      tick: leading.tick,
      heard,
      need,
    });
    const enough = isDecisive(peer, heard) || host.settings.off.has('check-quorum');
    if (!enough) return leave(peer, host, 'quorum-lost', { heard, need });
  }
  leading.skipCheck = !leading.skipCheck;
  for (const handler of [...leading.handlers.values()]) {
    if (!handler.forwarding) continue;
    const sync = handler.stage === 'synchronizing';
    const readLimitUs = sync ? host.settings.initLimitTicks * tickUs : limitUs;
    if (host.now - handler.heardAt >= readLimitUs) dropHandler(peer, host, handler, 'silent');
    else if (isSlow(handler, host.now, limitUs)) dropHandler(peer, host, handler, 'slow-ack');
    else if (handler.stream === null)
      host.send(peer.sid, handler.connection, { type: 'PING', zxid: leading.lastProposed });
  }
  host.setTimer(peer, 'leader-tick', tickUs / 2);
}
