/** What the lessons plugin makes of the files under lessons/. */
declare module '*/lesson.yaml' {
  const data: unknown;
  export default data;
}
declare module '*.md' {
  const text: import('./plugins/lesson-markdown.ts').LessonText;
  export default text;
}
