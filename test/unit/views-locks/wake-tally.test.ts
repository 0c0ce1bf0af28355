import { describe, expect, it } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { ClientSetup } from '../../../src/simulation/setup.ts';
import { COLUMNS_MAX, wakeFigure } from '../../../src/views/locks/wake-columns.ts';
import { WakeTally, type Release } from '../../../src/views/locks/wake-tally.ts';
import { played } from '../views-election/played.ts';

const clients = ['a', 'b', 'c', 'd', 'e'].map((name, i): ClientSetup => ({
  name,
  server: i + 1,
  timeoutMs: 6_000,
  program: { kind: 'lock', path: '/stock', holdMs: 800, restMs: 100 },
}));

type Script = readonly (readonly [number, Command])[];
function tallied(ms: number, script: Script = []) {
  const frame = played({ clients }, script, ms);
  const tally = new WakeTally();
  expect(tally.read(frame.events, Infinity)).toBe(true);
  return { frame, tally, releases: tally.releases('/stock', frame.eventCount) };
}

describe('wake-ups', () => {
  it('are one for each release where everybody watches the one before, of four that wait', () => {
    const { releases } = tallied(8_000);
    expect(releases.length).toBeGreaterThan(4);
    for (const { woken, waiting } of releases.slice(0, -1)) {
      expect(woken).toBe(1);
      expect(waiting).toBeGreaterThanOrEqual(3);
    }
  });

  it('count a session that ended as a release, too', () => {
    const holder = played({ clients }, [], 2_400);
    const [first] = [...holder.world.clients.values()].filter(
      ({ program }) => program.kind === 'lock' && program.step === 'holding',
    );
    const { releases } = tallied(20_000, [[2_400, { do: 'remove-client', client: first!.name }]]);
    const gap = releases.findIndex(({ at }, i) => i > 0 && at - releases[i - 1]!.at > 4_000_000);
    expect(gap).toBeGreaterThan(0);
    expect(releases[gap]).toMatchObject({ woken: 1, waiting: 4 });
  });

  it('are at an earlier moment what they were then, and begin anew on another branch', () => {
    const { frame, tally, releases } = tallied(8_000);
    const early = played({ clients }, [], 5_000);
    const before = tally.releases('/stock', early.eventCount);
    expect(before.length).toBeLessThan(releases.length);
    expect(releases.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    const other = played({ clients }, [[3_000, { do: 'crash', server: 5 }]], 8_000);
    tally.read(other.events, Infinity);
    const fresh = new WakeTally();
    fresh.read(other.events, Infinity);
    expect(tally.releases('/stock', other.eventCount)).toEqual(
      fresh.releases('/stock', other.eventCount),
    );
    expect(tally.releases('/stock', frame.eventCount)).not.toEqual(releases);
  });

  it('are as many as wait where a herd watches the one node', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name, i): ClientSetup => ({
      name,
      server: i + 1,
      timeoutMs: 6_000,
      program: { ...PROGRAM_DEFAULTS['herd-lock'], path: '/herd' },
    }));
    const frame = played({ clients: all }, [], 8_000);
    const tally = new WakeTally();
    tally.read(frame.events, Infinity);
    const releases = tally.releases('/herd', frame.eventCount);
    expect(releases.length).toBeGreaterThan(2);
    expect(releases[0]!.woken).toBe(4);
  });

  it('may be read in pieces', () => {
    const { frame, releases } = tallied(5_000);
    const tally = new WakeTally();
    while (!tally.read(frame.events, 100));
    expect(tally.releases('/stock', frame.eventCount)).toEqual(releases);
  });
});

describe('their picture', () => {
  const release = (woken: number, waiting: number, at = 0): Release => ({
    node: 'n',
    at,
    woken,
    waiting,
  });

  it('draws who was told within who waited, and counts all of the past', () => {
    const { columns, height, told, releases } = wakeFigure([release(11, 11), release(1, 11)]);
    expect(columns.map((column) => column.waited)).toEqual([height, height]);
    expect(columns[0]!.told).toBe(height);
    expect(columns[1]!.told).toBeCloseTo(height / 11);
    expect({ told, releases }).toEqual({ told: 12, releases: 2 });
  });

  it('keeps to the last ones where there are many', () => {
    const { columns, told, width } = wakeFigure(
      Array.from({ length: 60 }, (_, i) => release(1, 3, i)),
    );
    expect(columns).toHaveLength(COLUMNS_MAX);
    expect(columns.at(-1)!.release.at).toBe(59);
    expect(columns.at(-1)!.x).toBeLessThan(width);
    expect(told).toBe(60);
  });
});
