/** The course of a session and of a watch, and where each has stopped. Real runs. */
import { describe, expect, test } from 'vitest';
import { trace as en } from '../../../src/i18n/en/trace.ts';
import { trace as zh } from '../../../src/i18n/zh/trace.ts';
import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type ClientSetup } from '../../../src/simulation/setup.ts';
import type { Operation } from '../../../src/znodes/request.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { sayFate } from '../../../src/views/trace/say-fate.ts';
import { traceSession } from '../../../src/views/trace/trace-session.ts';
import { traceWatch } from '../../../src/views/trace/trace-watch.ts';
import { wayOfSession, wayOfWatch, wayOfZxid, type Way } from '../../../src/views/trace/ways.ts';

const idle = (name: string, server: number): ClientSetup => ({
  name,
  server,
  timeoutMs: 4_000,
  program: { kind: 'idle' },
});

/** Three servers; 3 leads, client a is at 1 and client b at 2. */
function settled(): Timeline {
  const timeline = new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0], clients: [] });
  timeline.playTo(1_500_000);
  timeline.act({ do: 'add-client', client: idle('a', 1) });
  timeline.act({ do: 'add-client', client: idle('b', 2) });
  timeline.playTo(2_000_000);
  return timeline;
}
const ask = (client: string, operation: Operation): Command => ({
  do: 'request',
  client,
  operation,
});
const create = (path: string, mode: 'persistent' | 'ephemeral' = 'persistent') =>
  ({ op: 'create', path, data: '', mode }) as const;
function play(timeline: Timeline, ms: number, ...commands: readonly Command[]): Timeline {
  for (const command of commands) timeline.act(command);
  timeline.playTo(timeline.position.at + ms * 1_000);
  return timeline;
}
const kindsOf = (timeline: Timeline, way: Way): ReadonlySet<string> =>
  new Set(
    [...way].map((id) => {
      const event = timeline.frame.events.at(id)!;
      return 'message' in event ? `${event.kind} ${event.message.type}` : event.kind;
    }),
  );

describe('a session', () => {
  const fate = (timeline: Timeline, client = 'a'): string => {
    const trace = traceSession(timeline.frame, client);
    expect(sayFate(trace.fate, zh.fates)).not.toMatch(/undefined/);
    return sayFate(trace.fate, en.fates);
  };

  test('is opened at a server, pings, and holds ephemerals', () => {
    const timeline = play(settled(), 6_000, ask('a', create('/e', 'ephemeral')));
    const trace = traceSession(timeline.frame, 'a');
    expect(trace.opened).toMatchObject({ server: 1 });
    expect(trace.moves).toEqual([]);
    expect(trace.pings).toBeGreaterThan(2);
    expect(trace.lastPingAt).toBeGreaterThan(6_000_000);
    expect(trace.ephemerals).toEqual(['/e']);
    expect(fate(timeline)).toBe('it is open, and its client is connected to server 1.');
  });

  test('is found again at another server', () => {
    const timeline = play(settled(), 3_000, { do: 'crash', server: 1 });
    const { session, opened, moves } = traceSession(timeline.frame, 'a');
    expect(opened).toMatchObject({ server: 1 });
    expect(moves).toHaveLength(1);
    expect(moves[0]!.server).not.toBe(1);
    expect(fate(play(settled(), 1, { do: 'crash', server: 1 }))).toBe(
      'it is open, and its client has not noticed yet that server 1 is down.',
    );
    expect(session).toBe(timeline.frame.world.clients.get('a')!.session);
  });

  test('is searched for, begins to expire, has expired without its client knowing, and with', () => {
    const timeline = play(settled(), 100, ask('a', create('/e', 'ephemeral')));
    play(timeline, 3_500, { do: 'cut', groups: [['a'], [1, 2, 3]] });
    expect(fate(timeline)).toMatch(
      /^its client has no connection; the leader lets it expire in \d+ ms unless it hears of it\.$/,
    );
    let said = fate(timeline);
    for (let i = 0; i < 4_000 && !said.includes('began to close'); i++) {
      said = fate(play(timeline, 1));
    }
    expect(said).toMatch(/^for server 3 its time has run out: it began to close it/);
    play(timeline, 300);
    expect(fate(timeline)).toMatch(/^it expired at 00:\S+\. Its client does not know yet/);
    expect(traceSession(timeline.frame, 'a').ephemerals).toEqual([]);
    play(timeline, 8_000, { do: 'heal' });
    const kinds = kindsOf(
      timeline,
      wayOfSession(timeline.frame.events, timeline.frame.eventCount, 'a'),
    );
    expect(kinds).toContain('client-expired');
  });

  test('lights its way: pings, requests and answers at its client, its end at the servers, nothing of another', () => {
    const timeline = play(settled(), 5_000, ask('a', create('/x')));
    const { events, eventCount } = timeline.frame;
    const way = wayOfSession(events, eventCount, 'a');
    expect([...kindsOf(timeline, way)]).toEqual(
      expect.arrayContaining([
        'client-connected',
        'sent Ping',
        'delivered Ping',
        'requested',
        'answered',
      ]),
    );
    for (const id of way) {
      const event = events.at(id)!;
      expect([event.who, 'to' in event && event.to, 'from' in event && event.from]).not.toContain(
        'b',
      );
    }
  });
});

