/** A run goes on until a condition holds, and says honestly when it does not. */
import { expect, test } from 'vitest';
import { ConditionWatch } from '../../../src/scenario/condition/condition-watch.ts';
import { type Condition, parseCondition } from '../../../src/scenario/condition/parse-condition.ts';
import { RunUntil } from '../../../src/scenario/condition/run-until.ts';
import { shortForms } from '../../../src/scenario/condition/short-forms.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy } from '../timeline/play.ts';

const read = (text: string): Condition => {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.kind}`);
  return parsed.condition;
};

const until = (timeline: Timeline, text: string, reachUs?: number) => {
  const run = new RunUntil(timeline, read(text), reachUs);
  for (;;) {
    const ending = run.proceed(500);
    if (ending !== null) return ending;
  }
};

test('it stands behind the very step that made it true', () => {
  const timeline = new Timeline(busy);
  expect(until(timeline, shortForms.established())).toBe('found');
  expect(timeline.eventsOfStep(timeline.frame.step).map(({ kind }) => kind)).toContain(
    'established',
  );
});

test('what happens is waited for anew each time', () => {
  const timeline = new Timeline(busy);
  until(timeline, shortForms.event('committed'));
  const first = timeline.frame.step;
  expect(until(timeline, shortForms.event('committed'))).toBe('found');
  expect(timeline.frame.step).toBeGreaterThan(first);
});

test('what holds already moves nothing', () => {
  const timeline = new Timeline(busy);
  timeline.playTo(2_000_000);
  const { position } = timeline;
  expect(until(timeline, 'exists(leader)')).toBe('already');
  expect(timeline.position).toEqual(position);
});

test('a time is reached exactly, though nothing happens then', () => {
  const timeline = new Timeline(busy);
  expect(until(timeline, 'time >= 1234567us')).toBe('found');
  expect(timeline.position.at).toBe(1_234_567);
});

test('it gives up within its reach', () => {
  const timeline = new Timeline(busy);
  expect(until(timeline, 'committed >= (9,0)', 3_000_000)).toBe('out-of-reach');
  expect(timeline.position.at).toBe(3_000_000);
});

test('a broken invariant is found, and only where a rule is missing', () => {
  const bad = new Timeline({ ...busy, switchedOff: ['commit-needs-quorum'] });
  expect(until(bad, shortForms.broken(), 5_000_000)).toBe('found');
  const good = new Timeline(busy);
  expect(until(good, shortForms.broken(), 5_000_000)).toBe('out-of-reach');
});

test('the past is counted along branches', () => {
  const timeline = new Timeline(busy);
  const crashed = new ConditionWatch(read('count(event where kind = crashed) = 1'));
  timeline.playTo(2_000_000);
  expect(crashed.holds(timeline, false)).toBe(false);
  timeline.act({ do: 'crash', server: 1 });
  expect(crashed.holds(timeline, false)).toBe(true);
  timeline.seek(1_000_000);
  expect(crashed.holds(timeline, false)).toBe(false);
  timeline.act({ do: 'crash', server: 2 });
  timeline.playTo(3_000_000);
  expect(crashed.holds(timeline, false)).toBe(true);
});
