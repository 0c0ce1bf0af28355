/** Where one zxid is at each server, and why it has come no further. Real runs, made to stop at each place. */
import { expect, test } from 'vitest';
import { trace as words } from '../../../src/i18n/en/trace.ts';
import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { sayHalt } from '../../../src/views/trace/say-halt.ts';
import {
  recentZxids,
  traceZxid,
  zxidsToTrace,
  type ZxidTrace,
} from '../../../src/views/trace/trace-zxid.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

/** Three servers; 3 leads epoch 1 and client a, at 3, has its session: (1,1). */
function settled(servers = 3, setup: Partial<Setup> = {}): Timeline {
  const startsMs = Array.from({ length: servers }, () => 0);
  const client = {
    name: 'a',
    server: servers,
    timeoutMs: 20_000,
    program: { kind: 'idle' },
  } as const;
  const timeline = new Timeline({
    ...DEFAULT_SETUP,
    ...setup,
    servers,
    startsMs,
    clients: [client],
  });
  timeline.playTo(2_000_000);
  expect(timeline.frame.world.peers[servers - 1]!.role).toBe('leading');
  return timeline;
}

const write = (path: string): Command => ({
  do: 'request',
  client: 'a',
  operation: { op: 'create', path, data: '', mode: 'persistent' },
});

const after = (timeline: Timeline, ...commands: readonly Command[]): Timeline => {
  for (const command of commands) timeline.act(command);
  timeline.playTo(timeline.position.at + 500_000);
  return timeline;
};

const z2 = zxidOf(1, 2);
const at = (trace: ZxidTrace, sid: number): string => {
  const { halt } = trace.peers[sid - 1]!;
  return halt === null ? '' : sayHalt(halt, words.halts);
};

test('a whole way: proposed, logged, durable, acknowledged, committed, applied, in this order', () => {
  const timeline = after(settled(), write('/x'));
  const trace = traceZxid(timeline.frame, z2);
  expect(trace.halt).toBeNull();
  expect(trace.operation).toMatchObject({ op: 'create', path: '/x' });
  expect(trace.committed!.at).toBeGreaterThan(trace.proposed!.at);
  for (const { halt, marks, isLeader, sid } of trace.peers) {
    expect(halt).toBeNull();
    expect(isLeader).toBe(sid === 3);
    const { logged, durable, acked, committed, applied } = marks;
    const times = [logged, durable, acked, committed, applied].map((mark) => mark?.at ?? -1);
    if (isLeader) expect(times).not.toContain(-1);
    expect(marks.applied!.at).toBeGreaterThanOrEqual(marks.logged!.at);
  }
});

test('before it was proposed nothing is known', () => {
  const trace = traceZxid(settled().frame, z2);
  expect(trace.proposed).toBeNull();
  expect(trace.halt).toEqual({ kind: 'nobody-proposes', holders: [] });
});

test('held at an inbox; the others have it', () => {
  const timeline = after(settled(), { do: 'hold-link', from: 3, to: 1 }, write('/x'));
  const trace = traceZxid(timeline.frame, z2);
  expect(at(trace, 1)).toBe('held at the inbox of 1: PROPOSAL from 3');
  expect(at(trace, 2)).toBe('');
  expect(trace.committed!.acks).toEqual([2, 3]);
});

test('waits for one more ACK: the whole, and everyone who has it', () => {
  const timeline = after(settled(), { do: 'hold-type', type: 'ACK' }, write('/x'));
  const trace = traceZxid(timeline.frame, z2);
  expect(trace.halt).toEqual({
    kind: 'needs-acks',
    acks: [3],
    need: 2,
    more: 1,
    missing: [1, 2],
  });
  expect(at(trace, 1)).toBe('held at the inbox of 3: ACK from 1');
  expect(at(trace, 3)).toMatch(
    /^waits for 1 more ACK: it needs 2 and has that of 3; not yet 1, 2$/,
  );
});

