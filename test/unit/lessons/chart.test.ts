import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { parseLessonData } from '../../../.config/plugins/lesson-markdown.ts';
import type { Condition } from '../../../src/lessons/condition.ts';
import type { Step } from '../../../src/lessons/lesson.ts';
import { readLesson } from '../../../src/lessons/schema.ts';
import { currentStep, lessonChart } from '../../../src/machines/lesson.ts';

const lesson = readLesson(
  parseLessonData(readFileSync('lessons/02-life-of-a-write/lesson.yaml', 'utf8')),
);

/** A lesson whose conditions hold when the test says so. */
function begin() {
  const holding = new Set<Condition>();
  const calls: string[] = [];
  const actor = createActor(
    lessonChart.provide({
      actions: {
        enter: (_, step: Step) => calls.push(`enter ${step.id}`),
        play: () => calls.push('play'),
        remember: (_, step: Step) => calls.push(`remember ${step.id}`),
      },
    }),
    { input: { lesson, holds: (condition) => holding.has(condition) } },
  ).start();
  const state = (): string => JSON.stringify(actor.getSnapshot().value);
  const step = (): Step => currentStep(actor.getSnapshot().context);
  const happen = (...conditions: readonly Condition[]): void => {
    conditions.forEach((condition) => holding.add(condition));
    actor.send({ type: 'MOVED' });
  };
  return { actor, calls, holding, state, step, happen };
}

describe('the chart of a lesson', () => {
  it('waits with its text until the run has it', () => {
    const { actor, calls, state, step, happen } = begin();
    expect(state()).toBe('{"step":"waiting"}');
    expect(calls).toEqual(['enter meet', 'play']);
    actor.send({ type: 'NEXT' });
    actor.send({ type: 'MOVED' });
    expect(state()).toBe('{"step":"waiting"}');
    happen(step().waitFor!);
    expect(state()).toBe('{"step":"told"}');
    expect(calls.at(-1)).toBe('remember meet');
  });

  it('takes no prediction back for another step, and lets other answers be read', () => {
    const { actor, state, step, happen } = begin();
    while (step().kind !== 'predict') {
      happen(step().waitFor!);
      actor.send({ type: 'NEXT' });
    }
    expect(state()).toBe('{"step":"asking"}');
    actor.send({ type: 'NEXT' });
    expect(state()).toBe('{"step":"asking"}');
    actor.send({ type: 'CHOOSE', option: 'ask' });
    actor.send({ type: 'CHOOSE', option: 'nothing' });
    expect(state()).toBe('{"step":"answered"}');
    expect(actor.getSnapshot().context.choice).toBe('nothing');
    actor.send({ type: 'NEXT' });
    expect(actor.getSnapshot().context.choice).toBeNull();
    expect(state()).toBe('{"step":"doing"}');
  });

  it('keeps a part of the goal that was reached in another branch, and ends', () => {
    const { actor, holding, state, step, happen } = begin();
    while (step().kind !== 'goal') {
      const now = step();
      if (now.waitFor) happen(now.waitFor);
      if (now.kind === 'predict') actor.send({ type: 'CHOOSE', option: now.right });
      actor.send({ type: 'NEXT' });
    }
    const goal = step();
    if (goal.kind !== 'goal') throw new Error('no goal');
    const [first, second] = goal.parts;
    happen(first!.when);
    expect(state()).toBe('{"step":"striving"}');
    holding.delete(first!.when);
    actor.send({ type: 'HINT' });
    happen(second!.when);
    expect(state()).toBe('{"step":"reached"}');
    expect(actor.getSnapshot().context.reached).toEqual([first!.id, second!.id]);
    actor.send({ type: 'NEXT' });
    expect(state()).toBe('"done"');
  });
});
