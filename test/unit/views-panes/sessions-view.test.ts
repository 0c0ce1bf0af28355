import { expect, test } from 'vitest';
import { sessionsView } from '../../../src/views/sessions/sessions-view.ts';
import { runAt, writer } from './run-at.ts';

const clients = [writer('a', 1, 900)];

test('the leader counts down to its own bucket, the client from what it heard last', () => {
  const { frame } = runAt(4_000, { clients });
  const { leader, rows } = sessionsView(frame);
  const [row] = rows;
  expect(leader).toBe(5);
  const { server } = frame.world.clients.get('a')!;
  expect(row).toMatchObject({
    client: 'a',
    state: 'connected',
    server,
    owner: server,
    timeoutMs: 10_000,
  });
  const heardAt = frame.world.clients.get('a')!.heardAt;
  expect(row!.asClient!.leftMs).toBeCloseTo(10_000 - (frame.at - heardAt) / 1_000, 6);
  const { expiresAt } = frame.world.peers[4]!.preparation!.sessions.get(row!.session)!;
  expect(row!.leader!.leftMs).toBe((expiresAt - frame.at) / 1_000);
  expect(expiresAt % 2_000_000).toBe(0);
});

test('a client whose process is gone leaves its session behind until the leader ends it', () => {
  const remove = [[3_000, { do: 'remove-client', client: 'a' }]] as const;
  const [gone] = sessionsView(runAt(5_000, { clients }, remove).frame).rows;
  expect(gone).toMatchObject({ client: null, state: 'gone', asClient: null, givesUpMs: null });
  expect(gone!.leader!.leftMs).toBeGreaterThan(0);
  expect(sessionsView(runAt(20_000, { clients }, remove).frame).rows).toEqual([]);
});

test('without a leader nobody counts, and the client still does', () => {
  const cut = [
    [3_000, { do: 'crash', server: 5 }],
    [3_001, { do: 'crash', server: 4 }],
    [3_002, { do: 'crash', server: 3 }],
  ] as const;
  const { leader, rows } = sessionsView(runAt(4_000, { clients }, cut).frame);
  expect(leader).toBeNull();
  expect(rows[0]).toMatchObject({ client: 'a', leader: null, owner: null });
  expect(rows[0]!.asClient!.leftMs).toBeLessThan(10_000);
});

test('ephemerals and watches stand with the session that has them', () => {
  const lock = (name: string, server: number) => ({
    ...writer(name, server, 1),
    program: { kind: 'lock', path: '/l', holdMs: 60_000, restMs: 100 } as const,
  });
  const { rows } = sessionsView(runAt(6_000, { clients: [lock('a', 1), lock('b', 2)] }).frame);
  expect(rows.map((row) => row.ephemerals.length)).toEqual([1, 1]);
  const watched = rows.flatMap((row) => row.watches.map(({ path }) => [row.client, path] as const));
  const holder = rows.find((row) => row.watches.length === 0)!;
  expect(watched).toEqual([[holder.client === 'a' ? 'b' : 'a', holder.ephemerals[0]]]);
});

test('a session whose client was not answered yet is already that client’s', () => {
  const timeline = runAt(0, { clients });
  const isOpen = () => {
    const { world } = timeline.frame;
    return world.peers.some(({ replica }) => replica.sessions.size > 0);
  };
  while (!isOpen()) timeline.stepForward();
  const { frame } = timeline;
  expect(frame.world.clients.get('a')!.session).toBe('');
  const { rows } = sessionsView(frame);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ client: 'a', state: 'associating', asClient: null });
  expect(rows[0]!.session).not.toBe('');
});
