import { digestWorld } from '../simulation/digest-world.ts';
import type { Position } from '../timeline/action.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { asName } from './as-name.ts';
import { BOOKMARKS_MAX, NOTE_CHARACTERS_MAX } from './limits.ts';
import type { SavedBookmark, SavedBranch, Scenario } from './scenario.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from './version.ts';
import { asView, type SavedView } from './view.ts';

/** A moment to be found again, in the branch with this id. */
export type Marked = Position & { readonly branch: number; readonly note: string };

/** What a timeline shows now, to be handed on: its current branch with all its actions, and the position in it. */
export function scenarioOf(
  timeline: Timeline,
  title = '',
  bookmarks: readonly Marked[] = [],
  view?: SavedView,
): Scenario {
  const here = bookmarks.filter(({ branch }) => branch === timeline.branch);
  const branch = timeline.branches.find(({ id }) => id === timeline.branch)?.name ?? '';
  return {
    format: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    ...(asName(title) === '' ? {} : { title: asName(title) }),
    setup: timeline.setup,
    actions: timeline.actions,
    ...(asName(branch) === '' ? {} : { branch: asName(branch) }),
    ...(here.length === 0 ? {} : { bookmarks: here.slice(0, BOOKMARKS_MAX).map((m) => saved(m)) }),
    ...(view === undefined ? {} : { view: asView(view) }),
    position: timeline.position,
    digest: digestWorld(timeline.frame.world),
  };
}

/** As {@link scenarioOf}, with all branches and the bookmarks in them. */
export function wholeScenarioOf(
  timeline: Timeline,
  title = '',
  bookmarks: readonly Marked[] = [],
  view?: SavedView,
): Scenario {
  const infos = timeline.branches;
  if (infos.length === 1) return scenarioOf(timeline, title, bookmarks, view);
  const scenario = scenarioOf(timeline, title, [], view);
  const places = new Map(infos.map(({ id }, i) => [id, i]));
  const branches = infos.map(({ id, parent, name, forkStep, end }): SavedBranch => {
    const all = timeline.actionsOf(id);
    const shares = parent === null ? 0 : all.filter(({ step }) => step < forkStep).length;
    return {
      parent: parent === null ? null : places.get(parent)!,
      ...(asName(name) === '' ? {} : { name: asName(name) }),
      shares,
      actions: all.slice(shares),
      end,
    };
  });
  const marks = bookmarks.slice(0, BOOKMARKS_MAX).flatMap((mark) => {
    const place = places.get(mark.branch);
    return place === undefined ? [] : [saved(mark, place)];
  });
  return {
    ...scenario,
    branches,
    current: places.get(timeline.branch)!,
    ...(marks.length === 0 ? {} : { bookmarks: marks }),
  };
}

const saved = ({ step, at, note }: Marked, branch?: number): SavedBookmark => ({
  step,
  at,
  ...(branch === undefined ? {} : { branch }),
  note: asName(note, NOTE_CHARACTERS_MAX),
});
