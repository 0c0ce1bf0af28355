import { startLeading } from './lead.ts';
import { startFollowing } from './follow.ts';
import { startLooking } from './election/look.ts';
import { standAlone } from './stand-alone.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';

/** A server takes up its role (`QuorumPeer.run`). */
export function takeUpRole(peer: ZabPeer, host: Host): void {
  if (host.settings.standalone) standAlone(peer, host);
  else if (peer.role === 'looking') startLooking(peer, host);
  else if (peer.role === 'leading') startLeading(peer, host);
  else startFollowing(peer, host);
}
