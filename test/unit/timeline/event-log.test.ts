/** A run as other programs read it: one JSON object an event, or a log for ShiViz with vector clocks. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { EventLogWriter } from '../../../src/timeline/event-log.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { isNoise } from '../../../src/timeline/trace-line.ts';
import { busy } from './play.ts';

/** Elections, writes, a crash, a cut, a held message and a restart. */
function story(): readonly Event[] {
  const timeline = new Timeline(busy);
  timeline.playTo(2_000_000);
  timeline.act({ do: 'hold-type', type: 'PROPOSAL', to: 1 });
  timeline.playTo(2_600_000);
  timeline.act({ do: 'release-all' });
  timeline.act({ do: 'crash', server: 3 });
  timeline.playTo(4_000_000);
  timeline.act({ do: 'isolate', server: 1 });
  timeline.playTo(5_000_000);
  timeline.act({ do: 'heal' });
  timeline.act({ do: 'restart', server: 3 });
  timeline.playTo(8_000_000);
  const { events, eventCount } = timeline.frame;
  return events.slice(0, eventCount);
}

interface Logged {
  readonly host: string;
  readonly clock: Readonly<Record<string, number>>;
  readonly event: string;
  readonly source: Event;
}

/** Reads the log as ShiViz does: by the expression in its first line. */
function read(all: readonly Event[], noise: boolean): readonly Logged[] {
  const writer = new EventLogWriter('shiviz', noise);
  const [parser, delimiter] = writer.head.split('\n');
  expect(delimiter).toBe('');
  const pattern = new RegExp(`^${parser!}\n$`);
  return all.flatMap((source) => {
    const line = writer.write(source);
    if (line === '') return [];
    const { host, clock, event } = pattern.exec(line)!.groups!;
    return { host: host!, clock: JSON.parse(clock!) as Logged['clock'], event: event!, source };
  });
}

/** Whether `late` knows all that `early` knew, and more. */
const dominates = (late: Logged, early: Logged): boolean =>
  Object.entries(early.clock).every(([host, count]) => (late.clock[host] ?? 0) >= count) &&
  Object.entries(late.clock).some(([host, count]) => count > (early.clock[host] ?? 0));

let all: readonly Event[] = [];
beforeAll(() => {
  all = story();
});

test('JSON Lines: each line gives back its event', () => {
  const writer = new EventLogWriter('jsonl');
  expect(writer.head).toBe('');
  const text = all.map((event) => writer.write(event)).join('');
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(all.length);
  expect(lines.map((line) => JSON.parse(line) as Event)).toEqual(all);
});

describe.each([
  ['with pings', true],
  ['without pings', false],
])('ShiViz, %s', (_, noise) => {
  let log: readonly Logged[] = [];
  beforeAll(() => {
    log = read(all, noise);
  });

  test('has all that is kept, and hosts by name', () => {
    expect(log).toHaveLength(all.filter((event) => noise || !isNoise(event)).length);
    const hosts = new Set(log.map(({ host }) => host));
    for (const host of ['server-1', 'server-2', 'server-3', 'client-a', 'user', 'network']) {
      expect(hosts).toContain(host);
    }
  });

  test('a host counts its own events one by one', () => {
    const counts = new Map<string, number>();
    for (const { host, clock } of log) {
      expect(clock[host]).toBe((counts.get(host) ?? 0) + 1);
      counts.set(host, clock[host]!);
    }
  });

  test('the receipt of each message dominates its sending, and never the reverse', () => {
    const sent = new Map<number, Logged>();
    let received = 0;
    for (const one of log) {
      const { source } = one;
      if (source.kind === 'sent') sent.set(source.envelope, one);
      if (source.kind !== 'delivered') continue;
      const early = sent.get(source.envelope);
      if (early === undefined) continue;
      received++;
      expect(dominates(one, early)).toBe(true);
      expect(dominates(early, one)).toBe(false);
    }
    expect(received).toBeGreaterThan(200);
  });

  test('what has nothing to do with one another stays unordered', () => {
    const [first, second] = ['server-1', 'server-2'].map((host) =>
      log.find((one) => one.host === host)!,
    );
    expect(dominates(first!, second!) || dominates(second!, first!)).toBe(false);
  });

  test('every event dominates its cause, and all before it at its host', () => {
    const byId = new Map(log.map((one) => [one.source.id, one]));
    const last = new Map<string, Logged>();
    for (const one of log) {
      const cause = byId.get(one.source.cause);
      if (cause !== undefined) expect(dominates(one, cause)).toBe(true);
      const before = last.get(one.host);
      if (before !== undefined) expect(dominates(one, before)).toBe(true);
      last.set(one.host, one);
    }
  });
});

test('ShiViz finds the groups that it needs, and takes the header for no event', () => {
  const { head } = new EventLogWriter('shiviz');
  const [parser] = head.split('\n');
  for (const group of ['host', 'clock', 'event']) expect(parser).toContain(`(?<${group}>`);
  expect(new RegExp(parser!).exec(parser!)).toBeNull();
});
