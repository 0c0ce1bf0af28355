import { expect, test } from 'vitest';
import { compareServers } from '../../../src/views/compare/compare-servers.ts';
import { livesOfServers } from '../../../src/views/roles/lives.ts';
import { TreeLag } from '../../../src/views/znodes/tree-lag.ts';
import { lifeStateOf } from '../../../src/zab/transitions.ts';
import { runAt, writer } from './run-at.ts';

const clients = [writer('a', 1, 50)];

test('two followers at rest differ in nothing that they keep in common', () => {
  const { world } = runAt(4_000, { clients: [] }).frame;
  const { rows, log, tree, sessions } = compareServers(
    world.peers[0]!,
    world.peers[1]!,
    new TreeLag(),
  );
  expect(rows.filter(({ differs }) => differs)).toEqual([]);
  expect(log).toEqual({ only: [[], []], conflicts: [] });
  expect(tree).toEqual({ missing: 0, extra: 0, older: 0, newer: 0 });
  expect(sessions).toEqual([[], []]);
});

test('what a cut-off server has not heard of is only at the other', () => {
  const { world } = runAt(5_000, { clients }, [[3_000, { do: 'isolate', server: 2 }]]).frame;
  const [behind, leader] = [world.peers[1]!, world.peers[4]!];
  const { rows, log, tree } = compareServers(behind, leader, new TreeLag());
  const missing = leader.disk.log.length - behind.disk.log.length;
  expect(missing).toBeGreaterThan(5);
  expect(log.only[0]).toEqual([]);
  expect(log.only[1]).toHaveLength(missing);
  expect(tree.older).toBeGreaterThan(0);
  expect(rows.find(({ field }) => field === 'role')).toMatchObject({
    values: ['following', 'leader'],
  });
  expect(rows.find(({ field }) => field === 'lastProcessed')!.differs).toBe(true);
});

test('each life is told up to the moment shown, in steps that the state machine knows', () => {
  const timeline = runAt(6_000, { clients }, [[3_000, { do: 'crash', server: 5 }]]);
  const lives = livesOfServers();
  let reads = 1;
  while (!lives.read(timeline.frame.events, 300)) reads++;
  expect(reads).toBeGreaterThan(2);
  for (const at of [0, 200_000, 2_900_000, 3_000_000, 3_400_000, 6_000_000]) {
    timeline.seek(at);
    const { world, eventCount } = timeline.frame;
    for (const peer of world.peers) {
      expect(lives.last(peer.sid, eventCount)?.to ?? 'down').toBe(lifeStateOf(peer));
    }
  }
  timeline.seek(2_000_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.playTo(2_500_000);
  lives.read(timeline.frame.events, 1_000_000);
  expect(lives.last(5, timeline.frame.eventCount)).toMatchObject({ to: 'leading/broadcast' });
  expect(lives.last(1, timeline.frame.eventCount)).toMatchObject({ change: 'crashed', to: 'down' });
});