test('behind a cut, a stalled disk, and a paused server', () => {
  const cut = after(settled(), { do: 'cut-way', from: 3, to: 1 }, write('/x'));
  expect(at(traceZxid(cut.frame, z2), 1)).toMatch(/PROPOSAL from 3 waits behind the cut to 1/);
  const stall = (server: number): Command => ({
    do: 'set-disk',
    server,
    state: 'stalled',
    fsyncUs: null,
  });
  const stalled = after(settled(), stall(1), stall(2), write('/x'));
  expect(at(traceZxid(stalled.frame, z2), 1)).toBe('the disk of 1 is not writing');
  const paused = after(settled(), { do: 'pause', actor: 1 }, write('/x'));
  expect(at(traceZxid(paused.frame, z2), 1)).toBe('1 is paused and does not read PROPOSAL from 3');
});

test('down, and gone with a crash that came before the fsync', () => {
  const timeline = settled();
  timeline.act({ do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null });
  timeline.act(write('/x'));
  timeline.playTo(timeline.position.at + 200_000);
  timeline.act({ do: 'crash', server: 1 });
  expect(at(traceZxid(timeline.frame, z2), 1)).toMatch(/^1 had written it and not fsynced it/);
  const down = after(settled(), { do: 'crash', server: 1 }, write('/x'));
  expect(at(traceZxid(down.frame, z2), 1)).toBe('1 is down');
});

test('truncated in epoch 2, because its leader does not have it; and passed over for good', () => {
  const timeline = settled();
  timeline.act({ do: 'hold-type', type: 'PROPOSAL' });
  timeline.act(write('/lost'));
  timeline.playTo(timeline.position.at + 200_000);
  const held = [...timeline.frame.world.connections.values()]
    .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
    .filter(({ carries }) => carries.kind === 'message' && carries.message.type === 'PROPOSAL');
  expect(held.map(({ to }) => to).sort()).toEqual([1, 2]);
  for (const { id } of held) timeline.act({ do: 'drop', envelope: id });
  timeline.act({ do: 'crash', server: 3 });
  timeline.act({ do: 'release-all' });
  timeline.playTo(timeline.position.at + 5_000_000);
  const without = traceZxid(timeline.frame, z2);
  expect(without.halt).toEqual({ kind: 'passed-over', leader: 2, epoch: 2 });
  expect(at(without, 3)).toBe('3 is down');
  expect(zxidsToTrace(timeline.frame, 3)[0]).toBe(z2);
  timeline.act({ do: 'restart', server: 3 });
  timeline.playTo(timeline.position.at + 5_000_000);
  expect(at(traceZxid(timeline.frame, z2), 3)).toMatch(
    /^truncated at .* in epoch 2, because the leader 2 does not have it: its history ends with \(\d,\d\)$/,
  );
  const { world } = timeline.frame;
  expect(recentZxids(world, 9)).not.toContain(z2);
  expect(zxidsToTrace(timeline.frame, 9)).toContain(z2);
});

test('the newest zxids come first', () => {
  expect(recentZxids(after(settled(), write('/x'), write('/y')).frame.world, 2)).toEqual([
    zxidOf(1, 3),
    zxidOf(1, 2),
  ]);
});

/** Goes on in small steps until the trace says at `sid` what is looked for. */
function until(timeline: Timeline, sid: number, wanted: RegExp): string {
  for (let steps = 0; steps < 3_000; steps++) {
    const said = at(traceZxid(timeline.frame, z2), sid);
    if (wanted.test(said)) return said;
    timeline.playTo(timeline.position.at + 250);
  }
  return '';
}

test('on its way, with the time it is due; then being written; then waiting for the commit', () => {
  const timeline = settled();
  timeline.act(write('/x'));
  const flying = until(timeline, 1, /on its way/);
  expect(flying).toMatch(/^PROPOSAL is on its way from 3 to 1, due at 00:02\.\d{3}$/);
  expect(until(timeline, 1, /is writing/)).toBe('the disk of 1 is writing it');
  timeline.act({ do: 'hold-type', type: 'COMMIT' });
  timeline.playTo(timeline.position.at + 500_000);
  expect(at(traceZxid(timeline.frame, z2), 1)).toBe('held at the inbox of 1: COMMIT from 3');
});

