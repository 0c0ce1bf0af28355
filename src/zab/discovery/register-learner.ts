import type { Host } from '../host.ts';
import type { Handler } from '../leading.ts';
import { dropHandler } from '../liveness/drop-handler.ts';
import type { ZabPeer } from '../peer.ts';
import type { Sid } from '../vote.ts';
import type { Zxid } from '../zxid.ts';
import { countEpoch, countPromise, tellEpoch } from './new-epoch.ts';

/** FOLLOWERINFO: a learner says who it is and what it promised last. */
export function onFollowerInfo(
  peer: ZabPeer,
  host: Host,
  handler: Handler,
  sid: Sid,
  acceptedEpoch: number,
): void {
  dropFormer(peer, host, sid);
  handler.sid = sid;
  handler.acceptedEpoch = acceptedEpoch;
  handler.stage = 'waits-for-epoch';
  countEpoch(peer, host, sid, acceptedEpoch);
  if (peer.leading!.promised) tellEpoch(peer, host, handler);
}

/** A learner that comes again has given up its former connection, whatever of it is still on the way. */
function dropFormer(peer: ZabPeer, host: Host, sid: Sid): void {
  for (const former of [...peer.leading!.handlers.values()]) {
    if (former.sid === sid) dropHandler(peer, host, former, 'gone');
  }
}

/** ACKEPOCH: the learner's promise, with what its history ends with. */
export function onAckEpoch(
  peer: ZabPeer,
  host: Host,
  handler: Handler,
  zxid: Zxid,
  currentEpoch: number,
): void {
  handler.peerLast = zxid;
  countPromise(peer, host, handler, zxid, currentEpoch);
}
