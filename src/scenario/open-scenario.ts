import { digest as digestOf } from '../kernel/digest.ts';
import { digestWorld } from '../simulation/digest-world.ts';
import { Timeline } from '../timeline/timeline.ts';
import { REPLAY_STEPS_MAX } from './limits.ts';
import { failed, fine, type Outcome, type Problem } from './problem.ts';
import type { Place, SavedBranch, Scenario, ScenarioAction } from './scenario.ts';

/** Steps between two breathers: a few milliseconds of work. */
const SLICE_STEPS = 2_000;

export interface OpenOptions {
  /** Lets the host do other things for a moment; the room of the page hands in a timer. */
  readonly pause: () => Promise<void>;
  /** Told the share of the run that is replayed, 0 to 1, before each breather. */
  readonly progress?: (fraction: number) => void;
  /** Gives up beyond so many steps: `REPLAY_STEPS_MAX` unless told. */
  readonly stepsMax?: number;
}

export interface Opened {
  readonly scenario: Scenario;
  /** At the scenario's position. */
  readonly timeline: Timeline;
  /** The ids that the scenario's branches have there; one where it carries no set. */
  readonly branches: readonly number[];
  /** Of the state there; the same as the scenario's, if it has one. */
  readonly digest: string;
}

type Reached = 'there' | 'unreachable' | 'too-long';

const atOf = (place: Place): number => ('step' in place ? place.at : place.atMs * 1_000);

/** The furthest place that the scenario names, microseconds. */
const extentOf = ({ actions, position }: Scenario): number =>
  Math.max(1, position === undefined ? 0 : atOf(position), ...actions.map(atOf));

/** Plays forward to a place and stands exactly there. */
async function reach(timeline: Timeline, place: Place, options: OpenOptions): Promise<Reached> {
  const { pause, stepsMax = REPLAY_STEPS_MAX } = options;
  const exact = 'step' in place ? place : undefined;
  const atUs = atOf(place);
  for (;;) {
    const before = timeline.position;
    if (exact === undefined) timeline.playTo(atUs, SLICE_STEPS);
    else timeline.playToStep(exact.step, SLICE_STEPS);
    const { step, at } = timeline.position;
    if (exact !== undefined && timeline.frame.world.now > atUs) return 'unreachable';
    if (timeline.full || step > stepsMax) return 'too-long';
    if (exact === undefined ? at >= atUs : step >= exact.step) break;
    if (step === before.step) return 'unreachable';
    await pause();
  }
  if (exact !== undefined) timeline.goTo(exact);
  const { step, at } = timeline.position;
  return at === atUs && step === (exact?.step ?? step) ? 'there' : 'unreachable';
}

/** Performs all actions in turn. */
async function perform(
  timeline: Timeline,
  actions: readonly ScenarioAction[],
  options: OpenOptions,
): Promise<Problem | undefined> {
  for (const [i, action] of actions.entries()) {
    const reached = await reach(timeline, action, options);
    if (reached === 'unreachable') return { kind: 'impossible-action', action: i + 1 };
    if (reached === 'too-long') return tooLong(options);
    timeline.act(action.command);
  }
  return undefined;
}

const tooLong = ({ stepsMax = REPLAY_STEPS_MAX }: OpenOptions): Problem => ({
  kind: 'replay-too-long',
  stepsMax,
});

async function stand(
  timeline: Timeline,
  position: Place | undefined,
  options: OpenOptions,
): Promise<Problem | undefined> {
  if (position === undefined) return undefined;
  const { step, at } = timeline.position;
  if ('step' in position ? position.step < step : atOf(position) < at) {
    if ('step' in position) timeline.goTo(position);
    else timeline.seek(atOf(position));
    return undefined;
  }
  return (await reach(timeline, position, options)) === 'too-long' ? tooLong(options) : undefined;
}

/** Grows the whole tree, parents first. @returns the ids of the branches, or why not */
async function grow(
  timeline: Timeline,
  branches: readonly SavedBranch[],
  options: OpenOptions,
): Promise<Problem | readonly number[]> {
  const ids: number[] = [];
  for (const { parent, name, actions, end } of branches) {
    const [first] = actions;
    if (parent !== null && first !== undefined) {
      timeline.switchTo(ids[parent] ?? 0);
      if ('step' in first) timeline.goTo(first);
      else timeline.seek(atOf(first));
    }
    const problem =
      (await perform(timeline, actions, options)) ?? (await stand(timeline, end, options));
    if (problem !== undefined) return problem;
    ids.push(timeline.branch);
    if (name !== undefined) timeline.rename(timeline.branch, name);
  }
  return ids;
}

/** Performs all there is to perform, then stands at the position. @returns the ids of the branches, or why not */
async function replay(
  timeline: Timeline,
  { actions, branch, branches, current = 0, position }: Scenario,
  options: OpenOptions,
): Promise<Problem | readonly number[]> {
  if (branches === undefined) {
    const problem = await perform(timeline, actions, options);
    if (branch !== undefined) timeline.rename(timeline.branch, branch);
    return problem ?? (await stand(timeline, position, options)) ?? [timeline.branch];
  }
  const ids = await grow(timeline, branches, options);
  if ('kind' in ids) return ids;
  timeline.switchTo(ids[current] ?? 0);
  if (!sameCommands(timeline.actions, actions)) {
    return { kind: 'wrong-shape', path: 'branches', expected: 'the same actions as in “actions”' };
  }
  if (position === undefined) timeline.toEnd();
  else if ('step' in position) timeline.goTo(position);
  else timeline.seek(atOf(position));
  return ids;
}

type WithCommand = Pick<ScenarioAction, 'command'>;
const sameCommands = (left: readonly WithCommand[], right: readonly WithCommand[]): boolean =>
  left.length === right.length &&
  left.every(({ command }, i) => digestOf(command) === digestOf(right[i]!.command));

/**
 * Runs a scenario: performs all its actions as a user would, goes to its position and compares the digest there. Takes
 * many breathers on the way, and gives up when that takes too long.
 */
export async function openScenario(
  scenario: Scenario,
  options: OpenOptions,
): Promise<Outcome<Opened>> {
  const extentUs = extentOf(scenario);
  let timeline: Timeline | undefined;
  try {
    const run = new Timeline(scenario.setup);
    timeline = run;
    const rest = (): Promise<void> => {
      options.progress?.(Math.min(1, run.position.at / extentUs));
      return options.pause();
    };
    const branches = await replay(run, scenario, { ...options, pause: rest });
    if ('kind' in branches) return failed(branches);
    const digest = digestWorld(run.frame.world);
    const expected = scenario.digest ?? digest;
    if (expected !== digest) return failed({ kind: 'digest-differs', expected, found: digest });
    return fine({ scenario, timeline: run, branches, digest });
  } catch {
    // A hostile scenario may lead the engine into a state that its own asserts exclude.
    return failed({ kind: 'cannot-replay', step: timeline?.position.step ?? 0 });
  }
}
