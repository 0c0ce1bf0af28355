import type { Plugin } from 'vite';
import { parseLessonData, parseLessonMarkdown } from './lesson-markdown.ts';

/** Lets `lessons/<name>/<language>.md` and `lesson.yaml` be imported as data: neither Markdown nor YAML code ships. */
export function lessons(): Plugin {
  return {
    name: 'lessons',
    transform: {
      filter: { id: /\/lessons\/[^/]+\/([\w-]+\.md|lesson\.yaml)$/ },
      handler(text, id) {
        try {
          const data = id.endsWith('.md') ? parseLessonMarkdown(text) : parseLessonData(text);
          // A string, because as an object literal a key "__proto__" would mean something.
          const code = `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
          return { code, moduleType: 'js', map: null };
        } catch (error) {
          return this.error(`${id}: ${error instanceof Error ? error.message : String(error)}`);
        }
      },
    },
  };
}
