import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';
import { freeOf, inside, type Box } from '../../../src/views/stage/box.ts';
import { placeClients, TEXT_GAP } from '../../../src/views/stage/clients.ts';
import { crossings } from '../../../src/views/stage/server-labels.ts';
import { ringLayout, serverBox, type Ring } from '../../../src/views/stage/ring.ts';

const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SIZES: readonly (readonly [number, number])[] = [
  [328, 320],
  [328, 420],
  [360, 340],
  [700, 440],
  [863, 510],
  [1000, 560],
  [1400, 800],
];
const cases = SIZES.flatMap(([w, h]) => COUNTS.map((n) => [n, w, h] as const));

const layout = (servers: number, width: number, height: number, words = en): Ring =>
  ringLayout(width, height, servers, true, {
    roles: Object.values(words.stage.roles),
    last: words.stage.last,
    vote: words.stage.votes('9 (99, 99:999)'),
  });

const stageOf = ({ width, height }: Ring): Box => ({ x: 0, y: 0, width, height });

function expectApart(boxes: readonly Box[], stage: Box): void {
  for (const [i, box] of boxes.entries()) {
    expect(inside(box, stage)).toBe(true);
    expect(freeOf(box, boxes.slice(i + 1))).toBe(true);
  }
}

describe('the ring', () => {
  it.each(cases)('%i servers on %i x %i: nothing overlaps, nothing is clipped', (n, w, h) => {
    for (const words of [en, zh]) {
      const ring = layout(n, w, h, words);
      expect(ring.servers.map((server) => server.sid)).toEqual(COUNTS.slice(0, n));
      for (const server of ring.servers) expect(server.label.width).toBeGreaterThan(30);
      expectApart(
        ring.servers.flatMap((server) => [
          serverBox(server, ring.radius),
          server.label,
          ...(server.vote === null ? [] : [server.vote]),
        ]),
        stageOf(ring),
      );
    }
  });

  it('draws the five servers of the design with everything written, the middle one on top', () => {
    const ring = layout(5, 863, 510);
    expect(ring.density.name).toBe('full');
    expect(ring.radius).toBe(35);
    const top = ring.servers.reduce((best, each) => (each.y < best.y ? each : best));
    expect(top.sid).toBe(3);
    expect(ring.servers.every((server) => server.vote !== null)).toBe(true);
  });

  it.each([6, 7, 8, 9, 11, 13])(
    'writes beside %i servers where no message between two of them runs',
    (servers) => {
      const ring = layout(servers, 1000, 560);
      for (const { label } of ring.servers) expect(crossings(label, ring.servers)).toBe(0);
    },
  );

  it('enlarges everything on a projector', () => {
    expect(layout(5, 863, 510).scale).toBe(1);
    expect(layout(5, 1400, 860).scale).toBeGreaterThan(1.4);
  });

  it('leaves messages a way to go between neighbours where that can be had', () => {
    const { servers, radius } = layout(9, 1000, 560);
    for (const [i, a] of servers.entries()) {
      const b = servers[(i + 1) % 9]!;
      expect(Math.hypot(a.x - b.x, a.y - b.y) - 2 * radius).toBeGreaterThan(55);
    }
  });
});

describe('clients', () => {
  const clientsOf = (servers: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `c${i}`, server: (i % servers) + 1 }));

  it.each(cases)('two clients beside %i servers on %i x %i cover nothing', (n, w, h) => {
    const ring = layout(n, w, h);
    const clients = placeClients(ring, clientsOf(n, 2));
    const servers = ring.servers.flatMap((s) => [serverBox(s, ring.radius), s.label]);
    expectApart([...servers, ...clients.map((client) => client.box)], stageOf(ring));
  });

  it('stand outside the ring with their line of text where there is room', () => {
    const ring = layout(5, 863, 510);
    for (const client of placeClients(ring, clientsOf(5, 5))) {
      const server = ring.servers[client.server - 1]!;
      const from = (p: { x: number; y: number }) =>
        Math.hypot(p.x - ring.centre.x, p.y - ring.centre.y);
      expect(from(client)).toBeGreaterThan(from(server));
      expect(client.textWidth).toBeGreaterThan(0);
    }
  });

  it.each([
    [3, 812, 364],
    [4, 812, 364],
    [5, 812, 364],
    [5, 863, 430],
    [5, 1000, 560],
  ])('have their line each, wherever they belong: %i servers on %i x %i', (n, w, h) => {
    const ring = layout(n, w, h);
    for (let a = 1; a <= n; a++) {
      for (let b = 1; b <= n; b++) {
        const homes = [
          { name: 'a', server: a },
          { name: 'b', server: b },
        ];
        for (const { textWidth } of placeClients(ring, homes)) expect(textWidth).toBeGreaterThan(0);
      }
    }
  });

  it('have their line within their box, below the square or beside it', () => {
    const ring = layout(5, 863, 430);
    const sides = placeClients(ring, clientsOf(5, 20)).map(
      ({ box, x, side, textWidth, textSide }) => {
        if (textWidth === 0) return 'none';
        const left = textSide === 'left' ? x - side / 2 - TEXT_GAP - textWidth : x - side / 2;
        const right = textSide === 'right' ? x + side / 2 + TEXT_GAP + textWidth : x + side / 2;
        expect(left).toBeGreaterThanOrEqual(box.x);
        expect(right).toBeLessThanOrEqual(box.x + box.width);
        return textSide;
      },
    );
    expect(new Set(sides)).toEqual(new Set(['below', 'left', 'right', 'none']));
  });

  it('all find a place within the stage, as many as there may be', () => {
    const ring = layout(9, 700, 440);
    const clients = placeClients(ring, clientsOf(9, 32));
    expect(clients).toHaveLength(32);
    for (const { box } of clients) expect(inside(box, stageOf(ring))).toBe(true);
  });
});
