/** Of a long run only a few things in each strip of the picture are looked at: it comes out as if all had been. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { familyOf } from '../../../src/views/marks/family.ts';
import { marksOf } from '../../../src/views/space-time/marks.ts';
import type { SpaceTime } from '../../../src/views/space-time/space-time.ts';
import { writer } from '../views-election/played.ts';
import { pictureOf } from './picture.ts';

const SPAN_MS = 12_000;
const FSYNC_APART_PX = 1;

const TAMPERING = ['overtake', 'drop', 'duplicate', 'overtake', 'duplicate', 'overtake'] as const;

const inFlight = ({ world }: Frame) =>
  [...world.connections.values()]
    .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
    .filter(({ carries }) => carries.kind === 'message');

/** Two clients write; on an unsafe network some messages overtake others, vanish, or come twice. A server crashes and comes back. */
function eventful(): Timeline {
  const clients = [writer('a', 1, 10), writer('b', 2, 15)];
  const timeline = new Timeline({ ...DEFAULT_SETUP, unsafeNetwork: true, clients });
  timeline.playTo(2_000_000);
  for (const what of TAMPERING) {
    let flying = inFlight(timeline.frame);
    for (; flying.length < 2; flying = inFlight(timeline.frame)) timeline.stepForward();
    timeline.act({ do: what, envelope: flying.at(-1)!.id });
    timeline.playTo(timeline.frame.at + 90_000);
  }
  timeline.act({ do: 'crash', server: 3 });
  timeline.playTo(5_000_000);
  timeline.act({ do: 'restart', server: 3 });
  timeline.playTo(11_000_000);
  return timeline;
}

function grouped<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

describe.each([11_000, 4_321])('the whole run, seen from %i ms', (ms) => {
  let frame: Frame;
  let picture: SpaceTime;
  beforeAll(() => {
    const timeline = eventful();
    timeline.seek(ms * 1_000);
    ({ frame } = timeline);
    picture = pictureOf(frame, SPAN_MS);
  });
  const events = () => Array.from({ length: frame.eventCount }, (_, id) => frame.events.at(id)!);

  it('counts for each arrow the messages of its kind that began in its strip', () => {
    const all = events().flatMap((event) => {
      const isLost = event.kind === 'lost' || (event.kind === 'tampered' && event.what === 'drop');
      if (event.kind !== 'delivered' && !isLost) return [];
      const sent =
        event.kind === 'tampered'
          ? events().find((e) => e.kind === 'sent' && e.envelope === event.envelope)
          : frame.events.at(event.cause);
      return sent?.kind === 'sent' ? [{ sent, fate: isLost ? 'lost' : 'arrived' }] : [];
    });
    const total = (arrows: SpaceTime['arrows']) =>
      arrows.reduce((sum, { count }) => sum + count, 0);
    const arrows = picture.arrows.filter(({ fate }) => fate !== 'flying');
    const flying = picture.arrows.filter(({ fate }) => fate === 'flying');
    expect(picture.arrows.length).toBeLessThanOrEqual(300);
    expect(total(arrows)).toBe(all.length);
    expect(total(picture.arrows)).toBe(picture.messages);
    // The strips are as wide as they must be, and no wider: half as wide they would give more arrows than may be drawn.
    const stripsOf = (px: number) =>
      grouped(all, ({ sent: { who, to, message, at }, fate }) =>
        [who, to, familyOf(message), fate, Math.floor(picture.axis.x(at) / px)].join(' '),
      );
    const near = [4, 8, 16, 32, 64, 128, 256].find((px) => stripsOf(px).size === arrows.length)!;
    const counts = [...stripsOf(near).values()].map(({ length }) => length);
    expect(arrows.map(({ count }) => count).sort()).toEqual(counts.sort());
    expect(stripsOf(near / 2).size + flying.length).toBeGreaterThan(300);
  });

  it('draws of marks of one kind that stand too near one another the first', () => {
    const ids: number[] = [];
    const last = new Map<string, number>();
    for (const { event, kind, who, to } of events().flatMap(marksOf)) {
      const x = picture.axis.x(event.at);
      const row = `${kind} ${who} ${to}`;
      if (x - (last.get(row) ?? -Infinity) < 4) continue;
      last.set(row, x);
      ids.push(event.id);
    }
    expect(picture.marks.map(({ id }) => id)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(50);
  });

  it.each([1, 4, 20])(
    'joins fsyncs that could not be told apart, and no others, %i times as far away',
    (times) => {
      const { bands: all, axis } = pictureOf(frame, SPAN_MS * times);
      const bands = all.filter(({ kind }) => kind === 'fsync');
      expect(bands.length).toBeGreaterThanOrEqual(5);
      for (const row of grouped(bands, ({ who }) => String(who)).values()) {
        expect(row.map(({ x0 }) => x0)).toEqual(row.map(({ x0 }) => x0).sort((a, b) => a - b));
        for (let i = 1; i < row.length; i++) {
          expect(row[i]!.x0 - row[i - 1]!.x1).toBeGreaterThanOrEqual(FSYNC_APART_PX);
        }
      }
      const within = (who: unknown, us: number): boolean => {
        const x = axis.x(us);
        return bands.some((band) => band.who === who && band.x0 <= x && x <= band.x1);
      };
      const logged = events().filter(({ kind }) => kind === 'logged');
      expect(logged.length).toBeGreaterThan(100);
      for (const { who, at } of logged) expect(within(who, at)).toBe(true);
    },
  );
});
