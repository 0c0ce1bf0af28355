/** A file carries the whole tree of branches, with their names and bookmarks; a link the branch that is shown. */
import { expect, test } from 'vitest';
import { openScenario } from '../../../src/scenario/open-scenario.ts';
import { readScenario, writeScenario } from '../../../src/scenario/read-scenario.ts';
import { type Marked, scenarioOf, wholeScenarioOf } from '../../../src/scenario/scenario-of.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy } from '../timeline/play.ts';

const options = { pause: () => Promise.resolve() };

/** A first run; from it one where 1 crashes; from that one where 2 crashes too, and another where 3 does; the second is shown. */
function tree(): Timeline {
  const timeline = new Timeline(busy);
  timeline.playTo(3_000_000);
  timeline.seek(2_000_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.playTo(4_000_000);
  timeline.rename(1, 'without 1');
  timeline.seek(3_000_000);
  timeline.act({ do: 'crash', server: 2 });
  timeline.playTo(3_500_000);
  timeline.switchTo(1);
  timeline.seek(2_500_000);
  timeline.act({ do: 'crash', server: 3 });
  timeline.playTo(2_700_000);
  timeline.switchTo(1);
  timeline.seek(3_200_000);
  return timeline;
}

const marks = (timeline: Timeline): readonly Marked[] => [
  { ...timeline.position, branch: 1, note: 'here' },
  { step: 5, at: 1_000, branch: 2, note: 'there' },
];

const shape = (timeline: Timeline) =>
  timeline.branches.map(({ name, command, parent, forkStep, forkAt, end }) => ({
    name,
    command,
    parent,
    forkStep,
    forkAt,
    end,
  }));

async function reopened(timeline: Timeline) {
  const read = readScenario(writeScenario(wholeScenarioOf(timeline, 'tree', marks(timeline))));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const opened = await openScenario(read.value, options);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

test('all branches come back, each with its parent, its place and its end', async () => {
  const timeline = tree();
  const opened = await reopened(timeline);
  expect(shape(opened.timeline)).toEqual(shape(timeline));
  expect(opened.timeline.branch).toBe(1);
  expect(opened.timeline.position).toEqual(timeline.position);
  expect(opened.digest).toBe(digestWorld(timeline.frame.world));
  for (const { id, end } of timeline.branches) {
    const [one, other] = [timeline, opened.timeline].map((t) => t.peek(id, end.at)!);
    expect(digestWorld(other!.world)).toBe(digestWorld(one!.world));
  }
  expect(opened.scenario.bookmarks).toHaveLength(2);
  expect(opened.scenario.bookmarks![1]).toMatchObject({ branch: 2, note: 'there' });
});

test('what came out of a branch that was removed comes back whole', async () => {
  const timeline = tree();
  timeline.switchTo(2);
  const before = digestWorld(timeline.frame.world);
  expect(timeline.remove(1)).toBe(true);
  const opened = await reopened(timeline);
  expect(opened.timeline.branches).toHaveLength(3);
  expect(digestWorld(opened.timeline.frame.world)).toBe(before);
});

test('a link carries the branch that is shown and its bookmarks alone', () => {
  const timeline = tree();
  const scenario = scenarioOf(timeline, '', marks(timeline));
  expect(scenario.branches).toBeUndefined();
  expect(scenario.branch).toBe('without 1');
  expect(scenario.actions).toHaveLength(1);
  expect(scenario.bookmarks).toEqual([{ ...timeline.position, note: 'here' }]);
});

interface Loose {
  parent: number | null;
  actions: readonly unknown[];
}

test.each<[string, (branches: Loose[]) => void, string]>([
  ['a parent behind its child', ([, second]) => (second!.parent = 2), 'parent'],
  ['a first with a parent', ([first]) => (first!.parent = 0), 'parent'],
  ['a branch that does nothing', ([, second]) => (second!.actions = []), 'actions'],
])('%s is refused', (_, harm, path) => {
  const scenario = JSON.parse(JSON.stringify(wholeScenarioOf(tree()))) as { branches: Loose[] };
  harm(scenario.branches);
  const read = readScenario(JSON.stringify(scenario));
  expect(read.ok).toBe(false);
  if (!read.ok) expect(JSON.stringify(read.problem)).toContain(path);
});

test('branches that contradict the actions are refused', async () => {
  const scenario = wholeScenarioOf(tree());
  const opened = await openScenario({ ...scenario, actions: [] }, options);
  expect(opened.ok).toBe(false);
});
