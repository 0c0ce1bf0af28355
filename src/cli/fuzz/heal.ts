import { mayJoin } from '../../checkers/owed-progress.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { refusalOf } from '../../zab/start-check.ts';

/** Everything that makes a world whole again: afterwards nothing hinders progress. */
export function healing(world: World): readonly Command[] {
  const links = [...world.links.keys()].map((way): Command => {
    const [from, to] = way.split('>') as [string, string];
    return {
      do: 'set-link',
      from: actorOf(from),
      to: actorOf(to),
      latencyUs: null,
      lossPermille: 0,
    };
  });
  return [
    { do: 'heal' },
    ...links,
    { do: 'release-all' },
    ...[...world.drifts.keys()].map((server): Command => ({
      do: 'set-clock',
      server,
      driftPermille: 0,
    })),
    ...[...world.disks.keys()].map((server): Command => ({
      do: 'set-disk',
      server,
      state: 'ok',
      fsyncUs: null,
    })),
    ...[...world.paused].map((actor): Command => ({ do: 'resume', actor })),
    ...world.peers
      .filter(({ up }) => !up)
      .flatMap((peer): readonly Command[] => [
        ...(refusalOf(peer.disk) === null ? [] : [rescue(peer)]),
        { do: 'restart', server: peer.sid },
      ]),
    // One that was followed and lost its follower in silence asks no oracle any more, in ZooKeeper too, until it starts anew.
    ...world.peers
      .filter(({ up, oracle }) => up && oracle !== null)
      .flatMap(({ sid: server }): readonly Command[] => [
        { do: 'crash', server },
        { do: 'restart', server },
      ]),
    // Somebody must wish for a write.
    {
      do: 'add-client',
      client: {
        name: 'last',
        server: null,
        timeoutMs: 2_000,
        program: { kind: 'writer', everyMs: 200 },
      },
    },
  ];
}

/** What lets a server start again: without its snapshots nothing but an empty disk. */
export const rescue = ({ sid: server, disk }: World['peers'][number]): Command => ({
  do: disk.snapshotsLost ? 'wipe' : 'repair-disk',
  server,
});

const actorOf = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

/** Whether whoever belongs to the ensemble serves. */
export function isWhole(world: World): boolean {
  const [leader, other] = world.peers.filter(
    (peer) => peer.serving && peer.leading?.stage === 'broadcast',
  );
  if (leader === undefined || other !== undefined || leader.leading?.allowedToCommit === false)
    return false;
  const { quorum, observers } = leader.config;
  return [...quorum.voters, ...observers].every((sid) => {
    const peer = world.peers[sid - 1];
    // Whoever has promised a later epoch follows no leader of an older one.
    const refuses = peer !== undefined && peer.disk.acceptedEpoch > leader.disk.acceptedEpoch;
    return (
      peer === undefined || refuses || !mayJoin(world, peer, leader) || (peer.up && peer.serving)
    );
  });
}
