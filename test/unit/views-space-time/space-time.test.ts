import { describe, expect, it } from 'vitest';
import { spaceTime } from '../../../src/views/space-time/space-time.ts';
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
    expect(after.crashes).toHaveLength(1);
    expect(after.timeAt(after.crashes[0]!.x + after.shift)).toBe(1_900_000);
    const mine = after.stretches.filter((s) => s.y === lane && s.kind !== 'fsync');
    expect(mine.map((s) => s.kind)).toEqual(['down', 'looking']);
    expect(after.timeAt(mine[0]!.x1 + after.shift)).toBe(1_950_000);
    const others = after.stretches.filter((s) => s.y !== lane && s.kind === 'looking');
    expect(others.length).toBe(4);
  });

  it('shows no fsync before its entry was written', () => {
    const fsyncs = picture.stretches.filter((s) => s.kind === 'fsync');
    expect(fsyncs.length).toBeGreaterThan(5);
    for (const { x0, x1 } of fsyncs) expect(x1).toBeGreaterThanOrEqual(x0);
  });
});
