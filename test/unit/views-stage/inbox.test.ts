import { expect, test } from 'vitest';
import { sharedArea } from '../../../src/views/stage/box.ts';
import { inboxesOf, placeInbox } from '../../../src/views/stage/inbox.ts';
import { placeMessages } from '../../../src/views/stage/messages.ts';
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
