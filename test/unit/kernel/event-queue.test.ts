import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copyQueue,
  emptyQueue,
  inOrder,
  peek,
  pop,
  schedule,
  type EventQueue,
} from '../../../src/kernel/event-queue.ts';

const drain = (queue: EventQueue<number>): number[] => {
  const tasks: number[] = [];
  for (let due = pop(queue); due !== undefined; due = pop(queue)) tasks.push(due.task);
  return tasks;
};

/** Few distinct times, so that equals are common. */
const times = fc.array(fc.nat(9), { maxLength: 200 });

test('tasks come in the order of time, and among equals in the order of scheduling', () => {
  fc.assert(
    fc.property(times, (ats) => {
      const queue = emptyQueue<number>();
      ats.forEach((at, i) => schedule(queue, at, i));
      const expected = ats.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
      expect(inOrder(queue).map((due) => due.task)).toEqual(expected.map(({ i }) => i));
      expect(drain(queue)).toEqual(expected.map(({ i }) => i));
    }),
  );
});

test('scheduling and taking in turn agrees with a sorted list', () => {
  const moves = fc.array(fc.option(fc.nat(20), { freq: 3 }), { maxLength: 300 });
  fc.assert(
    fc.property(moves, (steps) => {
      const queue = emptyQueue<number>();
      const model: { at: number; sequence: number }[] = [];
      steps.forEach((at, sequence) => {
        if (at !== null) {
          schedule(queue, at, sequence);
          model.push({ at, sequence });
          model.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
        } else {
          expect(peek(queue)?.task).toBe(model[0]?.sequence);
          expect(pop(queue)?.task).toBe(model.shift()?.sequence);
        }
      });
      expect(drain(queue)).toEqual(model.map(({ sequence }) => sequence));
    }),
  );
});

test('a copy and its original go their own ways', () => {
  fc.assert(
    fc.property(times, times, (before, after) => {
      const queue = emptyQueue<number>();
      before.forEach((at, i) => schedule(queue, at, i));
      const copy = copyQueue(queue);
      const expected = drain(copyQueue(queue));
      after.forEach((at, i) => schedule(queue, at, 1_000 + i));
      pop(queue);
      expect(drain(copy)).toEqual(expected);
    }),
  );
});

test('a sequence number is never used twice, not even after the queue ran empty', () => {
  const queue = emptyQueue<string>();
  schedule(queue, 5, 'first');
  expect(pop(queue)).toEqual({ at: 5, sequence: 0, task: 'first' });
  expect(pop(queue)).toBeUndefined();
  schedule(queue, 5, 'second');
  expect(pop(queue)).toEqual({ at: 5, sequence: 1, task: 'second' });
});