test('has its quorum, and waits its turn behind an earlier one', () => {
  const timeline = settled(3, { unsafeNetwork: true });
  timeline.act({ do: 'hold-type', type: 'ACK' });
  timeline.act(write('/x'));
  timeline.act(write('/y'));
  timeline.playTo(timeline.position.at + 500_000);
  const acks = [...timeline.frame.world.connections.values()]
    .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
    .flatMap(({ id, carries }) =>
      carries.kind === 'message' && carries.message.type === 'ACK' && carries.message.zxid === z2
        ? [id]
        : [],
    );
  expect(acks).toHaveLength(2);
  for (const envelope of acks) timeline.act({ do: 'drop', envelope });
  timeline.act({ do: 'release-all' });
  timeline.playTo(timeline.position.at + 100_000);
  expect(traceZxid(timeline.frame, zxidOf(1, 3)).halt).toEqual({ kind: 'behind', zxid: z2 });
});

test('3 does not follow: it looks for a leader', () => {
  const timeline = settled();
  timeline.act({ do: 'isolate', server: 1 });
  timeline.act(write('/x'));
  timeline.playTo(timeline.position.at + 12_000_000);
  expect(at(traceZxid(timeline.frame, z2), 1)).toBe('1 looks for a leader and follows nobody');
});

test('its leader is still bringing it up to date', () => {
  const timeline = after(settled(), { do: 'crash', server: 1 }, write('/x'));
  timeline.act({ do: 'hold-type', type: 'NEWLEADER' });
  timeline.act({ do: 'restart', server: 1 });
  expect(until(timeline, 1, /up to date/)).toBe('3 is still bringing 1 up to date');
});

test('it is not connected to the leader that it chose: that one is no more', () => {
  const timeline = after(settled(), { do: 'crash', server: 1 }, write('/x'));
  timeline.act({ do: 'restart', server: 1 });
  until(timeline, 1, /^(?!1 looks|1 is down)/);
  timeline.act({ do: 'crash', server: 3 });
  expect(until(timeline, 1, /not connected/)).toBe('1 is not connected to 3');
});

/** Loses every message of a type that is on its way from 3 to 1, without a trace: what TCP excludes. */
function lose(timeline: Timeline, type: string): void {
  for (let steps = 0; steps < 400; steps++) {
    const { world } = timeline.frame;
    const all = [...world.connections.values()].flatMap(({ forth, back }) => [
      ...forth.inFlight,
      ...back.inFlight,
    ]);
    const found = all.find(
      ({ carries, from, to }) =>
        carries.kind === 'message' && carries.message.type === type && from === 3 && to === 1,
    );
    if (found !== undefined) {
      timeline.act({ do: 'drop', envelope: found.id });
      timeline.playTo(timeline.position.at + 300_000);
      return;
    }
    timeline.stepForward();
  }
  throw new Error(`no ${type} was sent`);
}

test('it was not sent to an observer, which hears of it with the commit', () => {
  const timeline = after(
    settled(3, { observers: 1 }),
    { do: 'hold-type', type: 'ACK' },
    write('/x'),
  );
  expect(timeline.frame.world.peers[3]!.role).toBe('observing');
  const trace = traceZxid(timeline.frame, z2);
  expect(trace.peers[3]!.halt).toEqual({ kind: 'not-sent', sid: 4, role: 'observing' });
  expect(at(trace, 4)).toBe('4 observes: it is sent there once it is committed');
});

