import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { labelPx, type Box } from '../../../src/views/space-time/labels.ts';
import { anchorsOf, nearest, neighbour } from '../../../src/views/space-time/nearest.ts';
import type { SpaceTime } from '../../../src/views/space-time/space-time.ts';
import { played, writer } from '../views-election/played.ts';
import { pictureOf, WIDTH_PX as WIDTH } from './picture.ts';

const SPAN_MS = 250;
const clients = [writer('a', 1, 10)];

describe('on an unsafe network', () => {
  /** The PROPOSAL that is first on its way to server 1, and what becomes of it. */
  const drawn = (what: 'drop' | 'duplicate') => {
    const timeline = new Timeline({ ...DEFAULT_SETUP, unsafeNetwork: true, clients });
    let proposal: EventOf<'sent'> | undefined;
    while (proposal === undefined) {
      proposal = timeline
        .stepForward()
        .find(
          (event): event is EventOf<'sent'> =>
            event.kind === 'sent' && event.to === 1 && event.message.type === 'PROPOSAL',
        );
    }
    timeline.act({ do: what, envelope: proposal.envelope });
    timeline.playTo(timeline.frame.at + 100_000);
    const { id } = proposal;
    return pictureOf(timeline.frame, 200).arrows.filter(({ sentId }) => sentId === id);
  };

  it('crosses out what vanishes, where it was', () => {
    expect(drawn('drop')).toMatchObject([{ fate: 'lost', from: 5, to: 1 }]);
  });

  it('draws a message that comes twice twice', () => {
    expect(drawn('duplicate')).toMatchObject([{ fate: 'arrived' }, { fate: 'arrived' }]);
  });
});

describe('space and time', () => {
  const frame = played({ clients }, [], 2_050);
  const picture = pictureOf(frame, SPAN_MS);
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
    const arrived = picture.arrows.filter((message) => message.fate === 'arrived');
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
    expect(picture.arrows.filter((m) => m.fate === 'flying')).toHaveLength(flying.length);
    const lanes = new Set(picture.lanes.map((lane) => lane.y));
    for (const envelope of flying) {
      const line = picture.arrows.find((m) => m.sentId === envelope.cause)!;
      if (envelope.dueAt > frame.at) expect(lanes.has(line.y1)).toBe(false);
    }
  });

  it('keeps places from one frame to the next, but for the shift', () => {
    const earlier = pictureOf(played({ clients }, [], 2_040), SPAN_MS);
    const before = new Map(earlier.arrows.map((m) => [m.key, m]));
    const kept = picture.arrows.filter((m) => before.get(m.key)?.fate === 'arrived');
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
    const after = pictureOf(played({}, script, 2_000), SPAN_MS);
    const lane = after.lanes.find((l) => l.actor === 5)!.y;
    const crashes = after.marks.filter((mark) => mark.kind === 'crash');
    expect(crashes).toHaveLength(1);
    expect(after.timeAt(crashes[0]!.x + after.shift)).toBe(1_900_000);
    const mine = after.bands.filter((s) => s.y === lane && s.kind !== 'fsync');
    expect(mine.map((s) => s.kind)).toEqual(['broadcast', 'down', 'looking']);
    expect(after.timeAt(mine[1]!.x1 + after.shift)).toBe(1_950_000);
    const others = after.bands.filter((s) => s.y !== lane && s.kind === 'looking');
    expect(others.length).toBe(4);
  });

  it('shows no fsync before its entry was written', () => {
    const fsyncs = picture.bands.filter((s) => s.kind === 'fsync');
    expect(fsyncs.length).toBeGreaterThan(5);
    for (const { x0, x1 } of fsyncs) expect(x1).toBeGreaterThanOrEqual(x0);
  });
});

