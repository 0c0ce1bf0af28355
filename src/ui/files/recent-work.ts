import { readKeptWork, WORK_MAX, type KeptWork } from '../../scenario/kept-work.ts';
import { JSON_BYTES_MAX } from '../../scenario/limits.ts';
import { failed, type Outcome } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { wholeScenarioOf } from '../../scenario/scenario-of.ts';
import { asName } from '../../scenario/as-name.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import type { Lab } from '../lab.svelte.ts';
import type { LinkDesk } from '../link-desk.svelte.ts';
import { viewOf } from '../panes/lab-view.ts';
import { recall, remember } from '../storage.ts';
import { WORK_KEY } from './work-key.ts';

const keyOf = (id: string): string => `${WORK_KEY}.${id}`;
/** Which entry of the list a run of this visit is kept as. */
const ids = new WeakMap<Timeline, string>();

function idOf(timeline: Timeline): string {
  const id = ids.get(timeline) ?? Math.trunc(Math.random() * 36 ** 8).toString(36);
  ids.set(timeline, id);
  return id;
}

/** The latest runs of this browser, the latest first. */
export const recentWork = (): readonly KeptWork[] => readKeptWork(recall(WORK_KEY));

function keepList(list: readonly KeptWork[]): void {
  remember(WORK_KEY, list.length === 0 ? null : JSON.stringify(list));
}

/** Forgets a kept run for good. */
export function forgetWork(id: string): void {
  remember(keyOf(id), null);
  keepList(recentWork().filter((work) => work.id !== id));
}

/** Whether somebody has made something of this run: only then it is kept. Lessons keep what is theirs themselves. */
const isWork = ({ mode, timeline, bookmarks }: Lab): boolean =>
  mode === 'lab' &&
  timeline.actions.length + timeline.branches.length - 1 + bookmarks.all.length > 0;

/** Keeps the run on the screen for later visits; older ones go where there is no more room. */
export function keepWork(lab: Lab): void {
  if (!isWork(lab)) return;
  const { timeline, title, bookmarks } = lab;
  const text = JSON.stringify(wholeScenarioOf(timeline, title ?? '', bookmarks.all, viewOf(lab)));
  if (text.length > JSON_BYTES_MAX) return;
  const id = idOf(timeline);
  const entry: KeptWork = {
    id,
    title: asName(title ?? timeline.setup.seed),
    actions: timeline.actions.length,
    at: timeline.position.at,
    keptMs: Date.now(),
  };
  const others = recentWork().filter((work) => work.id !== id);
  for (const { id: old } of others.splice(WORK_MAX - 1)) remember(keyOf(old), null);
  remember(keyOf(id), text);
  while (recall(keyOf(id)) !== text) {
    const oldest = others.pop();
    if (oldest === undefined) return;
    remember(keyOf(oldest.id), null);
    remember(keyOf(id), text);
  }
  keepList([entry, ...others]);
}

function readWork(id: string): Outcome<Scenario> {
  const text = recall(keyOf(id));
  return text === null ? failed({ kind: 'empty' }) : readScenario(text);
}

/** Opens kept work where it was left; from there it is kept in the same place of the list. */
export function goOn(lab: Lab, desk: LinkDesk, id: string | undefined = recentWork()[0]?.id): void {
  if (id === undefined) {
    desk.openFrom('', () => Promise.resolve(failed({ kind: 'nothing-kept' })));
    return;
  }
  desk.openFrom(
    id,
    () => Promise.resolve(readWork(id)),
    () => ids.set(lab.timeline, id),
  );
}
