import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { deadlockOf, mayJoin } from './owed-progress.ts';

const DISTURBS: ReadonlySet<EventKind> = new Set<EventKind>([
  'crashed',
  'cut',
  'healed',
  'started',
  'paused',
  'resumed',
  'disk-failed',
]);

/** Members of the newest configuration that any server has committed. */
function membersOf(world: World): ReadonlySet<number> {
  const newest = world.peers
    .map(({ config }) => config)
    .reduce((best, config) => (config.version > best.version ? config : best));
  return new Set([...newest.quorum.voters, ...newest.observers]);
}

/** Judged at rest only: safety never waits, liveness does. */
export function progress(): Checker {
  let disturbed: Event | null = null;
  let committed: Event | null = null;
  return checker({
    name: 'progress',
    sentence:
      'Once a quorum can talk again for long enough, one leader serves, all who can follow it, and a new write is committed; unless a reconfiguration waits for a quorum that cannot come.',
    source: 'Zab paper, progress (liveness); ZooKeeper guarantees, timeliness',
    kinds: [...DISTURBS, 'committed'],
    observe(event) {
      if (event.kind === 'committed') committed = event;
      else if (typeof event.who !== 'string') disturbed = event;
      return null;
    },
    atRest(world) {
      const events = [committed, disturbed]
        .flatMap((event) => (event ? [event.id] : []))
        .sort((a, b) => a - b);
      const last = disturbed
        ? `since the last disturbance at ${disturbed.at} us`
        : 'in the whole run';
      const [leader, other] = world.peers.filter(
        (peer) => peer.up && peer.serving && peer.role === 'leading',
      );
      if (leader !== undefined && other !== undefined) {
        return {
          message: `servers ${leader.sid} and ${other.sid} both still lead at ${world.now} us, ${last}`,
          events,
        };
      }
      if (deadlockOf(world) !== null) return null;
      if (leader === undefined)
        return { message: `no leader serves at ${world.now} us, ${last}`, events };
      const members = membersOf(world);
      // Whoever has promised a later epoch refuses this leader until there is another: so does ZooKeeper (`Learner.registerWithLeader`).
      const { acceptedEpoch } = leader.disk;
      const idle = world.peers.find(
        (peer) =>
          members.has(peer.sid) &&
          peer.up &&
          (!peer.serving || peer.readOnly) &&
          mayJoin(world, peer, leader) &&
          peer.disk.acceptedEpoch <= acceptedEpoch,
      );
      if (idle !== undefined) {
        return {
          message: `server ${idle.sid} is up and does not serve at ${world.now} us, ${last}`,
          events,
        };
      }
      if (committed === null || (disturbed !== null && committed.id < disturbed.id)) {
        return { message: `no write was committed until ${world.now} us, ${last}`, events };
      }
      return null;
    },
  });
}
