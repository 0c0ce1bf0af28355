import { expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { linkMarks, wayStates } from '../../../src/views/stage/link-marks.ts';
import { placesOf } from '../../../src/views/stage/lane.ts';
import { ringLayout } from '../../../src/views/stage/ring.ts';
import { fitName } from '../../../src/views/stage/text-width.ts';
import { wallsOf } from '../../../src/views/stage/walls.ts';
import { settledWorld } from './moment.ts';

const ring = ringLayout(863, 510, 5, true, {
  roles: Object.values(en.stage.roles),
  last: 'last',
  vote: en.stage.votes('9 (99, 99:999)'),
});
const places = placesOf(ring, []);
const stage = { x: 0, y: 0, width: ring.width, height: ring.height };

it('says of each link what is not as in the set-up, once where both ways are alike', () => {
  const world = settledWorld(5, 3);
  const slow = { latencyUs: { min: 200_000, max: 200_000 }, lossPermille: 0 };
  world.links.set('1>3', slow).set('3>1', slow);
  world.links.set('2>4', { latencyUs: null, lossPermille: 50 });
  world.links.set('4>5', { latencyUs: null, lossPermille: 0 });
  world.heldWays.add('2>4').add('5>1');
  const { marks, slow: line } = linkMarks(wayStates(world), places, en.stage, [], stage);
  expect(marks.map(({ key, text }) => [key, text])).toEqual([
    ['1-3', '200 ms'],
    ['2-4', '2 → 4 held, 5 % lost'],
    ['1-5', '5 → 1 held'],
  ]);
  expect(line.match(/M/g)).toHaveLength(1);
});

it('shows a cut of one way as such: a bar in that lane, an arrow where messages pass', () => {
  const { walls, stops } = wallsOf(
    ring,
    ['1>3'],
    null,
    places,
    { width: 96, height: 17 },
    { width: 50, height: 17 },
  );
  expect(walls).toMatchObject([{ key: '1>3', link: { from: '1', to: '3', bothWays: false } }]);
  expect(walls[0]!.passes).toMatch(/^M/);
  expect([...stops.keys()]).toEqual(['1>3']);
});

it('names the ends of a lone link that is cut, beside its bar', () => {
  const { walls } = wallsOf(
    ring,
    ['1>3', '3>1'],
    null,
    places,
    { width: 96, height: 17 },
    { width: 50, height: 17 },
  );
  const [{ label, link, marks }] = walls as [(typeof walls)[number]];
  expect(link).toEqual({ from: '1', to: '3', bothWays: true });
  const [bar] = marks;
  expect(Math.abs(label!.x + 25 - bar!.x)).toBeLessThan(70);
  expect(Math.abs(label!.y - bar!.y)).toBeLessThan(70);
});

it.each([
  ['a', 'a'],
  ['client12', 'c12'],
  ['x7', 'x7'],
  ['somebody', 's…'],
])('has the name %s in little room as %s', (name, short) => {
  expect(fitName(name, 23, 12.2)).toBe(short);
});

it('is no partition while one way is open', () => {
  const cuts = [1, 2, 3, 4].map((sid) => `5>${sid}`);
  const { walls } = wallsOf(
    ring,
    cuts,
    null,
    places,
    { width: 96, height: 17 },
    { width: 50, height: 17 },
  );
  expect(walls.map(({ key }) => key)).toEqual(['5>1', '5>2', '5>3', '5>4']);
});
