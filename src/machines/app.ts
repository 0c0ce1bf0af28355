import { assign, setup } from 'xstate';

export type AppEvent =
  /** The visitor acts: the run goes on, in other hands. */
  | { readonly type: 'TAKE_OVER' }
  | { readonly type: 'OPEN_LESSON'; readonly lesson: string }
  | { readonly type: 'LEAVE_LESSON' }
  /** A new ensemble, or a run from a link. */
  | { readonly type: 'OPEN_LAB' };

/** What the page is about at the moment: it begins with a run that needs nobody. */
export const app = setup({
  types: {
    context: {} as { readonly lesson: string | null },
    events: {} as AppEvent,
  },
}).createMachine({
  id: 'app',
  context: { lesson: null },
  initial: 'demo',
  on: {
    OPEN_LAB: { target: '.lab', actions: assign({ lesson: null }) },
    OPEN_LESSON: {
      target: '.lesson',
      actions: assign({ lesson: ({ event }) => event.lesson }),
    },
  },
  states: {
    demo: { on: { TAKE_OVER: 'lab' } },
    lab: {},
    lesson: { on: { LEAVE_LESSON: { target: 'lab', actions: assign({ lesson: null }) } } },
  },
});