describe('a watch', () => {
  const watched = (): Timeline =>
    play(
      play(settled(), 300, ask('b', create('/w'))),
      300,
      ask('a', { op: 'getData', path: '/w', watch: true }),
    );
  const set: Operation = { op: 'setData', path: '/w', data: '1', version: -1 };

  test('is registered when and where', () => {
    const { set: times, firings } = traceWatch(watched().frame, 'a', '/w');
    expect(times).toMatchObject([{ server: 1, mode: 'standard' }]);
    expect(firings).toEqual([]);
  });

  test('is triggered by a transaction, sent, and heard of, in this order', () => {
    const timeline = play(watched(), 500, ask('b', set));
    const { firings } = traceWatch(timeline.frame, 'a', '/w');
    expect(firings).toHaveLength(1);
    const { committed, fired, sent, heard, halt, type, server } = firings[0]!;
    expect([type, server, halt]).toEqual(['NodeDataChanged', 1, null]);
    const times = [committed!.at, fired.at, sent!.at, heard!.at];
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('that is recursive hears of what lies below, by its path', () => {
    const timeline = play(settled(), 300, ask('b', create('/x')));
    play(timeline, 300, ask('a', { op: 'addWatch', path: '/x', mode: 'persistent_recursive' }));
    play(timeline, 300, ask('b', create('/x/y')), ask('b', create('/xy')));
    const { firings } = traceWatch(timeline.frame, 'a', '/x');
    expect(firings.map(({ type, path }) => `${type} ${path}`)).toEqual(['NodeCreated /x/y']);
    expect(firings[0]!.heard).not.toBeNull();
  });

  test('is held at the inbox of its client, or lost with the connection', () => {
    const held = play(watched(), 500, { do: 'hold-link', from: 1, to: 'a' }, ask('b', set));
    expect(traceWatch(held.frame, 'a', '/w').firings[0]!.halt).toEqual({
      kind: 'held',
      type: 'WatchEvent',
      from: 1,
      to: 'a',
    });
    const cut = play(watched(), 4_000, { do: 'cut', groups: [['a'], [1]] }, ask('b', set));
    expect(traceWatch(cut.frame, 'a', '/w').firings[0]!.halt).toMatchObject({ kind: 'cut' });
    play(cut, 2_000, { do: 'heal' });
    expect(traceWatch(cut.frame, 'a', '/w').firings[0]!.halt).toEqual({ kind: 'lost' });
  });

  test('lights its way: the request, the registration, the transaction, the event', () => {
    const timeline = play(watched(), 500, ask('b', set));
    const { events, eventCount } = timeline.frame;
    const kinds = kindsOf(timeline, wayOfWatch(events, eventCount, 'a', '/w'));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'requested',
        'watch-set',
        'committed',
        'applied',
        'watch-fired',
        'sent WatchEvent',
        'delivered WatchEvent',
        'watch-event',
      ]),
    );
    expect(kinds).not.toContain('sent Ping');
  });
});

test('the way of a zxid leads from its request to its answer, through every server', () => {
  const timeline = play(settled(), 500, ask('a', create('/x')));
  const { events, eventCount } = timeline.frame;
  let zxid = 0;
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    if (event.kind === 'prepared' && event.path === '/x') ({ zxid } = event);
  }
  const way = wayOfZxid(events, eventCount, zxid);
  expect([...kindsOf(timeline, way)]).toEqual(
    expect.arrayContaining([
      'requested',
      'sent Request',
      'sent REQUEST',
      'prepared',
      'proposed',
      'delivered PROPOSAL',
      'logged',
      'delivered ACK',
      'acked',
      'committed',
      'delivered COMMIT',
      'applied',
      'sent Reply',
      'answered',
    ]),
  );
  expect(kindsOf(timeline, way)).not.toContain('sent PING');
  const applied = [...way].filter((id) => events.at(id)!.kind === 'applied');
  expect(applied).toHaveLength(3);
  const answers = [...way].filter((id) => events.at(id)!.kind === 'answered');
  expect(answers).toHaveLength(1);
});
