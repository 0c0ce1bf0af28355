import type { Host } from '../host.ts';
import type { Handler } from '../leading.ts';
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
  handler.sid = sid;
  handler.acceptedEpoch = acceptedEpoch;
  handler.stage = 'waits-for-epoch';
  countEpoch(peer, host, sid, acceptedEpoch);
  if (peer.leading!.promised) tellEpoch(peer, host, handler);
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
