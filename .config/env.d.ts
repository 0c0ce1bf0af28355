/** What the lessons plugin makes of the files under lessons/. */
declare module '*/lesson.yaml' {
  const data: unknown;
  export default data;
}
declare module '*.md' {
  import type { LessonText } from './plugins/lesson-markdown.ts';
  const text: LessonText;
  export default text;
}
declare module 'subset-font' {
  export default function subsetFont(font: Buffer, text: string, options: object): Promise<Buffer>;
}