describe('the beginning of a run', () => {
  it.each([20, 100, 224])(
    'stands at the left edge until the run is as long as the picture',
    (ms) => {
      const picture = pictureOf(played({}, [], ms), SPAN_MS);
      expect(picture.timeAt(0)).toBe(0);
      expect(picture.nowX).toBeCloseTo((ms / SPAN_MS) * WIDTH * 0.9, 6);
    },
  );

  it('goes out of the picture without a jump', () => {
    const at = (ms: number) => pictureOf(played({}, [], ms), SPAN_MS).timeAt(0) / 1_000;
    expect([249, 250, 251].map(at)).toEqual([0, 0, 1]);
  });
});

describe('marks and bands', () => {
  it('marks every commit of the leader, and where each server applied it', () => {
    const frame = played({ clients }, [], 3_050);
    const picture = pictureOf(frame, 1_000);
    const ids = (kind: string): number[] =>
      picture.marks.flatMap((mark) => (mark.kind === kind ? [mark.id] : []));
    const happened = (kind: string): number[] =>
      Array.from({ length: frame.eventCount }, (_, id) => frame.events.at(id)!).flatMap((event) =>
        event.kind === kind && event.at >= frame.at - 1_000_000 ? [event.id] : [],
      );
    expect(ids('commit')).toEqual(happened('committed'));
    expect(ids('applied')).toEqual(happened('applied'));
    expect(ids('commit').length).toBeGreaterThan(5);
  });

  it('shows the phases that a server goes through, one behind the other', () => {
    const picture = pictureOf(played({}, [], 2_000), 2_500);
    for (const { y } of picture.lanes) {
      const bands = picture.bands.filter((s) => s.y === y);
      const phases = ['looking', 'discovery', 'synchronization', 'broadcast'];
      expect(bands.map((s) => s.kind)).toEqual(expect.arrayContaining(phases));
      const mine = bands.filter((s) => phases.includes(s.kind));
      expect(mine.map((s) => s.kind).slice(-4)).toEqual(phases);
      for (let i = 1; i < mine.length; i++) expect(mine[i]!.x0).toBe(mine[i - 1]!.x1);
    }
  });

  it('knows what a server was before the crash that begins its picture', () => {
    const frame = played({}, [[2_000, { do: 'crash', server: 5 }]], 2_100);
    const picture = pictureOf(frame, SPAN_MS);
    const lane = picture.lanes.find((l) => l.actor === 5)!.y;
    const mine = picture.bands.filter((s) => s.y === lane && s.kind !== 'fsync');
    expect(mine.map((s) => s.kind)).toEqual(['broadcast', 'down']);
  });

  it('shows a pause until it ends, and a cut between its two ends', () => {
    const script = [
      [2_000, { do: 'pause', actor: 2 }],
      [2_050, { do: 'resume', actor: 2 }],
      [2_060, { do: 'pause', actor: 3 }],
      [2_070, { do: 'cut', groups: [[1], [4]] }],
    ] as const;
    const picture = pictureOf(played({}, script, 2_100), SPAN_MS);
    const paused = picture.bands.filter((s) => s.kind === 'paused');
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
    const held = pictureOf(frame, 500).marks.filter((mark) => mark.kind === 'held');
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ who, id }) => who === 1 && frame.events.at(id)!.kind === 'held')).toBe(
      true,
    );
  });
});

