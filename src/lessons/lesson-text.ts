import * as v from 'valibot';
import type { Lesson, Step } from './lesson.ts';
import { LessonError } from './problem.ts';

const words = v.record(v.string(), v.record(v.string(), v.pipe(v.string(), v.minLength(1))));

const textSchema = v.object({
  meta: v.strictObject({
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
    summary: v.pipe(v.string(), v.minLength(1), v.maxLength(240)),
    /** step -> option -> label */
    options: v.optional(words, {}),
    /** step -> part of the goal -> what it asks for */
    parts: v.optional(words, {}),
  }),
  sections: v.array(v.object({ id: v.string(), html: v.string() })),
});

/** The words of a lesson in one language, rendered and sanitized at build time. */
export interface LessonText {
  readonly title: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** HTML by section. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Judges what the build made of a `<language>.md`. Throws {@link LessonError} with a message for its author. */
export function readLessonText(data: unknown): LessonText {
  const result = v.safeParse(textSchema, data, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new LessonError(`${v.getDotPath(issue) ?? 'the text'}: ${issue.message}`);
  }
  const { meta, sections } = result.output;
  return { ...meta, sections: new Map(sections.map(({ id, html }) => [id, html])) };
}

/** Sections that a step needs in every language. `-done` and `-wait` are optional. */
function neededBy(step: Step): readonly string[] {
  const { id } = step;
  switch (step.kind) {
    case 'predict':
      return [id, ...step.options.map((option) => `${id}-${option}`)];
    case 'act':
    case 'goal':
      return [
        id,
        `${id}-done`,
        ...Array.from({ length: step.hints }, (_, i) => `${id}-hint-${i + 1}`),
      ];
    default:
      return [id];
  }
}

/** What is missing or too much in the words of a lesson, as sentences. */
export function checkText(lesson: Lesson, text: LessonText): readonly string[] {
  const needed = new Set(lesson.steps.flatMap(neededBy));
  const allowed = new Set([...needed, ...lesson.steps.map((step) => `${step.id}-wait`)]);
  const problems: string[] = [];
  for (const id of needed) {
    if (!text.sections.get(id)) problems.push(`the section "## ${id}" is missing or empty`);
  }
  for (const id of text.sections.keys()) {
    if (!allowed.has(id)) problems.push(`no step needs the section "## ${id}"`);
  }
  for (const step of lesson.steps) {
    if (step.kind === 'predict') {
      for (const option of step.options) {
        if (!text.options[step.id]?.[option]) {
          problems.push(`options.${step.id}.${option} has no label in the front matter`);
        }
      }
    }
    if (step.kind === 'goal') {
      for (const part of step.parts) {
        if (!text.parts[step.id]?.[part.id]) {
          problems.push(`parts.${step.id}.${part.id} has no words in the front matter`);
        }
      }
    }
  }
  return problems;
}
