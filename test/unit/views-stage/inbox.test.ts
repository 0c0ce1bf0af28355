import { expect, test } from 'vitest';
import { sharedArea } from '../../../src/views/stage/box.ts';
import { inboxesOf, placeInbox } from '../../../src/views/stage/inbox.ts';
import { placeMessages } from '../../../src/views/stage/messages.ts';
import { en } from '../../../src/i18n/en.ts';
import { placesOf } from '../../../src/views/stage/lane.ts';
import { ringLayout, serverBox } from '../../../src/views/stage/ring.ts';
import { played, writer } from '../views-election/played.ts';

const clients = [writer('a', 1, 20)];
const held = [[2_500, { do: 'hold-link', from: 5, to: 4 }]] as const;
const stage = { x: 0, y: 0, width: 800, height: 500 };

test('what is held is in the inbox of its receiver, in order, and no longer in flight', () => {
  const { world, at } = played({ clients }, held, 2_800);
  const [inbox] = inboxesOf(world, at);
  expect(inbox!.owner).toBe(4);
  expect(inbox!.envelopes.length).toBeGreaterThan(1);
  const ids = inbox!.envelopes.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  const places = new Map(
    world.peers.map(({ sid }) => [String(sid), { x: sid * 100, y: 0, reach: 30 }]),
  );
  const glyphs = placeMessages(world, at, places, new Map(), false);
  const flying = new Set(glyphs.flatMap(({ envelopes }) => envelopes.map(({ id }) => id)));
  expect(ids.some((id) => flying.has(id))).toBe(false);
});

test('one that is delivered by hand takes along what came before it', () => {
  const before = played({ clients }, held, 2_800);
  const [first, second] = inboxesOf(before.world, before.at)[0]!.envelopes;
  const script = [...held, [2_800, { do: 'deliver', envelope: second!.id }]] as const;
  const after = played({ clients }, script, 2_801);
  const left = inboxesOf(after.world, after.at).flatMap(({ envelopes }) => envelopes);
  expect(left.some(({ id }) => id === first!.id || id === second!.id)).toBe(false);
});

test('an inbox stands beside its owner, on the stage and on nothing else', () => {
  const owner = { x: 700, y: 60, reach: 40 };
  const other = { x: 560, y: 60, reach: 40 };
  const obstacle = { x: 640, y: 0, width: 160, height: 140 };
  const box = placeInbox(owner, 6, [other], [obstacle], stage);
  expect(sharedArea(box, obstacle)).toBe(0);
  expect(box.x + box.width).toBeLessThanOrEqual(800);
  expect(box.y + box.height).toBeLessThanOrEqual(500);
  expect(box.rows).toBeGreaterThan(0);
});

test.each([
  [3, 812, 334],
  [5, 812, 334],
  [9, 812, 334],
  [5, 360, 220],
  [9, 360, 220],
])('of %i servers on %i x %i none has its inbox on another server', (servers, width, height) => {
  const ring = ringLayout(width, height, servers, false, {
    roles: Object.values(en.stage.roles),
    last: 'last',
    vote: en.stage.votes('9 (99, 99:999)'),
  });
  const scale = ring.scale;
  const shown = (box: { x: number; y: number; width: number; height: number }) => ({
    x: box.x * scale,
    y: box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  });
  const circles = ring.servers.map((server) => shown(serverBox(server, ring.radius)));
  const taken = [...circles, ...ring.servers.map(({ label }) => shown(label))];
  const places = [...placesOf(ring, []).values()].map(({ x, y, reach }) => ({
    x: x * scale,
    y: y * scale,
    reach: reach * scale,
  }));
  for (const owner of places) {
    const others = places.filter((place) => place !== owner);
    const box = placeInbox(owner, 6, others, taken, {
      x: 2,
      y: 2,
      width: width - 4,
      height: height - 4,
    });
    taken.push(box);
    expect(circles.reduce((sum, circle) => sum + sharedArea(box, circle), 0)).toBe(0);
  }
});
