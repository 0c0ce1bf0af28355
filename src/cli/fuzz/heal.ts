import { mayJoin } from '../../checkers/owed-progress.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { refusalOf } from '../../zab/start-check.ts';

/** The client that wishes for a write at the end. */
export const LAST = 'last';

/** Everything that makes a world whole again, to be performed one by one: afterwards nothing hinders progress. */
export function* healing(world: World): Generator<Command, void> {
  yield { do: 'heal' };
  for (const way of [...world.links.keys()]) {
    const [from, to] = way.split('>') as [string, string];
    const ends = { from: actorOf(from), to: actorOf(to) };
    yield { do: 'set-link', ...ends, latencyUs: null, lossPermille: 0 };
  }
  yield { do: 'release-all' };
  for (const server of [...world.drifts.keys()]) {
    yield { do: 'set-clock', server, driftPermille: 0 };
  }
  for (const server of [...world.disks.keys()]) {
    yield { do: 'set-disk', server, state: 'ok', fsyncUs: null };
  }
  for (const actor of [...world.paused]) yield { do: 'resume', actor };
  for (const { sid: server, up, oracle } of world.peers) {
    // One that was followed and lost its follower in silence asks no oracle any more, in ZooKeeper too, until it starts anew.
    if (up && oracle !== null) yield { do: 'crash', server };
  }
  for (const peer of world.peers.filter(({ up }) => !up)) {
    // Judged only now: the crash above may have come between a snapshot and its epoch.
    if (refusalOf(peer.disk) !== null) yield rescue(peer);
    yield { do: 'restart', server: peer.sid };
  }
  // Somebody must wish for a write.
  yield {
    do: 'add-client',
    client: {
      name: LAST,
      server: null,
      timeoutMs: 2_000,
      program: { kind: 'writer', everyMs: 200 },
    },
  };
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
      peer === undefined ||
      refuses ||
      !mayJoin(world, peer, leader) ||
      (peer.up && peer.serving && !peer.readOnly)
    );
  });
}
