import { startLeading } from './lead.ts';
import { startFollowing } from './follow.ts';
import { startLooking } from './election/look.ts';
import { establish } from './synchronization/establish.ts';
import { standAlone } from './stand-alone.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';
import { isBusy } from './leader-work.ts';

/** A server takes up its role (`QuorumPeer.run`). */
export function takeUpRole(peer: ZabPeer, host: Host): void {
  if (host.settings.standalone) standAlone(peer, host);
  else if (peer.role === 'looking') startLooking(peer, host);
  else if (peer.role !== 'leading') startFollowing(peer, host);
  else if (!isBusy(peer, host)) startLeading(peer, host);
}

/** The elected server is done with what kept it busy: it listens, or it serves. */
export function onLeaderReady(peer: ZabPeer, host: Host): void {
  if (peer.leading === null) startLeading(peer, host);
  else establish(peer, host);
}
