import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { lastDurable } from '../../checkers/disks.ts';
import { lastLogged } from '../../zab/disk.ts';

/**
 * Whether ZAB promises anything once this has been done. It assumes that what is on a disk stays there: a voter may lose its
 * disk only while all other voters hold everything that it knew.
 */
export function mayDo(world: World, command: Command): boolean {
  if (command.do === 'set-oracle') return !command.grants || knowsAll(world, command.server);
  if (command.do !== 'wipe' && command.do !== 'damage-disk') return true;
  const wiped = world.peers[command.server - 1];
  if (wiped === undefined || wiped.up) return false;
  // It was harmed while the others held everything, and cannot have said anything since.
  if (command.do === 'wipe' && wiped.disk.snapshotsLost) return true;
  const voters = new Set(
    world.peers.flatMap(({ config, proposedConfig }) => [
      ...config.quorum.voters,
      ...(proposedConfig?.quorum.voters ?? []),
    ]),
  );
  if (!voters.has(wiped.sid)) return true;
  const others = world.peers.filter(({ sid }) => sid !== wiped.sid && voters.has(sid));
  const epoch = wiped.disk.acceptedEpoch;
  const lastOf = (log: typeof wiped.disk.log): number => log.last()?.zxid ?? 0;
  return (
    others.length >= 2 &&
    others.every(
      ({ up, serving, disk, leading }) =>
        up &&
        serving &&
        disk.jobs.length === 0 &&
        disk.currentEpoch >= epoch &&
        disk.acceptedEpoch >= epoch &&
        lastOf(disk.log) >= lastOf(wiped.disk.log) &&
        (leading === null || leading.outstanding.size === 0),
    )
  );
}

/** Whether nobody else may decide alone, and nobody else's disk has anything that this one has not: then an oracle may grant. */
function knowsAll(world: World, server: number): boolean {
  const own = world.peers[server - 1]?.disk;
  return (
    own !== undefined &&
    world.peers.every(
      ({ sid, oracle, disk }) =>
        sid === server ||
        (oracle === 'denies' &&
          disk.acceptedEpoch <= own.acceptedEpoch &&
          disk.currentEpoch <= own.currentEpoch &&
          lastLogged(disk) <= lastDurable(own)),
    )
  );
}
