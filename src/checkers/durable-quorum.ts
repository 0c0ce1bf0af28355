import type { Peer } from '../server/server-state.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { survives } from './disks.ts';
import { counterIn, shown } from './zxids.ts';

const names = (peers: readonly Peer[]): string => peers.map(({ sid }) => sid).join(', ') || 'none';
const isMajority = (count: number, world: World): boolean => 2 * count > world.setup.servers;

/** What a leader concludes from acknowledgements, held against the disks of those who sent them. */
export function durableQuorum(): Checker {
  return checker({
    name: 'a quorum has it on disk',
    sentence:
      'A transaction is committed, and a leader established, only when the disks of more than half of the voters hold it; and an epoch is adopted behind the log, not before.',
    source:
      'SyncRequestProcessor (fsync before ACK); Learner.syncWithLeader (currentEpoch before ACK)',
    observe(event, world) {
      if (event.kind === 'committed') {
        const on = world.peers.filter((peer) => survives(peer.disk, event.zxid));
        if (isMajority(on.length, world)) return null;
        return {
          message: `server ${event.who} committed ${shown(event.zxid)} on the word of ${event.acks.join(', ')}, but it is durable only on ${names(on)}`,
          events: [event.id],
        };
      }
      if (event.kind === 'established') {
        const { epoch, last, acked } = event;
        // (e,0) is no transaction: it stands for what the leader of epoch e began with.
        const holds = ({ disk }: Peer): boolean =>
          disk.currentEpoch >= epoch && (counterIn(last) === 0 || survives(disk, last));
        const on = world.peers.filter(holds);
        if (isMajority(on.length, world)) return null;
        return {
          message: `server ${event.who} was established in epoch ${epoch} at ${shown(last)} on the word of ${acked.join(', ')}, but only ${names(on)} have both on disk`,
          events: [event.id],
        };
      }
      if (event.kind === 'epoch-written' && event.file === 'currentEpoch') {
        const { log, durable } = world.peers[event.who - 1]!.disk;
        if (durable === log.length) return null;
        return {
          message: `server ${event.who} adopted epoch ${event.epoch} while ${log.length - durable} transactions were not fsynced`,
          events: [event.id],
        };
      }
      return null;
    },
  });
}
