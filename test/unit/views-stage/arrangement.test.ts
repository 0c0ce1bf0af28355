import { expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { arrange } from '../../../src/views/stage/arrangement.ts';
import { freeOf, inside } from '../../../src/views/stage/box.ts';
import { placesOf } from '../../../src/views/stage/lane.ts';
import { ringLayout, serverBox } from '../../../src/views/stage/ring.ts';
import { wallsOf } from '../../../src/views/stage/walls.ts';

const vote = en.stage.votes('9 (99, 99:999)');
const ring = ringLayout(863, 510, 5, true, {
  roles: Object.values(en.stage.roles),
  last: 'last',
  vote,
});

it('leaves the ring as it is where nothing was moved', () => {
  expect(arrange(ring, [], vote)).toBe(ring);
});

it('puts a server where it was dragged, its label beside it, all on the stage', () => {
  for (const [x, y] of [
    [0, 0],
    [1, 1],
    [0.1, 0.5],
  ] as const) {
    const arranged = arrange(ring, [{ sid: 2, x, y }], vote);
    const stage = { x: 0, y: 0, width: ring.width, height: ring.height };
    const boxes = arranged.servers.flatMap((server) => [
      serverBox(server, ring.radius),
      server.label,
    ]);
    for (const [i, box] of boxes.entries()) {
      expect(inside(box, stage)).toBe(true);
      expect(freeOf(box, boxes.slice(i + 1))).toBe(true);
    }
    const { x: at } = arranged.servers[1]!;
    expect(Math.abs(at - x * ring.width)).toBeLessThan(60);
  }
});

it('walls in a group wherever its servers stand, so that each message meets the wall', () => {
  const arranged = arrange(ring, [{ sid: 2, x: 0.1, y: 0.3 }], vote);
  const cuts = [1, 3, 4, 5].flatMap((sid) => [`2>${sid}`, `${sid}>2`]);
  const size = { width: 96, height: 17 };
  const { walls, stops } = wallsOf(arranged, cuts, null, placesOf(arranged, []), size, size);
  expect(walls.map(({ key }) => key)).toEqual(['2']);
  for (const sid of [1, 3, 4, 5]) {
    // Near server 2: the wall is around it.
    expect(stops.get(`2>${sid}`)).toBeLessThan(0.5);
    expect(stops.get(`${sid}>2`)).toBeGreaterThan(0.5);
  }
});

it('walls servers apart where a stranger stands between them', () => {
  const moved = [
    { sid: 1, x: 0.1, y: 0.5 },
    { sid: 5, x: 0.9, y: 0.5 },
    { sid: 2, x: 0.5, y: 0.5 },
  ];
  const arranged = arrange(ring, moved, vote);
  const cuts = [1, 5].flatMap((a) => [2, 3, 4].flatMap((b) => [`${a}>${b}`, `${b}>${a}`]));
  const size = { width: 96, height: 17 };
  const { walls } = wallsOf(arranged, cuts, null, placesOf(arranged, []), size, size);
  expect(walls.map(({ key }) => key)).toEqual(['1', '5']);
});
