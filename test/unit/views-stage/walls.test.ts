import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { boxAround, freeOf, inside } from '../../../src/views/stage/box.ts';
import { placesOf } from '../../../src/views/stage/lane.ts';
import { placeMessages } from '../../../src/views/stage/messages.ts';
import { partitionOf, runsOf } from '../../../src/views/stage/partition.ts';
import { ringLayout } from '../../../src/views/stage/ring.ts';
import { textWidth } from '../../../src/views/stage/text-width.ts';
import { wallsOf } from '../../../src/views/stage/walls.ts';
import { send, settledWorld } from './moment.ts';

/** The cuts between groups, both ways, as a world has them. */
function cutsOf(...groups: readonly (readonly (number | string)[])[]): Set<string> {
  const cuts = new Set<string>();
  for (const a of groups) {
    for (const b of groups) {
      if (a === b) continue;
      for (const x of a) for (const y of b) cuts.add(`${x}>${y}`);
    }
  }
  return cuts;
}

describe('a partition', () => {
  it.each([
    ['one server alone', cutsOf([5], [1, 2, 3, 4]), null, [[5]]],
    ['a minority', cutsOf([4, 5], [1, 2, 3]), 5, [[4, 5]]],
    ['three groups', cutsOf([1], [2, 3, 4], [5]), null, [[1], [5]]],
    ['who stands in no group keeps all links', cutsOf([1], [2]), null, []],
  ])('%s', (_, cuts, keeper, cutOff) => {
    expect(partitionOf(5, cuts, keeper).cutOff).toEqual(cutOff);
  });

  it('counts the side of the leader as the rest when the sides are equal', () => {
    const cuts = cutsOf([1, 2], [3, 4]);
    expect(partitionOf(4, cuts, 1).cutOff).toEqual([[3, 4]]);
    expect(partitionOf(4, cuts, 4).cutOff).toEqual([[1, 2]]);
  });

  it('leaves links that are cut by themselves, and those of clients', () => {
    expect(partitionOf(5, cutsOf([1], [2]), null).single).toEqual([
      { from: '1', to: '2', bothWays: true },
    ]);
    expect(partitionOf(5, cutsOf(['a'], [2]), null).single).toEqual([
      { from: '2', to: 'a', bothWays: true },
    ]);
  });

  it.each([
    [[4, 5], [[4, 5]]],
    [[1, 2, 5], [[5, 1, 2]]],
    [
      [1, 3],
      [[1], [3]],
    ],
  ])('%j of five servers stand in %j', (group, runs) => {
    expect(runsOf(group, 5)).toEqual(runs);
  });
});

describe('walls', () => {
  const words = {
    roles: Object.values(en.stage.roles),
    last: 'last',
    vote: en.stage.votes('9 (99, 99:999)'),
  };
  const size = { width: 96, height: 17 };
  const build = (servers: number, cuts: Set<string>, width = 863, height = 510) => {
    const ring = ringLayout(width, height, servers, false, words);
    return { ring, ...wallsOf(ring, [...cuts], null, placesOf(ring, []), size, size) };
  };

  it('need cuts', () => {
    expect(build(5, new Set()).walls).toEqual([]);
  });

  const isolations = [3, 4, 5, 6, 7, 8, 9].flatMap((n) =>
    Array.from({ length: n }, (_, i) => [i + 1, n] as const),
  );
  it.each(isolations)('stop every message to or from server %i of %i', (sid, n) => {
    const rest = Array.from({ length: n }, (_, i) => i + 1).filter((other) => other !== sid);
    for (const [width, height] of [
      [328, 400],
      [863, 510],
    ] as const) {
      const { walls, stops, ring } = build(n, cutsOf([sid], rest), width, height);
      expect(walls.map((wall) => wall.key)).toEqual([String(sid)]);
      expect(stops.size).toBe(2 * (n - 1));
      for (const other of rest) {
        const out = stops.get(`${sid}>${other}`)!;
        const back = stops.get(`${other}>${sid}`)!;
        expect(out).toBeGreaterThan(0);
        expect(back).toBeGreaterThan(0);
        // Each waits on its own side: together they do not pass one another.
        expect(out + back).toBeGreaterThan(0.8);
        expect(out + back).toBeLessThan(1.2);
      }
      expect(inside(walls[0]!.label!, { x: 0, y: 0, width: ring.width, height: ring.height })).toBe(
        true,
      );
    }
  });

  it('stand for the cuts across them only', () => {
    const [wall] = build(5, cutsOf([4, 5], [1, 2, 3])).walls;
    expect(wall!.stands('4', '1')).toBe(true);
    expect(wall!.stands('4', '5')).toBe(false);
  });

  it('bar a single link in its middle', () => {
    const { walls, stops } = build(5, cutsOf([1], [3]));
    expect(walls.map((wall) => wall.key)).toEqual(['1-3']);
    expect(stops.get('1>3')).toBeCloseTo(0.5, 1);
  });

  it('write beside a bar where nothing waits for it', () => {
    for (let from = 1; from <= 5; from++) {
      for (let to = 1; to <= 5; to++) {
        if (from === to) continue;
        const { ring } = build(5, new Set());
        const { walls, stops } = wallsOf(ring, [`${from}>${to}`], null, placesOf(ring, []), size, {
          width: Math.ceil(textWidth(en.stage.cutWay('9', '9'), 13)),
          height: 17,
        });
        const world = settledWorld(5, 5);
        send(world, from, to, { type: 'PROPOSAL', zxid: 1, txn: { zxid: 1 } }, 0);
        const [glyph] = placeMessages(world, 9_000_000, placesOf(ring, []), stops, false);
        expect(glyph!.waits).toBe('cut');
        expect(freeOf(boxAround(glyph!, 20, 20), [walls[0]!.label!])).toBe(true);
      }
    }
  });
});