describe('another window', () => {
  const frame = played({ clients }, [], 3_000);
  const key = ({ key }: { readonly key: string }): string => key;

  it('shows in the past what it showed when that was the present', () => {
    const then = pictureOf(played({ clients }, [], 2_500), SPAN_MS);
    const back = pictureOf(frame, SPAN_MS, { endUs: 2_500_000 });
    const keys = new Set(back.arrows.map(key));
    const arrived = then.arrows.filter((message) => message.fate === 'arrived');
    expect(arrived.length).toBeGreaterThan(10);
    for (const message of arrived) expect(keys).toContain(message.key);
    expect(back.timeAt(WIDTH * 0.9)).toBe(2_500_000);
    expect(back.nowX).toBeGreaterThan(WIDTH);
    const commits = (picture: SpaceTime): number[] =>
      picture.marks.flatMap(({ kind, id }) =>
        kind === 'commit' && frame.events.at(id)!.at <= 2_500_000 ? [id] : [],
      );
    expect(commits(back)).toEqual(commits(then));
  });

  it('draws no family that is hidden', () => {
    const all = pictureOf(frame, SPAN_MS);
    const some = pictureOf(frame, SPAN_MS, { hidden: ['keepalive', 'client'] });
    const kept = all.arrows.filter((m) => m.family !== 'keepalive' && m.family !== 'client');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(all.arrows.length);
    expect(some.arrows.map(key)).toEqual(kept.map(key));
  });

  it('bundles arrows where there are too many, and says for how many messages they stand', () => {
    const run = played({ clients }, [], 6_000);
    const long = pictureOf(run, 5_000);
    expect(long.arrows.length).toBeLessThanOrEqual(300);
    expect(long.messages).toBeGreaterThan(500);
    expect(long.arrows.reduce((sum, { count }) => sum + count, 0)).toBe(long.messages);
    const short = pictureOf(frame, 100);
    expect(short.arrows).toHaveLength(short.messages);
  });
});

describe('the lanes', () => {
  it('put the leader beside the clients when asked, and no lane moves before the next leader is established', () => {
    const crash = [[2_000, { do: 'crash', server: 5 }]] as const;
    const orderAt = (ms: number) =>
      pictureOf(played({ clients }, ms < 2_000 ? [] : crash, ms), SPAN_MS, {
        leaderFirst: true,
      }).lanes.map(({ actor }) => actor);
    expect(orderAt(100)).toEqual(['a', 1, 2, 3, 4, 5]);
    expect(orderAt(1_900)).toEqual(['a', 5, 1, 2, 3, 4]);
    expect(orderAt(2_050)).toEqual(['a', 5, 1, 2, 3, 4]);
    expect(orderAt(4_000)).toEqual(['a', 4, 1, 2, 3, 5]);
  });

  it('say for how many clients there is none, and keep room for those that are wanted', () => {
    const many = Array.from('abcdef', (name) => writer(name, 1, 400));
    const picture = pictureOf(played({ clients: many }, [], 1_000), SPAN_MS, { wanted: ['f'] });
    expect(picture.lanes.slice(0, 4).map(({ actor }) => actor)).toEqual(['a', 'b', 'c', 'f']);
    expect(picture.clientsLeftOut).toBe(2);
  });
});

