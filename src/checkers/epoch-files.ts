import { checker, type Checker } from './checker.ts';
import { lastDurable } from './disks.ts';
import { epochIn, shown } from './zxids.ts';

/** How the three epochs on one disk stand to one another, whenever somebody relies on them. */
export function epochFiles(): Checker {
  return checker({
    name: 'epoch file order',
    sentence:
      'A server that starts, votes or serves has epoch(last zxid) <= currentEpoch <= acceptedEpoch on its disk.',
    source: 'QuorumPeer.loadDataBase (the start-up check)',
    kinds: ['started', 'became-looking', 'established', 'up-to-date', 'epoch-written'],
    observe(event, world) {
      if (typeof event.who !== 'number') return null;
      const { disk } = world.peers[event.who - 1]!;
      const { acceptedEpoch, currentEpoch } = disk;
      if (currentEpoch > acceptedEpoch) {
        return {
          message: `server ${event.who} adopted epoch ${currentEpoch}, but promised only ${acceptedEpoch}`,
          events: [event.id],
        };
      }
      const last = lastDurable(disk);
      // Between the log's fsync and the new currentEpoch file the log may be ahead; nobody relies on it yet.
      if (event.kind === 'epoch-written' || epochIn(last) <= currentEpoch) return null;
      return {
        message: `server ${event.who} has ${shown(last)} on disk, but its currentEpoch is ${currentEpoch}`,
        events: [event.id],
      };
    },
  });
}
