/** Each starting point opens like a file and shows what it promises; no invariant breaks, but the one that a mistake or a bug is there to break. */
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../../src/checkers/check-all.ts';
import { parseCondition } from '../../../src/scenario/condition/parse-condition.ts';
import { RunUntil } from '../../../src/scenario/condition/run-until.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { LIBRARY } from '../../../src/scenario/library/library.ts';
import { fileOf, START_GROUPS, type StartGroup } from '../../../src/scenario/library/start.ts';
import { openScenario } from '../../../src/scenario/open-scenario.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { advance } from '../../../src/timeline/advance.ts';
import type { Timeline } from '../../../src/timeline/timeline.ts';

const REACH_US = 30_000_000;
/** Groups of what ends badly. */
const BREAKING: readonly StartGroup[] = ['mistakes', 'bugs'];

/** The invariants that break on the way to where a timeline stands. */
function broken(timeline: Timeline): ReadonlySet<string> {
  const judge = checkAll();
  const world = createWorld(timeline.setup);
  const events: Event[] = [];
  const names = new Set<string>();
  let next = 0;
  while (world.steps < timeline.position.step) {
    events.length = 0;
    if (!advance(world, timeline.actions[next], timeline.position.at, events)) break;
    if (timeline.actions[next]?.step === world.steps - 1) next++;
    for (const { checker } of judge.observe(events, world)) names.add(checker);
  }
  return names;
}

test('more than fifty, each with a name of its own, in every group', () => {
  expect(LIBRARY.length).toBeGreaterThanOrEqual(50);
  expect(new Set(LIBRARY.map(({ id }) => id)).size).toBe(LIBRARY.length);
  for (const group of START_GROUPS) {
    expect(LIBRARY.filter((start) => start.group === group).length).toBeGreaterThan(2);
  }
});

test.each([
  ['English', enLate.starts],
  ['Chinese', zhLate.starts],
])('each has a title and a line in %s, and each group a name', (_, words) => {
  const of: Readonly<Record<string, readonly [title: string, line: string]>> = words.of;
  expect(Object.keys(of).sort()).toEqual(LIBRARY.map(({ id }) => id).sort());
  expect(Object.keys(words.groups)).toEqual([...START_GROUPS]);
});

describe.each(LIBRARY.map((start) => [start.id, start] as const))('%s', (id, start) => {
  test('opens, and shows what it promises', async () => {
    const read = readScenario(fileOf(start, id));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const opened = await openScenario(read.value, { pause: () => Promise.resolve() });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const { timeline } = opened.value;
    expect(timeline.position.at).toBe(start.atMs * 1_000);
    const parsed = parseCondition(start.shows);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    // Something is still to come: a start is no end.
    expect(new RunUntil(timeline, parsed.condition, REACH_US).proceed(1_000_000)).toBe('found');
    const names = [...broken(timeline)];
    if (start.breaks === undefined) expect(names).toEqual([]);
    else expect(names).toContain(start.breaks);
    expect(start.breaks !== undefined).toBe(BREAKING.includes(start.group));
  });
});
