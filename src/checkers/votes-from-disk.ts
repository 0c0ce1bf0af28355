import { checker, type Checker } from './checker.ts';
import { lastDurable } from './disks.ts';
import { counterIn, shown } from './zxids.ts';

/** Memory and disk, at the one moment when they must be the same. */
export function votesFromDisk(): Checker {
  return checker({
    name: 'votes come from disk',
    sentence:
      'A server that looks for a leader has on disk whatever its memory holds, and votes with the last of it.',
    source: 'ZKDatabase.fastForwardDataBase (ZOOKEEPER-2845); QuorumPeer.getLastLoggedZxid',
    kinds: ['became-looking'],
    observe(event, world) {
      if (event.kind !== 'became-looking') return null;
      const { disk } = world.peers[event.who - 1]!;
      const { zxid } = event.vote;
      // A server without a vote says so by a zxid below all others.
      if (zxid < 0) return null;
      const found = lastDurable(disk);
      // (e,0) stands for the history that a leader of epoch e began with.
      if (zxid === found || (counterIn(zxid) === 0 && zxid > found)) return null;
      return {
        message: `server ${event.who} votes with ${shown(zxid)}, and would find ${shown(found)} after a restart`,
        events: [event.id],
      };
    },
  });
}
