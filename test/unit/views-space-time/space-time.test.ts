import { describe, expect, it } from 'vitest';
import { spaceTime, type SpaceTime } from '../../../src/views/space-time/space-time.ts';
import { played, writer } from '../views-election/played.ts';

const WIDTH = 1_000;
const SPAN_MS = 250;
const clients = [writer('a', 1, 10)];

describe('space and time', () => {
  const frame = played({ clients }, [], 2_050);
  const picture = spaceTime(frame, SPAN_MS, WIDTH);
  const onScreen = (x: number): number => x + picture.shift;

  it('gives every client and server a lane of its own, in one order', () => {
    expect(picture.lanes.map((lane) => lane.actor)).toEqual(['a', 1, 2, 3, 4, 5]);
    const ys = picture.lanes.map((lane) => lane.y);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    expect(new Set(ys).size).toBe(6);
    expect(picture.height).toBeGreaterThan(ys.at(-1)!);
  });

  it('draws each message that arrived in the window from when it was sent to when it came', () => {
    const delivered = [];
    for (let id = 0; id < frame.eventCount; id++) {
      const event = frame.events.at(id)!;
      const recent = event.at >= frame.at - SPAN_MS * 1_000;
      if (event.kind === 'delivered' && recent) delivered.push(event);
    }
    const arrived = picture.messages.filter((message) => message.fate === 'arrived');
    expect(arrived.length).toBe(delivered.length);
    expect(arrived.length).toBeGreaterThan(20);
    for (const { x0, x1 } of arrived) {
      const took = picture.timeAt(onScreen(x1)) - picture.timeAt(onScreen(x0));
      expect(took).toBeGreaterThanOrEqual(16_000 - 2);
      expect(onScreen(x1)).toBeLessThanOrEqual(picture.nowX + 1e-6);
    }
  });

  it('draws what is in flight only as far as it has come', () => {
    const flying = [...frame.world.connections.values()]
      .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
      .filter((envelope) => envelope.carries.kind === 'message');
    expect(picture.messages.filter((m) => m.fate === 'flying')).toHaveLength(flying.length);
    const lanes = new Set(picture.lanes.map((lane) => lane.y));
    for (const envelope of flying) {
      const line = picture.messages.find((m) => m.key === String(envelope.id))!;
      if (envelope.dueAt > frame.at) expect(lanes.has(line.y1)).toBe(false);
    }
  });

  it('keeps places from one frame to the next, but for the shift', () => {
    const earlier = spaceTime(played({ clients }, [], 2_040), SPAN_MS, WIDTH);
    const before = new Map(earlier.messages.map((m) => [m.key, m]));
    const kept = picture.messages.filter((m) => before.get(m.key)?.fate === 'arrived');
    expect(kept.length).toBeGreaterThan(10);
    for (const message of kept) {
      const { x0, y0, x1, y1 } = before.get(message.key)!;
      expect(message).toMatchObject({ x0, y0, x1, y1 });
    }
    expect(earlier.shift - picture.shift).toBeCloseTo(((10 / SPAN_MS) * WIDTH * 9) / 10);
  });

  it('marks a crash, the time down, and the look that follows', () => {
    const script = [
      [1_900, { do: 'crash', server: 5 }],
      [1_950, { do: 'restart', server: 5 }],
    ] as const;
    const after = spaceTime(played({}, script, 2_000), SPAN_MS, WIDTH);
    const lane = after.lanes.find((l) => l.actor === 5)!.y;
    const crashes = after.marks.filter((mark) => mark.kind === 'crash');
    expect(crashes).toHaveLength(1);
    expect(after.timeAt(crashes[0]!.x + after.shift)).toBe(1_900_000);
    const mine = after.stretches.filter((s) => s.y === lane && s.kind !== 'fsync');
    expect(mine.map((s) => s.kind)).toEqual(['broadcast', 'down', 'looking']);
    expect(after.timeAt(mine[1]!.x1 + after.shift)).toBe(1_950_000);
    const others = after.stretches.filter((s) => s.y !== lane && s.kind === 'looking');
    expect(others.length).toBe(4);
  });

  it('shows no fsync before its entry was written', () => {
    const fsyncs = picture.stretches.filter((s) => s.kind === 'fsync');
    expect(fsyncs.length).toBeGreaterThan(5);
    for (const { x0, x1 } of fsyncs) expect(x1).toBeGreaterThanOrEqual(x0);
  });
});

