/** A link is the run as it is looked at: with all branches while they find room, with what is open and selected. */
import { expect, test } from 'vitest';
import { fittingLink } from '../../../src/scenario/fitting-link.ts';
import { LINK_CHARACTERS_MAX } from '../../../src/scenario/limits.ts';
import { openLink } from './open-link.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { scenarioOf, wholeScenarioOf } from '../../../src/scenario/scenario-of.ts';
import type { SavedView } from '../../../src/scenario/view.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy } from '../timeline/play.ts';
import { sample } from './make-scenario.ts';

const options = { pause: () => Promise.resolve() };
const view: SavedView = {
  panes: ['log', 'znodes'],
  sideBySide: true,
  selection: { kind: 'zxid', zxid: 0x1_0000_0002 },
  compared: [2, 3],
};

/** A run and `branches - 1` others that part from it at 2 s, each with a write of `dataLength` hard-to-pack characters. */
function forest(branches: number, dataLength: number): Timeline {
  const timeline = new Timeline(busy);
  timeline.playTo(3_000_000);
  let word = 1;
  const noise = (): string => {
    word = (word * 48_271) % 2_147_483_647;
    return String.fromCharCode(192 + (word % 900));
  };
  for (let i = 1; i < branches; i++) {
    timeline.switchTo(0);
    timeline.seek(2_000_000);
    const data = Array.from({ length: dataLength }, noise).join('');
    const operation = { op: 'create', path: `/b${i}`, data, mode: 'persistent' } as const;
    timeline.act({ do: 'request', client: 'a', operation });
  }
  return timeline;
}

async function linkOf(timeline: Timeline) {
  const parts = [timeline, 'forest', [], view] as const;
  const made = await fittingLink(wholeScenarioOf(...parts), scenarioOf(...parts));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

async function opened(link: string) {
  const outcome = await openLink(link, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

test('branches, panes and selection come back', async () => {
  const timeline = forest(4, 20);
  const { link } = await linkOf(timeline);
  const { timeline: again, scenario, digest } = await opened(link);
  expect(again.branches).toHaveLength(4);
  expect(again.branch).toBe(timeline.branch);
  expect(scenario.view).toEqual(view);
  expect(digest).toBe(digestWorld(timeline.frame.world));
});

test('too many branches for a link: the one that is shown goes alone, with the same digest', async () => {
  const timeline = forest(60, 1_000);
  const { link, scenario } = await linkOf(timeline);
  expect(link.length).toBeLessThan(LINK_CHARACTERS_MAX);
  expect(scenario.branches).toBeUndefined();
  const again = await opened(link);
  expect(again.timeline.branches).toHaveLength(1);
  expect(again.digest).toBe(digestWorld(timeline.frame.world));
  expect(again.scenario.view).toEqual(view);
});

test('a view changes nothing of the run', () => {
  const timeline = forest(1, 0);
  const [plain, looked] = [scenarioOf(timeline), scenarioOf(timeline, '', [], view)];
  expect(looked.digest).toBe(plain.digest);
  expect(plain).not.toHaveProperty('view');
});

test('what is selected and cannot be written down is left out', () => {
  const selection = { kind: 'znode', path: `/${'x'.repeat(5_000)}` } as const;
  const scenario = scenarioOf(forest(1, 0), '', [], { ...view, selection });
  expect(scenario.view).not.toHaveProperty('selection');
  expect(scenario.view?.panes).toEqual(view.panes);
});

test.each<[string, unknown]>([
  ['a pane that there is not', { ...view, panes: ['stock-market'] }],
  ['three panes', { ...view, panes: ['log', 'quorum', 'roles'] }],
  ['a server that there is not', { ...view, selection: { kind: 'server', server: 9 } }],
  ['a comparison of one', { ...view, compared: [1] }],
  ['a comparison with a stranger', { ...view, compared: [1, 9] }],
  ['a stranger', { ...view, zoom: 3 }],
  ['a text', 'log'],
])('a view with %s is refused', (_, wrong) => {
  const read = readScenario(JSON.stringify({ ...sample, view: wrong }));
  expect(read.ok).toBe(false);
  if (!read.ok) expect(JSON.stringify(read.problem)).toContain('view');
});
