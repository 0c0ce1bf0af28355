import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline, type Frame } from '../../../src/timeline/timeline.ts';
import { freeOf, inside, type Box } from '../../../src/views/stage/box.ts';
import { placeClients } from '../../../src/views/stage/clients.ts';
import { placesOf } from '../../../src/views/stage/lane.ts';
import { LABEL_SIZE, placeLabels } from '../../../src/views/stage/message-labels.ts';
import { placeMessages } from '../../../src/views/stage/messages.ts';
import { ringLayout, serverBox } from '../../../src/views/stage/ring.ts';
import { textWidth } from '../../../src/views/stage/text-width.ts';
import { wallsOf } from '../../../src/views/stage/walls.ts';

const words = {
  roles: Object.values(en.stage.roles),
  last: 'last',
  vote: en.stage.votes('9 (99, 99:999)'),
};

function draw(frame: Frame, width: number, height: number) {
  const { world, at } = frame;
  const ring = ringLayout(width, height, world.peers.length, true, words);
  const clients = placeClients(ring, [...world.clients.values()]);
  const places = placesOf(ring, clients);
  const { stops, walls } = wallsOf(
    ring,
    [...world.cuts],
    null,
    places,
    { width: 96, height: 17 },
    { width: 50, height: 17 },
  );
  const glyphs = placeMessages(world, at, places, stops, true);
  const fixed: Box[] = [
    ...ring.servers.flatMap((server) => [serverBox(server, ring.radius), server.label]),
    ...clients.map((client) => client.box),
    ...walls.flatMap((wall) => wall.label ?? []),
  ];
  const stage: Box = { x: 0, y: 0, width: ring.width, height: ring.height };
  return { glyphs, fixed, stage, labels: placeLabels(glyphs, fixed, stage) };
}

/** A run with writers and locks through an election, a crash, a cut and its end, a moment every 7 ms. */
function* moments(servers: number): Generator<Frame> {
  const writer = { kind: 'writer', everyMs: 30 } as const;
  const lock = { kind: 'lock', path: '/lock', holdMs: 50, restMs: 20 } as const;
  const timeline = new Timeline({
    ...DEFAULT_SETUP,
    servers,
    startsMs: Array.from({ length: servers }, () => 0),
    clients: [
      { name: 'a', server: 1, timeoutMs: 4_000, program: writer },
      { name: 'b', server: 2, timeoutMs: 4_000, program: lock },
    ],
  });
  for (let ms = 0; ms < 2_400; ms += 7) {
    timeline.playTo(ms * 1000);
    yield timeline.frame;
    if (ms === 700) timeline.act({ do: 'crash', server: servers });
    if (ms === 1_400) timeline.act({ do: 'isolate', server: 1 });
    if (ms === 2_100) timeline.act({ do: 'heal' });
  }
}

describe('a real run', () => {
  it.each([
    [3, 328, 320],
    [5, 863, 480],
    [9, 700, 440],
  ])('of %i servers on %i x %i never draws outside the stage or over words', (n, w, h) => {
    let drawn = 0;
    for (const frame of moments(n)) {
      const { glyphs, fixed, stage, labels } = draw(frame, w, h);
      drawn += glyphs.length;
      const lost = glyphs.filter(
        ({ x, y }) => x < -7 || x > stage.width + 7 || y < -7 || y > stage.height + 7,
      );
      expect(lost).toEqual([]);
      for (const { x, y, text } of labels) {
        const width = textWidth(text, LABEL_SIZE, 'mono');
        const box: Box = { x, y: y - 10, width, height: 13 };
        expect(inside(box, stage)).toBe(true);
        expect(freeOf(box, fixed)).toBe(true);
      }
    }
    expect(drawn).toBeGreaterThan(300);
  });

  it('looks the same when it is rewound', () => {
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients: [] });
    timeline.playTo(60_000);
    const before = draw(timeline.frame, 863, 480);
    timeline.playTo(900_000);
    timeline.seek(60_000);
    const after = draw(timeline.frame, 863, 480);
    expect(before.glyphs.length).toBeGreaterThan(5);
    expect(after).toEqual(before);
  });
});