describe('marks and bands', () => {
  it('marks every commit of the leader, and where each server applied it', () => {
    const frame = played({ clients }, [], 3_050);
    const picture = spaceTime(frame, 1_000, WIDTH);
    const ids = (kind: string): number[] =>
      picture.marks.flatMap((mark) => (mark.kind === kind ? [mark.event.id] : []));
    const happened = (kind: string): number[] =>
      Array.from({ length: frame.eventCount }, (_, id) => frame.events.at(id)!).flatMap((event) =>
        event.kind === kind && event.at >= frame.at - 1_000_000 ? [event.id] : [],
      );
    expect(ids('commit')).toEqual(happened('committed'));
    expect(ids('applied')).toEqual(happened('applied'));
    expect(ids('commit').length).toBeGreaterThan(5);
  });

  it('shows the phases that a server goes through, one behind the other', () => {
    const picture = spaceTime(played({}, [], 2_000), 2_500, WIDTH);
    for (const { y } of picture.lanes) {
      const bands = picture.stretches.filter((s) => s.y === y);
      const phases = ['looking', 'discovery', 'synchronization', 'broadcast'];
      expect(bands.map((s) => s.kind)).toEqual(expect.arrayContaining(phases));
      const mine = bands.filter((s) => phases.includes(s.kind));
      expect(mine.map((s) => s.kind).slice(-4)).toEqual(phases);
      for (let i = 1; i < mine.length; i++) expect(mine[i]!.x0).toBe(mine[i - 1]!.x1);
    }
  });

  it('knows what a server was before the crash that begins its picture', () => {
    const frame = played({}, [[2_000, { do: 'crash', server: 5 }]], 2_100);
    const picture = spaceTime(frame, SPAN_MS, WIDTH);
    const lane = picture.lanes.find((l) => l.actor === 5)!.y;
    const mine = picture.stretches.filter((s) => s.y === lane && s.kind !== 'fsync');
    expect(mine.map((s) => s.kind)).toEqual(['broadcast', 'down']);
  });

  it('shows a pause until it ends, and a cut between its two ends', () => {
    const script = [
      [2_000, { do: 'pause', actor: 2 }],
      [2_050, { do: 'resume', actor: 2 }],
      [2_060, { do: 'pause', actor: 3 }],
      [2_070, { do: 'cut', groups: [[1], [4]] }],
    ] as const;
    const picture = spaceTime(played({}, script, 2_100), SPAN_MS, WIDTH);
    const paused = picture.stretches.filter((s) => s.kind === 'paused');
    const times = paused.map(({ x0, x1 }) => [
      picture.timeAt(x0 + picture.shift),
      picture.timeAt(x1 + picture.shift),
    ]);
    expect(times).toEqual([
      [2_000_000, 2_050_000],
      [2_060_000, 2_100_000],
    ]);
    expect(picture.marks.filter((mark) => mark.kind === 'cut')).toHaveLength(1);
  });

  it('marks where a message is held', () => {
    const script = [[2_000, { do: 'hold-link', from: 5, to: 1 }]] as const;
    const frame = played({ clients }, script, 2_400);
    const held = spaceTime(frame, 500, WIDTH).marks.filter((mark) => mark.kind === 'held');
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ event }) => event.kind === 'held' && event.who === 1)).toBe(true);
  });
});

describe('another window', () => {
  const frame = played({ clients }, [], 3_000);
  const key = ({ key }: { readonly key: string }): string => key;

  it('shows in the past what it showed when that was the present', () => {
    const then = spaceTime(played({ clients }, [], 2_500), SPAN_MS, WIDTH);
    const back = spaceTime(frame, SPAN_MS, WIDTH, { backUs: 500_000, hidden: [] });
    const keys = new Set(back.messages.map(key));
    const arrived = then.messages.filter((message) => message.fate === 'arrived');
    expect(arrived.length).toBeGreaterThan(10);
    for (const message of arrived) expect(keys).toContain(message.key);
    expect(back.timeAt(WIDTH * 0.9)).toBe(2_500_000);
    expect(back.nowX).toBeGreaterThan(WIDTH);
    const commits = (picture: SpaceTime): number[] =>
      picture.marks.flatMap(({ kind, event }) =>
        kind === 'commit' && event.at <= 2_500_000 ? [event.id] : [],
      );
    expect(commits(back)).toEqual(commits(then));
  });

  it('draws no family that is hidden', () => {
    const all = spaceTime(frame, SPAN_MS, WIDTH);
    const some = spaceTime(frame, SPAN_MS, WIDTH, { backUs: 0, hidden: ['keepalive', 'client'] });
    const kept = all.messages.filter((m) => m.family !== 'keepalive' && m.family !== 'client');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(all.messages.length);
    expect(some.messages.map(key)).toEqual(kept.map(key));
  });

  it('says how many messages it leaves out', () => {
    const long = spaceTime(played({ clients }, [], 6_000), 5_000, WIDTH);
    expect(long.messages).toHaveLength(300);
    expect(long.leftOut.messages).toBeGreaterThan(0);
    expect(spaceTime(frame, 100, WIDTH).leftOut).toEqual({ messages: 0, earlier: false });
  });
});
