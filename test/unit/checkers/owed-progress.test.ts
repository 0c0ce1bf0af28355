import { expect, test } from 'vitest';
import { mayJoin } from '../../../src/checkers/owed-progress.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';

type Peer = ReturnType<typeof createWorld>['peers'][number];

test('a server in its final wait cannot join while another refuses the leader over and over', () => {
  const world = createWorld({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] });
  const [waiting, refusing, leader] = world.peers as [Peer, Peer, Peer];
  for (const peer of world.peers) peer.up = true;
  leader.disk.acceptedEpoch = 2;
  refusing.disk.acceptedEpoch = 3;
  expect(mayJoin(world, waiting, leader)).toBe(true);
  waiting.election.finalWait = true;
  expect(mayJoin(world, waiting, leader)).toBe(false);
  refusing.disk.acceptedEpoch = 2;
  expect(mayJoin(world, waiting, leader)).toBe(true);
});
