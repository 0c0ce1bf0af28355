import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { app, type AppEvent } from '../../../src/machines/app.ts';

test.each<{ name: string; events: AppEvent[]; value: string; lesson: string | null }>([
  { name: 'begins with a run that needs nobody', events: [], value: 'demo', lesson: null },
  { name: 'is taken over', events: [{ type: 'TAKE_OVER' }], value: 'lab', lesson: null },
  {
    name: 'a lesson may follow at once',
    events: [{ type: 'OPEN_LESSON', lesson: 'commit' }],
    value: 'lesson',
    lesson: 'commit',
  },
  {
    name: 'taking over ends no lesson',
    events: [{ type: 'OPEN_LESSON', lesson: 'commit' }, { type: 'TAKE_OVER' }],
    value: 'lesson',
    lesson: 'commit',
  },
  {
    name: 'behind a lesson lies the lab',
    events: [{ type: 'OPEN_LESSON', lesson: 'commit' }, { type: 'LEAVE_LESSON' }],
    value: 'lab',
    lesson: null,
  },
  {
    name: 'a link ends a lesson',
    events: [{ type: 'OPEN_LESSON', lesson: 'commit' }, { type: 'OPEN_LAB' }],
    value: 'lab',
    lesson: null,
  },
  {
    name: 'there is no lesson to leave',
    events: [{ type: 'LEAVE_LESSON' }],
    value: 'demo',
    lesson: null,
  },
])('$name', ({ events, value, lesson }) => {
  const actor = createActor(app).start();
  for (const event of events) actor.send(event);
  expect(actor.getSnapshot().value).toBe(value);
  expect(actor.getSnapshot().context.lesson).toBe(lesson);
});