describe('labels', () => {
  const boxOf = ({ label }: SpaceTime['arrows'][number]) => ({
    x0: label!.x,
    x1: label!.x + labelPx(label!.text),
    y0: label!.y - 9,
    y1: label!.y + 2,
  });

  it.each([
    ['an election', 120, 150],
    ['a synchronization', 700, 500],
    ['a broadcast', 3_050, 250],
  ])('never overlap one another, a mark, or a band, in %s', (_, ms, spanMs) => {
    const picture = pictureOf(played({ clients }, [], ms), spanMs);
    const boxes = picture.arrows.filter(({ label }) => label !== null).map(boxOf);
    expect(boxes.length).toBeGreaterThan(3);
    const isOver = (a: Box, b: Box): boolean =>
      a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
    boxes.forEach((box, i) => {
      expect(boxes.slice(i + 1).filter((other) => isOver(box, other))).toEqual([]);
      for (const { x, y } of picture.marks) {
        expect(isOver(box, { x0: x - 5, x1: x + 5, y0: y - 6, y1: y + 6 })).toBe(false);
      }
      for (const { kind, x0, x1, y } of picture.bands) {
        if (kind === 'broadcast') continue;
        expect(isOver(box, { x0, x1, y0: y - 4, y1: y + 4 }), kind).toBe(false);
      }
    });
  });

  it.each([
    [300, 500],
    [700, 500],
    [3_050, 250],
    [3_050, 2_000],
  ])('have few arrows behind them, %i ms after the start over %i ms', (ms, spanMs) => {
    const { arrows } = pictureOf(played({ clients }, [], ms), spanMs);
    const inside = ({ x0, x1, y0, y1 }: Box, x: number, y: number): boolean =>
      x > x0 && x < x1 && y > y0 && y < y1;
    for (const named of arrows.filter(({ label }) => label !== null)) {
      const behind = arrows.filter(
        ({ family, x0, x1, y0, y1 }) =>
          family !== 'keepalive' &&
          Array.from({ length: 99 }, (_, i) => i / 98).some((part) =>
            inside(boxOf(named), x0 + (x1 - x0) * part, y0 + (y1 - y0) * part),
          ),
      );
      expect(behind.length, named.label!.text).toBeLessThanOrEqual(3);
    }
  });

  it('stay where they are when more is sent', () => {
    const [then, later] = [520, 560].map((ms) => pictureOf(played({}, [], ms), 1_000));
    const labels = new Map(later!.arrows.map(({ key, label }) => [key, label]));
    const left = then!.arrows.filter(({ label, x0 }) => label !== null && label.x < x0);
    expect(left.length).toBeGreaterThan(1);
    for (const { key, label } of left) expect(labels.get(key)).toEqual(label);
  });

  it('name a message to several receivers once', () => {
    const picture = pictureOf(played({ clients }, [], 3_120), 100, { leaderFirst: true });
    const proposals = picture.arrows.filter(({ family }) => family === 'proposal');
    const named = proposals.filter(({ label }) => label !== null);
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThanOrEqual(proposals.length / 4);
  });
});

const frame5 = () => played({ clients }, [], 3_050);

describe('what lies under the finger', () => {
  const picture = pictureOf(frame5(), 250);
  const arrived = picture.arrows.filter(({ fate }) => fate === 'arrived');

  it('is an arrow: its first half stands for the sending, its second for the arrival', () => {
    const { sentId, endId, x0, y0, x1, y1 } = arrived.find(({ family }) => family === 'ack')!;
    const at = (part: number) => nearest(picture, x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, 6);
    expect(at(0.3)).toBe(sentId);
    expect(at(0.7)).toBe(endId);
  });

  it('is a mark rather than an arrow, and nothing where nothing is near', () => {
    const commit = picture.marks.find(({ kind }) => kind === 'commit')!;
    expect(nearest(picture, commit.x + 2, commit.y, 6)).toBe(commit.id);
    expect(nearest(picture, commit.x, -400, 6)).toBeNull();
  });

  it('is reached by keys too: along a lane, and to the lanes beside it', () => {
    const last = neighbour(picture, null, 'later')!;
    const earlier = neighbour(picture, last, 'earlier')!;
    expect(earlier).not.toBe(last);
    expect(neighbour(picture, earlier, 'later')).toBe(last);
    const who = (id: number) => anchorsOf(picture).find((anchor) => anchor.id === id)!.who;
    expect(who(earlier)).toBe(who(last));
    const seen = new Set([who(last)]);
    for (let id = last, i = 0; i < 9; i++) seen.add(who((id = neighbour(picture, id, 'up')!)));
    for (let id = last, i = 0; i < 9; i++) seen.add(who((id = neighbour(picture, id, 'down')!)));
    expect(seen.size).toBe(6);
  });
});

it.each([700, 1_013, 1_500, 1_777])(
  'no time on the axis is cut at an end of the picture, %i ms',
  (ms) => {
    const later = played({ clients: [writer('w', 2, 30)] }, [], 4_000);
    const { ticks, shift } = pictureOf(later, 760, { endUs: ms * 1_000 });
    expect(ticks.length).toBeGreaterThan(2);
    for (const { x } of ticks) {
      expect(x + shift).toBeGreaterThanOrEqual(22);
      expect(x + shift).toBeLessThanOrEqual(WIDTH - 22);
    }
  },
);
