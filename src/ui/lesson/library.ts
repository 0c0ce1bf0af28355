import type { Lesson } from '../../lessons/lesson.ts';
import { readLessonText, type LessonText } from '../../lessons/lesson-text.ts';
import { readLesson } from '../../lessons/schema.ts';
import type { Language } from '../language.svelte.ts';

const FOLDER = '../../../lessons/';
const data = import.meta.glob<unknown>('../../../lessons/*/lesson.yaml', { import: 'default' });
const texts = import.meta.glob<unknown>('../../../lessons/*/*.md', { import: 'default' });

/** The folders' names, in the order of the course. */
export const lessonNames = (): readonly string[] =>
  Object.keys(data)
    .map((path) => path.slice(FOLDER.length).split('/')[0]!)
    .sort();

const load = async (files: typeof data, path: string): Promise<unknown> => {
  const file = files[FOLDER + path];
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file();
};

/** What happens in a lesson. Rejects when there is none of that name, or it cannot be used. */
export const loadLesson = async (name: string): Promise<Lesson> =>
  readLesson(await load(data, `${name}/lesson.yaml`));

/** The words of a lesson. */
export const loadLessonText = async (name: string, language: Language): Promise<LessonText> =>
  readLessonText(await load(texts, `${name}/${language}.md`));
