import * as v from 'valibot';
import { commandSchema } from '../scenario/command-schema.ts';
import { setupSchema } from '../scenario/setup-schema.ts';
import { byKey, conditionSchema, patternSchema } from './condition-schema.ts';
import type { Lesson, Move, Step } from './lesson.ts';
import { LessonError } from './problem.ts';

type SchemaOf<T> = v.GenericSchema<unknown, T>;

const STEPS_MAX = 60;
const HINTS_MAX = 5;
const OPTIONS_MAX = 6;

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens'),
);
const name = v.pipe(v.string(), v.regex(/^[a-z]\w*$/, 'a name has letters and digits'));
const hints = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HINTS_MAX));

const move: SchemaOf<Move> = byKey<Move>('a move', {
  do: commandSchema,
  until: v.strictObject({ until: conditionSchema }),
  mark: v.strictObject({ mark: name }),
  back: v.strictObject({ back: name }),
});
const solution = v.pipe(v.array(move), v.minLength(1));

const base = {
  id,
  pane: v.optional(v.picklist(['election', 'quorum', 'log', 'locks'])),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100))),
  mark: v.optional(name),
  back: v.optional(name),
  does: v.optional(v.array(commandSchema)),
  remember: v.optional(v.array(v.strictObject({ name, from: patternSchema, field: v.string() }))),
};

const step: SchemaOf<Step> = v.variant('kind', [
  v.strictObject({ ...base, kind: v.literal('tell'), waitFor: v.optional(conditionSchema) }),
  v.strictObject({
    ...base,
    kind: v.literal('predict'),
    waitFor: v.optional(conditionSchema),
    options: v.pipe(v.array(id), v.minLength(2), v.maxLength(OPTIONS_MAX)),
    right: id,
    proof: v.pipe(v.array(conditionSchema), v.minLength(1)),
  }),
  v.strictObject({ ...base, kind: v.literal('act'), waitFor: conditionSchema, hints, solution }),
  v.strictObject({
    ...base,
    kind: v.literal('goal'),
    parts: v.pipe(
      v.array(v.strictObject({ id, when: conditionSchema })),
      v.minLength(1),
      v.maxLength(OPTIONS_MAX),
    ),
    hints,
    solution,
  }),
  v.strictObject({ ...base, kind: v.literal('end') }),
]);

const lessonSchema: SchemaOf<Lesson> = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  setup: setupSchema,
  steps: v.pipe(v.array(step), v.minLength(2), v.maxLength(STEPS_MAX)),
});

/** What a schema alone does not show. */
function misfit({ setup, steps }: Lesson): string | undefined {
  const ids = new Set<string>();
  for (const one of steps) {
    if (ids.has(one.id)) return `the step id "${one.id}" stands twice`;
    ids.add(one.id);
    if (one.kind === 'predict' && !one.options.includes(one.right)) {
      return `step ${one.id}: "${one.right}" is right but not among the options`;
    }
  }
  if (steps.at(-1)?.kind !== 'end') return 'the last step must be of kind end';
  if (steps.slice(0, -1).some((one) => one.kind === 'end'))
    return 'only the last step may be of kind end';
  if (!steps.some((one) => one.kind === 'predict'))
    return 'a lesson has at least one step of kind predict';
  if (!steps.some((one) => one.kind === 'goal'))
    return 'a lesson has at least one step of kind goal';
  if (setup.startsMs.length !== setup.servers) {
    return `setup.startsMs must have ${setup.servers} entries, one for each server`;
  }
  return undefined;
}

/** Judges what a `lesson.yaml` holds. Throws {@link LessonError} with a message for its author. */
export function readLesson(data: unknown): Lesson {
  const result = v.safeParse(lessonSchema, data, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw new LessonError(path === null ? issue.message : `${path}: ${issue.message}`);
  }
  const problem = misfit(result.output);
  if (problem !== undefined) throw new LessonError(problem);
  return result.output;
}
