import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';

/** How long at least a server looks for a leader before it offers what it has. */
const READ_ONLY_AFTER_MS = 2_000;

/** A server that looks for a leader will serve reads if that takes long (`QuorumPeer.run`, `readonlymode.enabled`). */
export function awaitQuorum(peer: ZabPeer, host: Host): void {
  if (!host.settings.readOnlyMode) return;
  host.setTimer(peer, 'read-only', Math.max(READ_ONLY_AFTER_MS * 1000, host.settings.tickUs));
}

/** It has looked for long enough: there may be no quorum (`ReadOnlyZooKeeperServer.startup`). */
export function beginReadOnly(peer: ZabPeer, host: Host): void {
  host.cause = host.emit({
    kind: 'read-only-began',
    who: peer.sid,
    rule: 'zab.read-only',
    waitedMs: Math.max(READ_ONLY_AFTER_MS, host.settings.tickUs / 1000),
    last: peer.lastProcessed,
  });
  host.application.serveReads(peer);
}

/** The look for a leader is over, or begins anew: the clients of the read-only server go (`ReadOnlyZooKeeperServer.shutdown`). */
export function endReadOnly(peer: ZabPeer, host: Host): void {
  host.clearTimer(peer, 'read-only');
  if (!peer.readOnly) return;
  host.cause = host.emit({ kind: 'read-only-ended', who: peer.sid, rule: 'zab.read-only-end' });
  host.application.retire(peer);
}
