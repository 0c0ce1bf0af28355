import { createLeading } from './lead.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';
import { epochOf } from './zxid.ts';

/**
 * A server without an ensemble serves at once (`ZooKeeperServerMain`): nobody is asked, what its log holds is committed by that, and
 * no election ever raises the epoch. Its own disk is the quorum.
 */
export function standAlone(peer: ZabPeer, host: Host): void {
  const last = peer.lastProcessed;
  peer.role = 'leading';
  peer.phase = 'broadcast';
  peer.knownCommitted = last;
  peer.leading = {
    ...createLeading(peer),
    stage: 'broadcast',
    epoch: epochOf(last),
    epochFixed: true,
    promised: true,
    adopted: true,
    lastCommitted: last,
  };
  host.cause = host.emit({ kind: 'stood-alone', who: peer.sid, rule: 'standalone.serve', last });
  host.application.serve(peer, true);
}
