import type { QuorumSystem } from '../zab/quorum.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker } from './checker.ts';
import { survives } from './disks.ts';
import { isQuorumOf } from './quorums.ts';
import { counterIn, shown } from './zxids.ts';

/** The committed configuration of a server, and the one that is proposed behind it. */
function systemsOf(world: World, server: number): readonly QuorumSystem[] {
  const { config, proposedConfig } = world.peers[server - 1]!;
  return proposedConfig === null ? [config.quorum] : [config.quorum, proposedConfig.quorum];
}

const isGranted = (world: World, server: number): boolean =>
  world.peers[server - 1]?.oracle === 'grants';

/** Whether these disks are enough for a server; of two voters its own is, if an oracle lets it decide alone. */
const isEnough = (
  granted: boolean,
  server: number,
  systems: readonly QuorumSystem[],
  disks: readonly number[],
): boolean => {
  const alone = granted && disks.includes(server);
  return systems.every(
    (system) => isQuorumOf(system, disks) || (alone && system.voters.length === 2),
  );
};

/** What a leader concludes from acknowledgements, held against the disks of those who sent them. */
export function durableQuorum(): Checker {
  /** Who had to agree when it was proposed. */
  const proposed = new Map<number, readonly QuorumSystem[]>();
  /** What each prospective leader had when it began an epoch. Several may name the same one; a quorum promises it to one of them. */
  const begins = new Map<string, { readonly zxid: number; readonly id: number }>();
  /** Whether each had an oracle's leave while it counted: a leader may be busy between its quorum and its first service. */
  const granted = new Map<number, boolean>();
  const key = (leader: number | undefined, epoch: number): string => `${leader} of ${epoch}`;
  return checker({
    name: 'a quorum has it on disk',
    sentence:
      'A transaction is committed, and a leader established, only when the disks of a quorum hold it, of both configurations while one replaces the other; and an epoch is adopted behind the log, not before.',
    source:
      'SyncRequestProcessor (fsync before ACK); Learner.syncWithLeader (currentEpoch before ACK); SyncedLearnerTracker',
    kinds: [
      'proposed',
      'committed',
      'new-leader-acked',
      'established',
      'epoch-acked',
      'epoch-written',
    ],
    observe(event, world) {
      if (event.kind === 'epoch-acked') {
        if (event.from === event.who) begins.set(key(event.who, event.epoch), event);
      } else if (event.kind === 'proposed') {
        proposed.set(event.zxid, systemsOf(world, event.who));
      } else if (event.kind === 'new-leader-acked') {
        // Its own ACK begins the count. A leave that is taken back behind the quorum undoes nothing.
        const before = event.from !== event.who && granted.get(event.who) === true;
        granted.set(event.who, before || isGranted(world, event.who));
      } else if (event.kind === 'committed') {
        const on = world.peers.filter((peer) => survives(peer.disk, event.zxid));
        const servers = on.map((peer) => peer.sid);
        const systems = proposed.get(event.zxid) ?? systemsOf(world, event.who);
        if (isEnough(isGranted(world, event.who), event.who, systems, servers)) return null;
        return {
          message: `server ${event.who} committed ${shown(event.zxid)} on the word of ${event.acks.join(', ') || 'nobody'}, but it is durable only on ${servers.join(', ') || 'none'}`,
          events: [event.id],
        };
      } else if (event.kind === 'established') {
        const { epoch, last } = event;
        // (e,0) is no transaction: it stands for what the leader of epoch e began with.
        const servers = world.peers
          .filter(
            ({ disk }) =>
              disk.currentEpoch >= epoch && (counterIn(last) === 0 || survives(disk, last)),
          )
          .map((peer) => peer.sid);
        // A proposed configuration comes into force with this very event: whichever is in force now must agree.
        const systems = systemsOf(world, event.who);
        if (isEnough(granted.get(event.who) === true, event.who, systems, servers)) return null;
        return {
          message: `server ${event.who} was established in epoch ${event.epoch} on the word of ${event.acked.join(', ')}, but only ${servers.join(', ') || 'none'} have both epoch and history on disk`,
          events: [event.id],
        };
      } else if (event.kind === 'epoch-written' && event.file === 'currentEpoch') {
        const { disk, role, learning } = world.peers[event.who - 1]!;
        const { log, durable } = disk;
        if (durable < log.length) {
          return {
            message: `server ${event.who} adopted epoch ${event.epoch} while ${log.length - durable} transactions were not fsynced`,
            events: [event.id],
          };
        }
        // Nobody counts on an observer, which logs later.
        const begin = begins.get(key(learning?.leader, event.epoch));
        if (begin === undefined || role !== 'following') return null;
        if (counterIn(begin.zxid) === 0 || survives(disk, begin.zxid)) return null;
        return {
          message: `server ${event.who} adopted epoch ${event.epoch} without ${shown(begin.zxid)}, with which its leader began it`,
          events: [begin.id, event.id],
        };
      }
      return null;
    },
  });
}
