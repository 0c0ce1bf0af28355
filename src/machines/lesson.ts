import { assign, setup } from 'xstate';
import type { Condition } from '../lessons/condition.ts';
import type { Lesson, Step } from '../lessons/lesson.ts';

export type LessonEvent =
  | { readonly type: 'NEXT' }
  /** The student predicts. */
  | { readonly type: 'CHOOSE'; readonly option: string }
  /** The run stands somewhere else than before. */
  | { readonly type: 'MOVED' }
  | { readonly type: 'HINT' };

export interface LessonInput {
  readonly lesson: Lesson;
  /** Whether a condition holds at the place that is shown. */
  readonly holds: (condition: Condition) => boolean;
}

export interface LessonContext extends LessonInput {
  readonly index: number;
  readonly choice: string | null;
  readonly hints: number;
  /** Parts of the goal that were reached, in whichever branch. */
  readonly reached: readonly string[];
}

const stepOf = ({ lesson, index }: LessonContext): Step => lesson.steps[index]!;

const waits = (context: LessonContext): boolean => {
  const { waitFor } = stepOf(context);
  return waitFor !== undefined && !context.holds(waitFor);
};

const reachedNow = (context: LessonContext): readonly string[] => {
  const step = stepOf(context);
  if (step.kind !== 'goal') return [];
  return step.parts
    .filter(({ id, when }) => context.reached.includes(id) || context.holds(when))
    .map(({ id }) => id);
};

const isKind =
  (kind: Step['kind']) =>
  ({ context }: { context: LessonContext }): boolean =>
    stepOf(context).kind === kind;

/**
 * A lesson on its way. Its text waits: a step is told only once what it tells has happened in the run. Whoever shows the run
 * provides `enter`, `play` and `remember`, and sends MOVED.
 */
export const lessonChart = setup({
  types: {
    context: {} as LessonContext,
    events: {} as LessonEvent,
    input: {} as LessonInput,
    /** The run has to reach what the step waits for. */
    tags: {} as 'open',
  },
  actions: {
    /** The lesson's own commands, pane and speed of a step. */
    enter: (_, _step: Step) => undefined,
    /** Play until the step's condition holds. */
    play: () => undefined,
    /** Numbers that later conditions and texts need. */
    remember: (_, _step: Step) => undefined,
  },
  guards: {
    isWaiting: ({ context }) => waits(context),
    holds: ({ context }) => !waits(context),
    allReached: ({ context }) => {
      const step = stepOf(context);
      return step.kind === 'goal' && step.parts.every(({ id }) => context.reached.includes(id));
    },
    isPredict: isKind('predict'),
    isAct: isKind('act'),
    isGoal: isKind('goal'),
    isEnd: isKind('end'),
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({ ...input, index: 0, choice: null, hints: 0, reached: [] }),
  initial: 'step',
  states: {
    step: {
      entry: { type: 'enter', params: ({ context }) => stepOf(context) },
      initial: 'sorting',
      on: {
        HINT: { actions: assign({ hints: ({ context }) => context.hints + 1 }) },
      },
      states: {
        sorting: {
          always: [
            { guard: 'isEnd', target: '#lesson.done' },
            { guard: 'isAct', target: 'doing' },
            { guard: 'isGoal', target: 'striving' },
            { guard: 'isWaiting', target: 'waiting' },
            { guard: 'isPredict', target: 'asking' },
            { target: 'told' },
          ],
        },
        /** What the text tells has not happened yet. */
        waiting: {
          tags: 'open',
          entry: 'play',
          on: {
            MOVED: [
              { guard: 'isWaiting' },
              { guard: 'isPredict', target: 'asking' },
              { target: 'told' },
            ],
          },
        },
        told: {
          entry: { type: 'remember', params: ({ context }) => stepOf(context) },
          on: { NEXT: '#lesson.turning' },
        },
        asking: {
          entry: { type: 'remember', params: ({ context }) => stepOf(context) },
          on: {
            CHOOSE: {
              target: 'answered',
              actions: assign({ choice: ({ event }) => event.option }),
            },
          },
        },
        answered: {
          on: {
            CHOOSE: { actions: assign({ choice: ({ event }) => event.option }) },
            NEXT: '#lesson.turning',
          },
        },
        /** The student has one thing to do. */
        doing: {
          tags: 'open',
          on: { MOVED: { guard: 'holds', target: 'did' } },
        },
        did: {
          entry: { type: 'remember', params: ({ context }) => stepOf(context) },
          on: { NEXT: '#lesson.turning' },
        },
        /** The student looks for a way to the goal. */
        striving: {
          on: { MOVED: { actions: assign({ reached: ({ context }) => reachedNow(context) }) } },
          always: { guard: 'allReached', target: 'reached' },
        },
        reached: {
          entry: { type: 'remember', params: ({ context }) => stepOf(context) },
          on: { NEXT: '#lesson.turning' },
        },
      },
    },
    turning: {
      always: {
        target: 'step',
        actions: assign({
          index: ({ context }) => context.index + 1,
          choice: null,
          hints: 0,
          reached: [],
        }),
      },
    },
    done: {},
  },
});

export { stepOf as currentStep };
