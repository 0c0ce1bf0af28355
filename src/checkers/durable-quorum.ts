import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { survives } from './disks.ts';
import { shown } from './zxids.ts';

const isMajority = (count: number, world: World): boolean => 2 * count > world.setup.servers;

/** What a leader concludes from acknowledgements, held against the disks of those who sent them. */
export function durableQuorum(): Checker {
  return checker({
    name: 'a quorum has it on disk',
    sentence:
      'A transaction is committed, and a leader established, only when the disks of more than half of the voters hold it.',
    source:
      'SyncRequestProcessor (fsync before ACK); Learner.syncWithLeader (currentEpoch before ACK)',
    observe(event, world) {
      if (event.kind === 'committed') {
        const on = world.peers.filter((peer) => survives(peer.disk, event.zxid));
        if (isMajority(on.length, world)) return null;
        return {
          message: `server ${event.who} committed ${shown(event.zxid)} on the word of ${event.acks.join(', ')}, but it is durable only on ${on.map((peer) => peer.sid).join(', ') || 'none'}`,
          events: [event.id],
        };
      }
      if (event.kind === 'established') {
        const adopted = world.peers.filter((peer) => peer.disk.currentEpoch >= event.epoch);
        if (isMajority(adopted.length, world)) return null;
        return {
          message: `server ${event.who} was established in epoch ${event.epoch} on the word of ${event.acked.join(', ')}, but only ${adopted.map((peer) => peer.sid).join(', ') || 'none'} have adopted it`,
          events: [event.id],
        };
      }
      return null;
    },
  });
}
