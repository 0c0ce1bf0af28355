import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/scenario/console/read-line.ts';
import { reconfigLine } from '../../../src/scenario/console/reconfig-line.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import {
  configurationsIn,
  type Place,
  placesIn,
  reconfigurationTo,
} from '../../../src/ui/reconfig/wish.ts';

const idle = { name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'idle' } } as const;

function worldOf(setup: Partial<Setup>) {
  const timeline = new Timeline({ ...DEFAULT_SETUP, clients: [idle], ...setup });
  timeline.playTo(1_500_000, 100_000);
  return timeline.frame.world;
}

const FOUR = { servers: 3, spares: 1, startsMs: [0, 0, 0, 0] };
const GROUPED = {
  servers: 6,
  startsMs: [0, 0, 0, 0, 0, 0],
  groups: [
    [1, 2, 3],
    [4, 5, 6],
  ],
  weights: [{ server: 6, weight: 2 }],
};

/** What a wish asks for, in the words of the console, and what the console reads there. */
function asked(
  setup: Partial<Setup>,
  change: (places: readonly Place[]) => readonly Place[],
  { grouped = setup.groups !== undefined, guarded = false } = {},
) {
  const world = worldOf(setup);
  const { present } = configurationsIn(world);
  const places = placesIn(
    present,
    world.peers.map(({ sid }) => sid),
  );
  const operation = reconfigurationTo(
    present,
    change(places),
    grouped,
    guarded ? present.version : -1,
  );
  if (operation === null) return null;
  const line = reconfigLine(operation);
  const reading = readLine(line, { client: 'a', world, history: [], printsWatches: true });
  expect(reading).toEqual({
    kind: 'act',
    command: { do: 'request', client: 'a', operation, line },
  });
  return line;
}

const set =
  (server: number, to: Partial<Place>) =>
  (places: readonly Place[]): readonly Place[] =>
    places.map((place) => (place.server === server ? { ...place, ...to } : place));

describe('a wish for another configuration', () => {
  it('asks for nothing where nothing changes', () => {
    expect(asked(FOUR, (places) => places)).toBeNull();
  });

  it.each([
    [set(4, { part: 'participant' }), 'reconfig -add server.4=participant'],
    [set(4, { part: 'observer' }), 'reconfig -add server.4=observer'],
    [set(3, { part: 'observer' }), 'reconfig -add server.3=observer'],
    [set(3, { part: 'absent' }), 'reconfig -remove 3'],
    [
      (places: readonly Place[]) =>
        set(4, { part: 'participant' })(set(1, { part: 'absent' })(places)),
      'reconfig -remove 1 -add server.4=participant',
    ],
  ])('takes single steps where majorities decide: %#', (change, line) => {
    expect(asked(FOUR, change)).toBe(line);
  });

  it('names the version in force as its guard, in the digits of the real client', () => {
    expect(asked(FOUR, set(3, { part: 'absent' }), { guarded: true })).toBe(
      'reconfig -v 100000000 -remove 3',
    );
  });

  it('sends the whole list where groups decide, with the weights that are not 1', () => {
    expect(asked(GROUPED, set(3, { part: 'observer' }))).toBe(
      'reconfig -members server.1=participant,server.2=participant,server.3=observer,server.4=participant,server.5=participant,server.6=participant,group.1=1:2,group.2=4:5:6,weight.6=2',
    );
  });

  it('sends the whole list to bring groups in and to give them up', () => {
    const three = { servers: 3, startsMs: [0, 0, 0] };
    expect(asked(three, set(3, { group: 2 }), { grouped: true })).toBe(
      'reconfig -members server.1=participant,server.2=participant,server.3=participant,group.1=1:2,group.2=3',
    );
    expect(asked(GROUPED, (places) => places, { grouped: false })).toMatch(
      /^reconfig -members [^g]*server\.6=participant$/,
    );
  });
});
