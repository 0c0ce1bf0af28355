import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { placeClients } from '../../../src/views/stage/clients.ts';
import { ringLayout, type Ring } from '../../../src/views/stage/ring.ts';
import { strokeOf } from '../../../src/views/stage/stroke.ts';

const ringOf = (servers: number): Ring =>
  ringLayout(863, 510, servers, true, {
    roles: Object.values(en.stage.roles),
    last: 'last',
    vote: en.stage.votes('9 (99, 99:999)'),
  });

/** A line from above the stage to below it, `part` of its width from the left. */
const downAt = (ring: Ring, part: number) => [
  { x: ring.width * part, y: 0 },
  { x: ring.width * part, y: ring.height },
];

describe('a line across the stage', () => {
  const ring = ringOf(5);
  const [one, two, three, four, five] = ring.servers as [
    Ring['servers'][number],
    Ring['servers'][number],
    Ring['servers'][number],
    Ring['servers'][number],
    Ring['servers'][number],
  ];

  it('that comes between servers divides them and their clients', () => {
    const clients = placeClients(ring, [
      { name: 'a', server: 1 },
      { name: 'b', server: 4 },
    ]);
    const part = (three.x + four.x) / 2 / ring.width;
    const { groups } = strokeOf(downAt(ring, part), ring, clients);
    expect(groups).toEqual([
      [1, 2, 3, 'a'],
      [4, 5, 'b'],
    ]);
  });

  it('that only bars links cuts these and no other', () => {
    const middle = { x: (one.x + five.x) / 2, y: (one.y + five.y) / 2 };
    const line = [
      { x: middle.x, y: middle.y - 10 },
      { x: middle.x, y: middle.y + 10 },
    ];
    expect(strokeOf(line, ring, [])).toEqual({ pairs: [[1, 5]], groups: null });
  });

  it('around one server cuts it off', () => {
    const around = [
      [-60, 60],
      [-60, -60],
      [60, -60],
      [60, 60],
      [-60, 60],
    ].map(([dx, dy]) => ({ x: two.x + dx!, y: two.y + dy! }));
    expect(strokeOf(around, ring, []).groups).toEqual([[1, 3, 4, 5], [2]]);
  });

  it('that crosses and comes back cuts nothing', () => {
    const y = (one.y + two.y) / 2;
    const line = [
      { x: two.x - 80, y },
      { x: ring.centre.x, y },
      { x: two.x - 80, y: y + 1 },
    ];
    expect(strokeOf(line, ring, []).pairs).toEqual([]);
  });

  it('bars the link of a client that it crosses', () => {
    const clients = placeClients(ring, [{ name: 'a', server: 1 }]);
    const at = { x: (clients[0]!.x + one.x) / 2, y: (clients[0]!.y + one.y) / 2 };
    const [dx, dy] = [one.x - clients[0]!.x, one.y - clients[0]!.y];
    const line = [
      { x: at.x - dy * 0.1, y: at.y + dx * 0.1 },
      { x: at.x + dy * 0.1, y: at.y - dx * 0.1 },
    ];
    expect(strokeOf(line, ring, clients)).toEqual({ pairs: [['a', 1]], groups: null });
  });
});
