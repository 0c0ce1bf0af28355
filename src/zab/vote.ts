import type { Zxid } from './zxid.ts';

/** A server's number, ZooKeeper's `myid`. */
export type Sid = number;

/** What a server proposes: a leader, with that leader's last zxid and currentEpoch. */
export interface Vote {
  readonly leader: Sid;
  readonly zxid: Zxid;
  readonly peerEpoch: number;
}

/** The component that decided between two votes; `none` when they are the same. */
export type VoteComponent = 'epoch' | 'zxid' | 'sid' | 'none';

export interface VoteOrder {
  readonly wins: boolean;
  readonly by: VoteComponent;
}

/** Whether `candidate` beats `current`: currentEpoch first, then last zxid, then sid (`FastLeaderElection.totalOrderPredicate`). */
export function compareVotes(candidate: Vote, current: Vote): VoteOrder {
  if (candidate.peerEpoch !== current.peerEpoch) {
    return { wins: candidate.peerEpoch > current.peerEpoch, by: 'epoch' };
  }
  if (candidate.zxid !== current.zxid) return { wins: candidate.zxid > current.zxid, by: 'zxid' };
  if (candidate.leader !== current.leader) {
    return { wins: candidate.leader > current.leader, by: 'sid' };
  }
  return { wins: false, by: 'none' };
}