test('it has it and has not heard of the commit, which was lost', () => {
  const timeline = settled(3, { unsafeNetwork: true });
  timeline.act(write('/x'));
  lose(timeline, 'COMMIT');
  const trace = traceZxid(timeline.frame, z2);
  expect(trace.peers[0]!.halt).toEqual({ kind: 'waits-for-commit', sid: 1 });
  expect(at(trace, 1)).toBe('1 has it and has not heard of the commit');
  expect(at(trace, 2)).toBe('');
});

test('a proposal that the network lost is not under way to 1 any more', () => {
  const timeline = settled(3, { unsafeNetwork: true });
  timeline.act(write('/x'));
  lose(timeline, 'PROPOSAL');
  const trace = traceZxid(timeline.frame, z2);
  expect(trace.peers[0]!.halt).toEqual({ kind: 'not-sent', sid: 1, role: 'following' });
  expect(at(trace, 1)).toBe('no message brings it to 1');
});

test('a leader that was left behind never hears of what its followers commit without it', () => {
  const timeline = after(settled(), { do: 'isolate', server: 3 });
  timeline.act({ do: 'fire-timer', server: 1, timer: 'learner-read' });
  timeline.act({ do: 'fire-timer', server: 2, timer: 'learner-read' });
  const leads = () => timeline.frame.world.peers[1]!;
  while (!(leads().role === 'leading' && leads().serving)) timeline.stepForward();
  expect(timeline.frame.world.peers[2]!.role).toBe('leading');
  timeline.act({
    do: 'add-client',
    client: { name: 'b', server: 2, timeoutMs: 20_000, program: { kind: 'idle' } },
  });
  timeline.playTo(timeline.position.at + 1_000_000);
  const trace = traceZxid(timeline.frame, zxidOf(2, 1));
  expect(trace.halt).toBeNull();
  expect(at(trace, 3)).toBe(
    '3 still takes itself for the leader of epoch 1, and does not follow 2',
  );
});

test('of groups by weight, it is not the number that counts: two more, though three of four have it', () => {
  const timeline = settled(6, {
    groups: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  });
  for (const from of [1, 2, 3]) timeline.act({ do: 'hold-type', type: 'ACK', from });
  const trace = traceZxid(after(timeline, write('/x')).frame, z2);
  expect(trace.halt).toMatchObject({ acks: [4, 5, 6], need: 4, by: 'groups', more: 2 });
  expect(at(trace, 6)).toBe(
    'waits for 2 more ACKs at least: it needs most of the weight in most of the groups and has that of 4, 5, 6; not yet 1, 2, 3',
  );
});

test('its leader lost it in a crash, and the proposal still waits behind a cut: it may come yet', () => {
  const timeline = settled();
  const client = { name: 'b', server: 3, timeoutMs: 20_000, program: { kind: 'idle' } } as const;
  after(timeline, { do: 'add-client', client });
  timeline.act({ do: 'set-disk', server: 3, state: 'stalled', fsyncUs: null });
  timeline.act({ do: 'isolate', server: 3 });
  after(timeline, { ...write('/x'), client: 'b' } as Command);
  timeline.act({ do: 'crash', server: 3 });
  const { halt, peers } = traceZxid(timeline.frame, zxidOf(1, 3));
  expect(peers.filter(({ marks }) => marks.logged !== undefined)).toEqual([]);
  expect(sayHalt(halt!, words.halts)).toBe('PROPOSAL from 3 waits behind the cut to 1');
});

test('a paused process stops what it has: an fsync that it cannot hear of, and what it proposed', () => {
  const timeline = settled();
  timeline.act({ do: 'set-disk', server: 1, state: 'ok', fsyncUs: { min: 90_000, max: 90_000 } });
  timeline.act({ do: 'hold-type', type: 'ACK' });
  timeline.act(write('/x'));
  until(timeline, 1, /is writing/);
  after(timeline, { do: 'pause', actor: 1 });
  expect(at(traceZxid(timeline.frame, z2), 1)).toBe('1 is paused');
  timeline.act({ do: 'pause', actor: 3 });
  expect(traceZxid(timeline.frame, z2).halt).toEqual({ kind: 'frozen', sid: 3 });
});
