import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLessonData, parseLessonMarkdown } from '../../.config/plugins/lesson-markdown.ts';
import { checkFolder, lessonFolders } from '../../src/cli/lessons.ts';
import { checkLesson } from '../../src/lessons/check-lesson.ts';

const folders = lessonFolders('lessons');
const read = (folder: string) => ({
  data: parseLessonData(readFileSync(join(folder, 'lesson.yaml'), 'utf8')) as {
    steps: Record<string, unknown>[];
  },
  texts: {
    en: parseLessonMarkdown(readFileSync(join(folder, 'en.md'), 'utf8')),
    zh: parseLessonMarkdown(readFileSync(join(folder, 'zh.md'), 'utf8')),
  },
});

it('there are lessons', () => {
  expect(folders.length).toBeGreaterThanOrEqual(3);
});

describe.each(folders)('%s', (folder) => {
  it('works by its solution, in both languages', () => {
    expect(checkFolder(folder)).toEqual([]);
  });

  it('fails without the moves of its goal', () => {
    const { data, texts } = read(folder);
    const steps = data.steps.map((step) =>
      step['kind'] === 'goal' ? { ...step, solution: [{ do: 'heal' }] } : step,
    );
    expect(checkLesson({ ...data, steps }, texts).join()).toMatch(/does not reach the part/);
  });

  it('fails when a choice has no answer', () => {
    const { data, texts } = read(folder);
    const predict = data.steps.find((step) => step['kind'] === 'predict')!;
    const gone = `${String(predict['id'])}-${(predict['options'] as string[])[0]!}`;
    const sections = texts.zh.sections.filter(({ id }) => id !== gone);
    expect(sections.length).toBe(texts.zh.sections.length - 1);
    const problems = checkLesson(data, { ...texts, zh: { ...texts.zh, sections } });
    expect(problems).toEqual([`zh.md: the section "## ${gone}" is missing or empty`]);
  });
});
