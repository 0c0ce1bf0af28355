import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLessonData, parseLessonMarkdown } from '../../.config/plugins/lesson-markdown.ts';
import { checkLesson, LESSON_LANGUAGES, type LessonLanguage } from '../lessons/check-lesson.ts';
import { readLessonText } from '../lessons/lesson-text.ts';
import { LessonError } from '../lessons/problem.ts';
import { readLesson } from '../lessons/schema.ts';

const USAGE = `Usage: npm run -s lessons -- check [DIR]   run every lesson by its solution, in all languages
       npm run -s lessons -- list [DIR]    show number, minutes and title of every lesson
DIR is a folder of lessons, or one lesson; "lessons" if it is left out.
`;

const isLesson = (folder: string): boolean => existsSync(join(folder, 'lesson.yaml'));

/** The lessons in a folder of lessons, or the folder itself when it is one. Throws when there is none. */
export function lessonFolders(root: string): readonly string[] {
  if (isLesson(root)) return [root];
  const found = existsSync(root)
    ? readdirSync(root)
        .map((name) => join(root, name))
        .filter(isLesson)
        .sort()
    : [];
  if (found.length === 0) throw new LessonError(`there is no lesson in ${root}`);
  return found;
}

const dataIn = (folder: string): unknown =>
  parseLessonData(readFileSync(join(folder, 'lesson.yaml'), 'utf8'));

const textIn = (folder: string, language: LessonLanguage): unknown =>
  parseLessonMarkdown(readFileSync(join(folder, `${language}.md`), 'utf8'));

/** Everything that is wrong with the lesson in a folder, as sentences; empty when it works. */
export function checkFolder(folder: string): readonly string[] {
  const problems: string[] = [];
  const read = (file: string, parse: () => unknown): unknown => {
    try {
      return parse();
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const data = read('lesson.yaml', () => dataIn(folder));
  const texts = Object.fromEntries(
    LESSON_LANGUAGES.map((language) => [
      language,
      read(`${language}.md`, () => textIn(folder, language)),
    ]),
  ) as Record<LessonLanguage, unknown>;
  return problems.length > 0 ? problems : checkLesson(data, texts);
}

function check(root: string): number {
  let failed = 0;
  const folders = lessonFolders(root);
  for (const folder of folders) {
    const problems = checkFolder(folder);
    if (problems.length > 0) failed++;
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${folder}`);
    for (const problem of problems) console.log(`     ${problem}`);
  }
  console.log(`${folders.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function list(root: string): number {
  for (const folder of lessonFolders(root)) {
    const { number, minutes } = readLesson(dataIn(folder));
    const titles = LESSON_LANGUAGES.map(
      (language) => readLessonText(textIn(folder, language)).title,
    );
    console.log(`${String(number).padStart(3)}  ${minutes} min  ${titles.join('  /  ')}`);
  }
  return 0;
}

function main(args: readonly string[]): number {
  const [command, root = 'lessons'] = args;
  if (command === '--help' || command === '-h' || command === 'help') {
    console.log(USAGE.trimEnd());
    return 0;
  }
  if (args.length > 2 || (command !== 'check' && command !== 'list')) {
    console.error(USAGE.trimEnd());
    return 2;
  }
  try {
    return command === 'check' ? check(root) : list(root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2));
