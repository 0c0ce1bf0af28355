/** Branches are kept until the user removes them, and any can be looked at without going there. */
import { expect, test } from 'vitest';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { firstDifference } from '../../../src/timeline/compare.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy, fromScratch } from './play.ts';

function forked(): Timeline {
  const timeline = new Timeline(busy);
  timeline.playTo(3_000_000);
  timeline.seek(2_000_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.playTo(3_000_000);
  return timeline;
}

test('the same action at the same place leads into the branch that it began', () => {
  const timeline = forked();
  timeline.switchTo(0);
  timeline.seek(2_000_000);
  timeline.act({ do: 'crash', server: 1 });
  expect(timeline.branch).toBe(1);
  expect(timeline.branches).toHaveLength(2);
  timeline.stepBack();
  timeline.act({ do: 'crash', server: 2 });
  expect(timeline.branches).toHaveLength(3);
});

test('peeking gives the world of another branch and moves nothing', () => {
  const timeline = forked();
  const here = digestWorld(timeline.frame.world);
  const frame = timeline.peek(0, 2_500_000)!;
  expect(digestWorld(frame.world)).toBe(fromScratch(busy, [], frame.step).digest);
  expect(frame.world.peers[0]!.up).toBe(true);
  expect(digestWorld(timeline.frame.world)).toBe(here);
  expect(timeline.branch).toBe(1);
  expect(timeline.peek(7, 0)).toBeUndefined();
  expect(timeline.peek(0, 9_000_000)!.at).toBe(3_000_000);
});

test('the first and the shown branch stay; any other can go, and its number with it', () => {
  const timeline = forked();
  expect(timeline.remove(0)).toBe(false);
  expect(timeline.remove(1)).toBe(false);
  timeline.switchTo(0);
  expect(timeline.remove(1)).toBe(true);
  expect(timeline.branches.map(({ id }) => id)).toEqual([0]);
  timeline.seek(1_000_000);
  timeline.act({ do: 'crash', server: 2 });
  expect(timeline.branch).toBe(2);
});

test('the room of a removed branch is free again', () => {
  const timeline = new Timeline(busy, [], { branchesMax: 2 });
  timeline.playTo(1_000_000);
  timeline.seek(500_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.switchTo(0);
  timeline.seek(400_000);
  expect(() => timeline.act({ do: 'crash', server: 2 })).toThrow('branches');
  timeline.remove(1);
  expect(() => timeline.act({ do: 'crash', server: 2 })).not.toThrow();
});

test('two branches differ first where one of them was acted on', () => {
  const timeline = forked();
  const left = timeline.peek(0, 3_000_000)!.events;
  const right = timeline.peek(1, 3_000_000)!.events;
  const difference = firstDifference(left, right)!;
  expect(difference.right?.kind).toBe('commanded');
  expect(difference.at).toBe(2_000_000);
  expect(firstDifference(left, left)).toBeNull();
  expect(firstDifference(left, left.truncate(40))?.left).toBe(left.at(40));
});

test('what parts from the shared past parts from the parent', () => {
  const timeline = forked();
  timeline.seek(1_000_000);
  timeline.act({ do: 'crash', server: 2 });
  timeline.stepBack();
  timeline.act({ do: 'crash', server: 3 });
  expect(timeline.branches.map(({ parent }) => parent)).toEqual([null, 0, 0, 0]);
});
