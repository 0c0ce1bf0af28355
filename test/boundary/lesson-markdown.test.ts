/** Lesson files come from anyone: what the page inserts as HTML must be harmless, and a mistake must say where it is. */
import { describe, expect, test } from 'vitest';
import { parseLessonData, parseLessonMarkdown } from '../../.config/plugins/lesson-markdown.ts';

const lesson = (body: string, head = 'title: A write'): string => `---\n${head}\n---\n${body}`;
const html = (markdown: string): string | undefined =>
  parseLessonMarkdown(lesson(`## step\n\n${markdown}`)).sections[0]?.html;

test('front matter and steps come apart', () => {
  const text = lesson('## send-it\n\nThe leader *proposes*.\n\n## commit\n\n- one\n- two\n');
  expect(parseLessonMarkdown(text)).toEqual({
    meta: { title: 'A write' },
    sections: [
      { id: 'send-it', html: '<p>The leader <em>proposes</em>.</p>' },
      { id: 'commit', html: '<ul>\n<li>one</li>\n<li>two</li>\n</ul>' },
    ],
  });
});

test('a heading inside code starts no step', () => {
  expect(html('```\n## not-a-step\n```')).toBe('<pre><code>## not-a-step\n</code></pre>');
});

test('Windows line ends and Chinese are read alike', () => {
  const text = lesson('## one\n\n领导者**提交**了。\n').replaceAll('\n', '\r\n');
  expect(parseLessonMarkdown(text).sections).toEqual([
    { id: 'one', html: '<p>领导者<strong>提交</strong>了。</p>' },
  ]);
});

describe('hostile text', () => {
  test.each([
    ['a <script>alert(1)</script>', '<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['<div onclick="x">\nhi\n</div>', '<p>&lt;div onclick=&quot;x&quot;&gt;\nhi\n&lt;/div&gt;</p>'],
    ['`<b>` & <!-- c -->', '<p><code>&lt;b&gt;</code> &amp; &lt;!-- c --&gt;</p>'],
    ['write to alice@server', '<p>write to alice@server</p>'],
    [
      '```"><script>\nx\n```',
      '<pre><code class="language-&quot;&gt;&lt;script&gt;">x\n</code></pre>',
    ],
    ['[here](#top)', '<p><a href="#top">here</a></p>'],
    [
      '[a](https://a.org/?x=1&y="z" "title")',
      '<p><a href="https://a.org/?x=1&amp;y=&quot;z&quot;" target="_blank" rel="noopener noreferrer">a</a></p>',
    ],
  ])('%s comes out harmless', (markdown, wanted) => {
    expect(html(markdown)).toBe(wanted);
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//elsewhere.org)',
    '<javascript:alert(1)>',
    '[x]\n\n[x]: javascript:alert(1)',
    '![x](https://a.org/a.png)',
  ])('%s is refused', (markdown) => {
    expect(() => html(markdown)).toThrow(/a link may go to|no images/);
  });
});

test.each([
  ['## one\n', 'front matter'],
  [lesson('stray text\n\n## one\n'), 'before the first'],
  [lesson('# Title\n'), 'title stands in the front matter'],
  [lesson('## Not An Id\n'), 'must be a step id'],
  [lesson('## one\n\n## one\n'), 'stands twice'],
  [lesson('## one\n', 'title: a\ntitle: b'), 'unique'],
  [lesson('## one\n', 'a: &x 1\nb: *x'), 'alias'],
])('%j is refused because of %s', (text, why) => {
  expect(() => parseLessonMarkdown(text)).toThrow(new RegExp(why, 'i'));
});

test('lesson.yaml is plain data', () => {
  expect(parseLessonData('steps:\n  - id: one\n    servers: 3\n')).toEqual({
    steps: [{ id: 'one', servers: 3 }],
  });
  expect(() => parseLessonData('a: !!js/function "x"')).toThrow('Unresolved tag');
  expect(() => parseLessonData('a: [')).toThrow('line 1');
});
