import { checkText, readLessonText } from './lesson-text.ts';
import { LessonError } from './problem.ts';
import { Rehearsal } from './rehearsal.ts';
import { readLesson } from './schema.ts';

/** The languages that every lesson must be written in. */
export const LESSON_LANGUAGES = ['en', 'zh'] as const;
export type LessonLanguage = (typeof LESSON_LANGUAGES)[number];

const attempt = <T>(where: string, problems: string[], read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    problems.push(`${where}: ${error.message}`);
    return undefined;
  }
};

/**
 * Everything that is wrong with a lesson, as sentences for its author; empty when it works. The lesson is gone through on the
 * engine by its reference solution.
 *
 * @param data what `lesson.yaml` holds
 * @param texts what the build makes of the text in each language
 */
export function checkLesson(
  data: unknown,
  texts: Readonly<Record<LessonLanguage, unknown>>,
): readonly string[] {
  const problems: string[] = [];
  const lesson = attempt('lesson.yaml', problems, () => readLesson(data));
  for (const language of LESSON_LANGUAGES) {
    const where = `${language}.md`;
    const text = attempt(where, problems, () => readLessonText(texts[language]));
    if (lesson && text) {
      problems.push(...checkText(lesson, text).map((problem) => `${where}: ${problem}`));
    }
  }
  if (lesson) {
    const rehearsal = new Rehearsal(lesson);
    rehearsal.run();
    problems.push(...rehearsal.problems);
  }
  return problems;
}
