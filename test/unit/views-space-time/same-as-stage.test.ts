/** What a lane says of a server is what stands at its circle on the stage. */
import { expect, test } from 'vitest';
import type { Command } from '../../../src/simulation/command.ts';
import { healthOf, serverFace, type ServerFace } from '../../../src/views/stage/server-face.ts';
import { ringLayout } from '../../../src/views/stage/ring.ts';
import { played, writer } from '../views-election/played.ts';
import { chronicleOf } from './picture.ts';

const ring = ringLayout(800, 500, 5, true, {
  roles: ['following'],
  last: 'last',
  vote: '9 (99, 99:999)',
});

const saidOnStage = ({ role, phase, leaving }: ServerFace): string =>
  role === 'down' ? 'down' : leaving ? 'leaving' : phase === 'election' ? 'looking' : phase;

const script: readonly (readonly [number, Command])[] = [
  [1_900, { do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null }],
  [3_000, { do: 'crash', server: 5 }],
];

test.each([100, 350, 1_000, 1_990, 3_100, 3_500, 5_000, 9_000])('%i ms after the start', (ms) => {
  const frame = played({ clients: [writer('w', 2, 30)] }, script, ms);
  const { stretches } = chronicleOf(frame);
  const lives = stretches
    .since(frame.at, frame.at, frame.eventCount)
    .filter(({ kind, open }) => open !== null && kind !== 'fsync' && kind !== 'paused');
  for (const peer of frame.world.peers) {
    const face = serverFace(peer, ring, healthOf(frame.world, peer.sid));
    expect(lives.find(({ who }) => who === peer.sid)?.kind, `server ${peer.sid}`).toBe(
      saidOnStage(face),
    );
  }
});

test('whoever has given up its role and cannot flush its log is leaving it, and no more', () => {
  const frame = played({ clients: [writer('w', 2, 30)] }, script, 9_000);
  const face = serverFace(frame.world.peers[0]!, ring);
  expect(face).toMatchObject({ leaving: true, role: 'following', vote: null });
});
