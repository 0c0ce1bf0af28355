import { expect, test } from 'vitest';
import { played, writer } from '../views-election/played.ts';
import { inboxesOf } from '../../../src/views/stage/inbox.ts';

const clients = [writer('a', 1, 20)];
const owners = (script: Parameters<typeof played>[1]) => {
  const { world, at } = played({ clients }, script, 2_800);
  return inboxesOf(world, at).map(({ owner }) => owner);
};

test('a type can be held for one receiver, from one sender, or everywhere', () => {
  const everywhere = owners([[2_500, { do: 'hold-type', type: 'PROPOSAL' }]]);
  expect(everywhere.length).toBeGreaterThan(1);
  const [one] = everywhere as [number];
  expect(owners([[2_500, { do: 'hold-type', type: 'PROPOSAL', to: one }]])).toEqual([one]);
  expect(owners([[2_500, { do: 'hold-type', type: 'PROPOSAL', from: one }]])).toEqual([]);
});

test('it is released by the same rule, and by no other', () => {
  const [one] = owners([[2_500, { do: 'hold-type', type: 'PROPOSAL' }]]) as [number];
  const hold = [2_500, { do: 'hold-type', type: 'PROPOSAL', to: one }] as const;
  expect(owners([hold, [2_700, { do: 'release-type', type: 'PROPOSAL' }]])).toEqual([one]);
  expect(owners([hold, [2_700, { do: 'release-type', type: 'PROPOSAL', to: one }]])).toEqual([]);
});
