/**
 * Reads the files of a lesson: `lesson.yaml` (what happens, in no language) and `<language>.md`
 * (front matter, then one `## step-id` heading for each step). No Vite in here, so that tests and
 * the command line read lessons with the same eyes as the build.
 *
 * The HTML is safe by construction: raw HTML comes out as the text it is, a link goes to https or
 * within the page, and there are no images. Nothing is left for a sanitizer to find.
 */
import { Marked, type Tokens } from 'marked';
import { parseDocument } from 'yaml';

export interface LessonSection {
  /** The text of the `##` heading. */
  readonly id: string;
  readonly html: string;
}

export interface LessonText {
  readonly meta: unknown;
  readonly sections: readonly LessonSection[];
}

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const markdown = new Marked({
  renderer: {
    html: ({ text, block }: Tokens.HTML | Tokens.Tag) =>
      block ? `<p>${escapeHtml(text)}</p>\n` : escapeHtml(text),
    link({ href, tokens }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      if (href.startsWith('mailto:')) return text; // `server@host` in prose is no address
      if (href.startsWith('#')) return `<a href="${escapeHtml(href)}">${text}</a>`;
      if (!href.startsWith('https://'))
        throw new Error(`a link may go to https:// or #, not ${href}`);
      return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
    image({ href }: Tokens.Image): string {
      throw new Error(`no images in lessons, the stage is the picture: ${href}`);
    },
  },
});

/** `lesson.yaml`, as plain data that nobody has judged yet. */
export function parseLessonData(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble) throw trouble;
  return document.toJS({ maxAliasCount: 0 }) as unknown;
}

/** `en.md` or `zh.md`. Throws an Error that says what to mend. */
export function parseLessonMarkdown(text: string): LessonText {
  const head = frontMatter.exec(text);
  if (!head) throw new Error('a lesson text begins with front matter between two lines of ---');
  const sections: { id: string; tokens: Tokens.Generic[] }[] = [];
  for (const token of markdown.lexer(text.slice(head[0].length))) {
    if (token.type === 'heading' && (token as Tokens.Heading).depth <= 2) {
      const { depth, text: id } = token as Tokens.Heading;
      if (depth === 1) throw new Error(`the title stands in the front matter, not in "# ${id}"`);
      if (!idPattern.test(id)) throw new Error(`"## ${id}" must be a step id such as first-write`);
      if (sections.some((section) => section.id === id)) throw new Error(`"## ${id}" stands twice`);
      sections.push({ id, tokens: [] });
    } else if (token.type !== 'space') {
      const section = sections.at(-1);
      if (!section) throw new Error('there is text before the first "## step-id" heading');
      section.tokens.push(token);
    }
  }
  return {
    meta: parseLessonData(head[1] ?? ''),
    sections: sections.map(({ id, tokens }) => ({ id, html: markdown.parser(tokens).trim() })),
  };
}
