import { describe, expect, it } from 'vitest';
import { LessonError } from '../../../src/lessons/problem.ts';
import { readLesson } from '../../../src/lessons/schema.ts';

const tell = { id: 'one', kind: 'tell', waitFor: { up: 1 } };
const predict = {
  id: 'guess',
  kind: 'predict',
  options: ['yes', 'no'],
  right: 'yes',
  proof: [{ up: 1 }],
};
const goal = {
  id: 'goal',
  kind: 'goal',
  hints: 1,
  parts: [{ id: 'all', when: { not: { up: 2 } } }],
  solution: [{ do: 'crash', server: 2 }],
};
const end = { id: 'end', kind: 'end' };
const lesson = (steps: readonly unknown[], more: object = {}): unknown => ({
  number: 1,
  minutes: 5,
  setup: { servers: 3 },
  steps,
  ...more,
});

describe('readLesson', () => {
  it('takes a small lesson, and fills in the set-up', () => {
    const read = readLesson(lesson([tell, predict, goal, end]));
    expect(read.setup.startsMs).toEqual([0, 0, 0]);
    expect(read.steps.map(({ kind }) => kind)).toEqual(['tell', 'predict', 'goal', 'end']);
  });

  const refused: [string, unknown, RegExp][] = [
    ['nothing', null, /./],
    ['no end', lesson([tell, predict, goal]), /last step must be of kind end/],
    ['no goal', lesson([predict, end]), /at least one step of kind goal/],
    ['no prediction', lesson([goal, end]), /at least one step of kind predict/],
    ['a step twice', lesson([tell, tell, predict, goal, end]), /"one" stands twice/],
    [
      'a right answer that cannot be chosen',
      lesson([{ ...predict, right: 'perhaps' }, goal, end]),
      /not among the options/,
    ],
    [
      'an unknown condition',
      lesson([{ ...tell, waitFor: { eval: 'x' } }, predict, goal, end]),
      /steps\.0\.waitFor: a condition has one of the keys all, any/,
    ],
    [
      'an unknown kind of event',
      lesson([{ ...tell, waitFor: { happened: { kind: 'exploded' } } }, predict, goal, end]),
      /steps\.0\.waitFor\.happened\.kind/,
    ],
    [
      'an unknown command',
      lesson([predict, { ...goal, solution: [{ do: 'format', server: 1 }] }, end]),
      /steps\.1\.solution\.0/,
    ],
    ['an unknown key', lesson([tell, predict, goal, end], { script: 'x' }), /script/],
    ['too many servers', lesson([tell, predict, goal, end], { setup: { servers: 99 } }), /setup/],
  ];

  it.each(refused)('refuses %s, and says where', (_, data, message) => {
    expect(() => readLesson(data)).toThrow(LessonError);
    expect(() => readLesson(data)).toThrow(message);
  });
});
